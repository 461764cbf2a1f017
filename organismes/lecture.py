"""An organism as a list shows it on a day: its stock in the région, and what the law expects of it, in words."""

from dataclasses import dataclass

from .attendus import LIBELLES


@dataclass(frozen=True, slots=True)
class Lecture:
    """Stock of an organism in the région, carried stock included, and what is expected; None where nothing is known."""

    logements: int | None = None
    logements_foyers: int | None = None
    attendus: tuple[str, ...] = ()
    patrimoine_inconnu: bool = False
    hors_cus: bool = False


def lecture(ensemble, organisme):
    """What the région knows of an organism; an absorbed one has handed everything over."""
    if ensemble is None or organisme in ensemble.absorptions:
        return Lecture()
    stocks = ensemble.stocks(organisme)
    codes = ensemble.attentes.get(organisme, frozenset())
    return Lecture(
        logements=sum(s.logements for s in stocks) if stocks else None,
        logements_foyers=sum(s.logements_foyers for s in stocks) if stocks else None,
        attendus=tuple(libelle for code, libelle in LIBELLES.items() if codes and code in codes),
        patrimoine_inconnu=codes is None,
        hors_cus=organisme in ensemble.exclus["hors-cus"],
    )


def lire(organismes, ensemble):
    """The organisms, each with its `lu`."""
    for organisme in organismes:
        organisme.lu = lecture(ensemble, organisme.pk)
    return organismes
