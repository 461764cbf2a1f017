"""Where a total and its parts disagree: alerts on what a sum leaves aside, never a correction (contracts §4.4)."""

from dataclasses import dataclass
from decimal import Decimal

from .axes import AXES, croisement
from .choix import Choix, Resultat
from .cumuls import NON_COMMUNIQUE, Ligne, resultats, sur_la_periode

ANNEES = "annees"


@dataclass(frozen=True, slots=True)
class Ecart:
    """A total that is not the sum of its parts; `detail` is what only the parts name: an axis, or `annees`."""

    axes: tuple[str, ...]
    detail: tuple[str, ...]
    total: Decimal
    parties: Decimal
    lignes_total: tuple[Ligne, ...]
    lignes_parties: tuple[Ligne, ...]


def ecarts(lignes, debut, fin):
    """The disagreements between the rows that `cumuler` counts or leaves aside, for the same rows and period.

    Parts that are missing somewhere disagree only when they exceed the total already.
    """
    dedans = [x for x in lignes if debut <= x.debut and x.fin <= fin]
    choix = Choix(resultats(dedans, debut, fin))
    return [*_entre_annees(dedans, choix.resultats, debut, fin), *_entre_axes(dedans, choix)]


def _entre_annees(lignes, trouves, debut, fin):
    """A figure given for the whole period, against what is given inside it."""
    for total in trouves:
        if (total.lignes[0].debut, total.lignes[0].fin) != (debut, fin):
            continue
        dedans = [x for x in lignes if x.est_donnee and x.fin - x.debut < fin - debut and croisement(x) == total.axes]
        parties = sur_la_periode(dedans, debut, fin)
        couvertes = sum(x.fin - x.debut + 1 for x in parties)
        if ecart := _ecart(total, (ANNEES,), parties, couvertes == fin - debut + 1):
            yield ecart


def _entre_axes(lignes, choix):
    """A whole result, against the finer ones that name one axis more, counted by the rule of the sum."""
    tus = {croisement(x) for x in lignes if x.mention == NON_COMMUNIQUE}
    for rang, total in enumerate(choix.resultats):
        vus = {}
        for axe, nom in enumerate(AXES):
            ensemble = choix.parties(rang) & choix.nommant[axe]
            if total.entier and not total.axes[axe] and ensemble:
                vus.setdefault(choix.parmi(ensemble), []).append((axe, nom))
        for pris, axes in vus.items():
            parties = choix.extraits(pris)
            muettes = any(_detaille(x, total.axes) and x[axe] for x in tus for axe, _ in axes)
            entieres = not muettes and all(x.entier for x in parties)
            rangees = tuple(ligne for resultat in parties for ligne in resultat.lignes)
            if ecart := _ecart(total, tuple(nom for _, nom in axes), rangees, entieres):
                yield ecart


def _detaille(axes, total):
    return all(not code or code == axes[axe] for axe, code in enumerate(total))


def _ecart(total: Resultat, detail, lignes, entieres):
    somme = sum((x.valeur for x in lignes if x.valeur is not None), Decimal(0))
    if not lignes or somme == total.valeur or (somme < total.valeur and not entieres):
        return None
    return Ecart(total.axes, detail, total.valeur, somme, total.lignes, tuple(lignes))
