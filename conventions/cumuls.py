"""Rolling values up: as many rows as do not overlap, the coarsest axes first (contracts §4)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from .axes import croisement, finesse, niveau, restreindre, se_recouvrent
from .choix import Choix, Resultat

__all__ = ["Cumul", "Ligne", "appliquer_avenants", "cumuler", "dernieres_versions", "niveau", "restreindre"]

NON_COMMUNIQUE, SANS_OBJET, VIDE = "n.c.", "s.o.", "vide"
OBJECTIF = "objectif"
# A quantity at a date: adding two years of it counts the same dwellings twice.
STOCKS = frozenset({"mis_en_commercialisation"})


class Ligne(NamedTuple):
    """A row of values, written under a convention; a tuple, for a base holds hundreds of thousands of them.

    `debut`, `fin`: civil years, both included. `valeur` None goes with a `mention`. `entree`: order of entry, unique;
    `saisi_le` may stay None where rows are numbered in the order in which they were typed. `instrument`: of an
    objective, the convention or the avenant that gives it; `rang_avenant` None for the convention itself, else what
    sorts signed avenants by signature. `convention` may stay None where only one is at stake.
    """

    organisme: Any
    indicateur: str
    mesure: str
    nature: str
    debut: int
    fin: int
    departement: str = ""
    epci: str = ""
    zonage: str = ""
    produit: str = ""
    zus: str = ""
    segment: str = ""
    valeur: Decimal | None = None
    mention: str = ""
    saisi_le: datetime | None = None
    entree: int = 0
    instrument: Any = None
    rang_avenant: tuple | None = None
    pk: int | None = None
    convention: Any = None

    @property
    def est_donnee(self):
        """True for a number, 0 included, and for « sans objet »; false for « n.c. » and for an emptied cell."""
        return self.valeur is not None or self.mention == SANS_OBJET


@dataclass(frozen=True, slots=True)
class Raccourci:
    """A row replaced by rows of avenants that cover fewer years: the years no longer covered are an alert."""

    remplacee: Ligne
    remplacantes: tuple[Ligne, ...]
    annees_perdues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Amendees:
    """Objective rows as amended: those in force, those that signed avenants replaced, and the alerts."""

    en_vigueur: tuple[Ligne, ...]
    remplacees: tuple[Ligne, ...] = ()
    raccourcis: tuple[Raccourci, ...] = ()


@dataclass(frozen=True, slots=True)
class Cumul:
    """A sum: `valeur` None when nothing was given; `complet` false where a part of what was asked is missing.

    `lignes` were counted, `laissees` were not; of these, nothing counted overlaps `passees`: a loss to show.
    """

    valeur: Decimal | None
    complet: bool
    lignes: tuple[Ligne, ...]
    laissees: tuple[Ligne, ...]
    passees: tuple[Ligne, ...] = ()

    @property
    def donne(self):
        """True when something was given: a number, 0 included, or « sans objet »."""
        return self.valeur is not None


def dernieres_versions(lignes):
    """Of each key, the row typed last (then entered last); an emptied cell goes, save an avenant’s, which replaces.

    The avenant is part of the key of an objective, not of a realised value.
    """
    dernieres = {}
    for ligne in lignes:
        instrument = ligne.instrument if ligne.nature == OBJECTIF else None
        cle = (ligne[:6], croisement(ligne), ligne.convention, instrument)
        autre = dernieres.get(cle)
        if autre is None or (ligne.saisi_le, ligne.entree) > (autre.saisi_le, autre.entree):
            dernieres[cle] = ligne
    return tuple(x for x in dernieres.values() if x.mention != VIDE or _est_amendee(x))


def _est_amendee(ligne):
    return ligne.rang_avenant is not None and ligne.nature == OBJECTIF


def appliquer_avenants(lignes):
    """Take out objective rows that a later signed avenant replaces: same axes, periods that overlap.

    « n.c. » and emptied cells of an avenant replace too, and give nothing. Rows come in their latest version, under
    instruments signed on the day asked. Realised rows are left as they are.
    """
    amendements, en_vigueur, remplacees, raccourcis = defaultdict(list), [], [], []
    for ligne in filter(_est_amendee, lignes):
        amendements[_amendable(ligne)].append(ligne)
    for ligne in lignes:
        nouvelles = amendements.get(_amendable(ligne), ()) if amendements and ligne.nature == OBJECTIF else ()
        remplacantes = tuple(x for x in nouvelles if _remplace(x, ligne))
        if not remplacantes:
            en_vigueur.append(ligne)
            continue
        remplacees.append(ligne)
        if perdues := _annees(ligne) - set().union(*map(_annees, remplacantes)):
            raccourcis.append(Raccourci(ligne, remplacantes, tuple(sorted(perdues))))
    return Amendees(tuple(x for x in en_vigueur if x.mention != VIDE), tuple(remplacees), tuple(raccourcis))


def _amendable(ligne):
    return ligne[:4], ligne.convention, croisement(ligne)


def _remplace(nouvelle, ancienne):
    """True when a row of an avenant overlaps in years one of the convention, or of an avenant signed before."""
    if nouvelle.debut > ancienne.fin or ancienne.debut > nouvelle.fin:
        return False
    return ancienne.rang_avenant is None or nouvelle.rang_avenant > ancienne.rang_avenant


def _annees(ligne):
    return set(range(ligne.debut, ligne.fin + 1))


def cumuler(lignes, debut, fin):
    """The sum of the rows of one organism, indicator, measure and nature over the civil years `debut` to `fin`.

    Rows are in their latest version and as amended. The period first, for each crossing of axes; then the axes, the
    coarsest first, so that no two rows counted overlap. ValueError for a stock asked over several years.
    """
    dedans = [x for x in lignes if debut <= x.debut and x.fin <= fin]
    choix = Choix(resultats(dedans, debut, fin))
    pris, passes = choix.retenir()
    prises = tuple(ligne for resultat in pris for ligne in resultat.lignes)
    comptees = set(map(id, prises))
    entiers = [resultat.axes for resultat in pris if resultat.entier]
    tus = {croisement(x) for x in dedans if x.mention == NON_COMMUNIQUE}
    return Cumul(
        valeur=sum((resultat.valeur for resultat in pris), Decimal(0)) if pris else None,
        complet=len(entiers) == len(pris) and all(any(se_recouvrent(x, axes) for axes in entiers) for x in tus),
        lignes=prises,
        laissees=tuple(x for x in dedans if x.est_donnee and id(x) not in comptees),
        passees=tuple(ligne for resultat in passes for ligne in resultat.lignes),
    )


def resultats(lignes, debut, fin):
    """One result by crossing of axes that gives something, the coarsest first; rows are inside the period."""
    par_axes = defaultdict(list)
    for ligne in lignes:
        if debut != fin and ligne.mesure in STOCKS:
            raise ValueError(f"« {ligne.mesure} » est un stock : il se demande pour une seule année.")
        if ligne.valeur is not None or ligne.mention == SANS_OBJET:
            par_axes[croisement(ligne)].append(ligne)
    return [_sur_la_periode(axes, par_axes[axes], debut, fin) for axes in sorted(par_axes, key=finesse)]


def _sur_la_periode(axes, donnees, debut, fin):
    choisies = sur_la_periode(donnees, debut, fin) if len(donnees) > 1 else tuple(donnees)
    valeur = sum((x.valeur for x in choisies if x.valeur is not None), Decimal(0))
    couvertes = sum(x.fin - x.debut + 1 for x in choisies)
    return Resultat(axes, valeur, couvertes == fin - debut + 1, choisies)


def sur_la_periode(donnees, debut, fin):
    """Of rows of one crossing, the one spanning exactly the period, else the best set that overlaps in no year.

    Twins, of one period, are never left by versions and avenants; if they were, the one entered last would count.
    """
    par_periode = {}
    for ligne in donnees:
        jumelle = par_periode.get((ligne.debut, ligne.fin))
        if jumelle is None or ligne.entree > jumelle.entree:
            par_periode[ligne.debut, ligne.fin] = ligne
    if exacte := par_periode.get((debut, fin)):
        return (exacte,)
    rangees = tuple(par_periode[periode] for periode in sorted(par_periode))
    if all(avant.fin < apres.debut for avant, apres in pairwise(rangees)):
        return rangees
    return _meilleur_ensemble(rangees, debut, fin)


def _meilleur_ensemble(lignes, debut, fin):
    """Most years covered, then most rows, then earliest starts, then earliest ends; from the last year back."""
    par_debut = defaultdict(list)
    for ligne in lignes:
        par_debut[ligne.debut].append(ligne)
    meilleurs = {fin + 1: ((0, 0, (), ()), ())}
    for annee in range(fin, debut - 1, -1):
        candidats = [meilleurs[annee + 1]]
        for ligne in par_debut[annee]:
            (annees, nombre, debuts, fins), suite = meilleurs[ligne.fin + 1]
            rang = (annees + ligne.fin - annee + 1, nombre + 1, (-annee, *debuts), (-ligne.fin, *fins))
            candidats.append((rang, (ligne, *suite)))
        meilleurs[annee] = max(candidats, key=lambda candidat: candidat[0])
    return meilleurs[debut][1]
