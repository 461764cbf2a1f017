"""The rate of achievement of an indicator, pro rata of the time elapsed: proposed, never imposed."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from conventions.axes import croisement, restreindre
from conventions.catalogue import BAISSE
from conventions.cumuls import STOCKS, Ligne, cumuler

# A.I is the three products of ordinary housing and what names no product (contracts §4.1).
PRODUITS_COMPTES = frozenset(("PLAI", "PLUS", "PLS", ""))
ATTEINT, PARTIEL, NON_ATTEINT, NON_EVALUABLE = "atteint", "partiel", "non_atteint", "non_evaluable"
AILLEURS = "réalisé et objectif ne portent pas sur les mêmes segments, territoires ou années"
SANS_OBJECTIF = "réalisé donné, sans objectif sur cette période"
# Both terms are known, but nothing says which way is better.
SENS_NON_ETABLI = "sens_non_etabli"


class Taux(NamedTuple):
    """What was done, what was due for the same time, and their ratio; `prorata` when due was told over more years.

    `sens`: which way is better, '' where the definition does not say. `ligne`: the result, where what cannot be added
    was given on several crossings of axes. `raison`: why there is no rate though something was done.
    """

    mesure: str
    realise: Decimal | None
    du: Decimal | None
    prorata: bool
    complet: bool
    sens: str
    ligne: Ligne | None = None
    raison: str = ""

    @property
    def part(self):
        """Done ÷ due, as a fraction; None where either is missing, or nothing was due."""
        if self.realise is None or not self.du:
            return None
        return self.realise / self.du

    @property
    def jugement(self):
        """The judgement that the rate suggests."""
        if self.realise is None or self.du is None:
            return NON_EVALUABLE
        if self.tenu is None:
            return SENS_NON_ETABLI
        if self.tenu:
            return ATTEINT
        return PARTIEL if self.realise > 0 and self.sens != BAISSE else NON_ATTEINT

    @property
    def tenu(self):
        """True when what was due is reached, or better; None without both terms, or without an established sense."""
        if self.realise is None or self.du is None:
            return None
        if self.realise == self.du:
            return True
        if not self.sens:
            return None
        return (self.realise < self.du) == (self.sens == BAISSE)


def taux(fiche, mesure, objectifs, realises, *, debut, fin, annees):
    """The rates of one measure of an indicator over a period; `annees` are the counted years of the convention.

    Rows are in force and in their latest version. A sum is rolled up; a stock is judged on the last year; what cannot
    be added has one rate for each crossing (a segment, a département) of which an objective and a result speak.
    """
    promis = [x for x in objectifs if (x.indicateur, x.mesure) == (fiche.pk, mesure)]
    faits = [x for x in realises if (x.indicateur, x.mesure) == (fiche.pk, mesure)]
    if not fiche.somme:
        return _par_croisement(fiche, mesure, promis, faits, debut, fin)
    if mesure in STOCKS:
        debut = fin
    produits = PRODUITS_COMPTES if fiche.produits else None
    promis, faits = (restreindre(lignes, produits=produits).gardees for lignes in (promis, faits))
    fait = cumuler(faits, debut, fin)
    du, prorata = _du(promis, debut, fin, annees, stock=mesure in STOCKS)
    return [Taux(mesure, fait.valeur, du, prorata, fait.complet, fiche.sens)]


def _du(promis, debut, fin, annees, *, stock):
    """What was due for the period: its own objectives, else the share of the longer ones that the time makes."""
    exact = cumuler(promis, debut, fin)
    if stock or (exact.valeur is not None and exact.complet):
        return exact.valeur, False
    total = cumuler(promis, annees[0], annees[-1])
    if total.valeur is None or not total.complet:
        return exact.valeur, False
    ecoulees = [annee for annee in annees if debut <= annee <= fin]
    return total.valeur * len(ecoulees) / len(annees), True


def _par_croisement(fiche, mesure, promis, faits, debut, fin):
    """One rate for each crossing of axes that has an objective and a result, the latest year first."""
    dedans = [x for x in faits if debut <= x.debut and x.fin <= fin and x.valeur is not None]
    paires = defaultdict(list)
    for fait in dedans:
        for visee in promis:
            if croisement(fait) == croisement(visee) and _vise(visee, fait):
                paires[croisement(fait)].append((fait, visee))
    if not paires:
        return [Taux(mesure, None, None, False, not dedans, fiche.sens, raison=_raison(dedans, promis))]
    seul = len({croisement(fait) for fait in dedans}) == 1
    retenues = [max(paires[axes], key=lambda paire: (paire[0].fin, -paire[1].fin)) for axes in sorted(paires)]
    return [
        Taux(mesure, fait.valeur, visee.valeur, False, True, fiche.sens, None if seul else fait)
        for fait, visee in retenues
    ]


def _vise(visee, fait):
    return visee.valeur is not None and visee.debut <= fait.debut and fait.fin <= visee.fin


def _raison(dedans, promis):
    """Why what cannot be added has no rate."""
    if not dedans:
        return ""
    return AILLEURS if any(x.valeur is not None for x in promis) else SANS_OBJECTIF


def le_moins_bon(taux):
    """Of the rates of one measure, the one that decides: held everywhere, or nowhere short of what was due."""
    return next((t for t in taux if t.tenu is False), taux[0])
