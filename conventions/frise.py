"""The life of a convention on a true scale of time: signature, evaluations, end, and the day looked at."""

from dataclasses import dataclass
from datetime import date

from cus_tracker.typographie import dater, jour

LARGEUR, MARGE, AXE = 840, 40, 46
ECART_DES_MOTS = 74
ECHEANCE = "échéance"


@dataclass(frozen=True)
class Repere:
    """A day on the line: where it stands, its word, whether it is past, and on which side its word is laid."""

    x: float
    mot: str
    le: date
    passe: bool
    haut: bool


@dataclass(frozen=True)
class Frise:
    """What the drawing needs, in its own units; `alternative` says it in words."""

    annees: tuple
    reperes: tuple
    debut_vie: float
    fin_vie: float
    x_du_jour: float | None
    jour: date
    alternative: str


def frise(*, signee_le, evenements, au, precision="jour"):
    """The life line of a convention signed on a day; `evenements`: (day, word) of what follows, in any order.

    `precision`: what is known of the signature; what follows from it is told with no more, the échéance being a day.
    """
    suite = sorted([(signee_le, "signée"), *evenements])
    premiere, derniere = suite[0][0].year, max(suite[-1][0].year, au.year if au > signee_le else 0)
    if derniere - premiere > 20:
        return None
    echelle = _Echelle(premiere, derniere)
    reperes, precedent = [], -ECART_DES_MOTS
    for le, mot in suite:
        x = echelle(le)
        haut = x - precedent >= ECART_DES_MOTS or not reperes[-1].haut
        reperes.append(Repere(x, mot, le, le <= au, haut))
        precedent = x
    dits = ", ".join(f"{mot}, {_dire(le, mot, precision)}" for le, mot in suite)
    dedans = premiere <= au.year <= derniere
    return Frise(
        annees=tuple((echelle(date(annee, 1, 1)), echelle(date(annee, 7, 1)), annee) for annee in echelle.annees),
        reperes=tuple(reperes),
        debut_vie=echelle(signee_le),
        fin_vie=echelle(min(au, suite[-1][0])) if au > signee_le else echelle(signee_le),
        x_du_jour=echelle(au) if dedans else None,
        jour=au,
        alternative=f"Frise {premiere}-{derniere} : {dits}",
    )


def _dire(le, mot, precision):
    return jour(le) if mot == ECHEANCE else dater(le, precision)


class _Echelle:
    """The abscissa of a day."""

    def __init__(self, premiere, derniere):
        self.annees = range(premiere, derniere + 1)
        self.debut, self.fin = date(premiere, 1, 1), date(derniere, 12, 31)

    def __call__(self, quand):
        part = (quand - self.debut).days / (self.fin - self.debut).days
        return round(MARGE + part * (LARGEUR - 2 * MARGE), 1)
