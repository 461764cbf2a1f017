"""What becomes of a convention once signed, derived from its dates alone (contracts §1)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Situation:
    """Where a signed convention stands on a day, and the day that matters for it."""

    code: str
    libelle: str
    jusqu_au: date | None = None


def situation(*, au, effet_le=None, echeance_le=None, prorogations=(), maintiens=(), remplacee_le=None):
    """Situation on the day `au` of a signed convention.

    `prorogations`: new échéances brought by signed avenants and acts; `maintiens`: last days to which acts maintain its
    effects, None until the next convention; `remplacee_le`: when the convention of the next generation took effect.
    Échéances are inclusive: a convention stands on the day of its échéance.
    """
    if remplacee_le is not None and remplacee_le <= au:
        return Situation("remplacee", "remplacée", remplacee_le)
    if effet_le is not None and au < effet_le:
        return Situation("a_venir", "signée, pas encore en vigueur", effet_le)
    fin = max((jour for jour in (echeance_le, *prorogations) if jour is not None), default=None)
    if fin is None or (echeance_le is not None and au <= echeance_le == fin):
        return Situation("en_vigueur", "en vigueur", fin)
    if au <= fin:
        return Situation("prorogee", "prorogée", fin)
    tenus = [jour for jour in maintiens if jour is None or au <= jour]
    if tenus:
        return Situation("effets_maintenus", "échue – effets maintenus", None if None in tenus else max(tenus))
    return Situation("echue", "échue", fin)
