"""What is missing from an evaluation, in few lines that together name each cell once."""

from collections import defaultdict
from math import prod
from typing import NamedTuple

from cus_tracker.accords import enumerer
from cus_tracker.typographie import corriger

from ..grille import libelles
from .envoi import manquantes

ENTIERE, LONGUEUR = "–", 90


class Manque(NamedTuple):
    """A line of what is missing: `quoi` of the indicator, `lieux`, `annees`, and how many cells it names.

    `titre` is told on the first line of an indicator only.
    """

    code: str
    titre: str
    quoi: str
    lieux: str
    annees: str
    cases: int


def replier(points):
    """Blocks that together hold each point once: on each axis, the values that it spans, in the order of the points."""
    blocs = [tuple((valeur,) for valeur in point) for point in points]
    for axe in reversed(range(len(blocs[0]) if blocs else 0)):
        semblables = defaultdict(tuple)
        for bloc in blocs:
            semblables[bloc[:axe], bloc[axe + 1 :]] += bloc[axe]
        blocs = [(*avant, valeurs, *apres) for (avant, apres), valeurs in semblables.items()]
    return blocs


def manques(feuille):
    """The lines of what is missing from a grid, in its order."""
    par_fiche = defaultdict(list)
    for fiche, cle in manquantes(feuille):
        lieu = libelles.territoire(cle.departement, feuille.noms)
        point = (*libelles.precisions(cle, fiche, feuille.epcis), lieu, libelles.periode(cle.debut, cle.fin))
        par_fiche[fiche.pk].append(point)
    return [
        ligne
        for fiche in feuille.fiches.values()
        if fiche.pk in par_fiche
        for ligne in _lignes(fiche, par_fiche[fiche.pk])
    ]


def _lignes(fiche, points):
    for numero, bloc in enumerate(replier(points)):
        *details, lieux, annees = bloc
        quoi = " ; ".join(enumerer(dits) for dits in details if dits != ("",))
        titre = "" if numero else libelles.court(fiche.libelle, LONGUEUR)
        combien = prod(map(len, bloc))
        yield Manque(fiche.code, titre, corriger(quoi) or ENTIERE, enumerer(lieux), enumerer(annees), combien)
