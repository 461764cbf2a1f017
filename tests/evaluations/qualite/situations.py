"""Rows and dossiers for the tests of quality rules."""

from decimal import Decimal

from conventions.cumuls import Ligne
from evaluations.qualite import Dossier, Fiche, constats

FICHES = {
    "A.I": Fiche("A.I", "A1", "logements", famille="A1", axes=("departement", "produit")),
    "D.I": Fiche("D.I", "D1", "logements", famille="D1", axes=("segment",)),
    "F.I": Fiche("F.I", "F1", "%", nature="pourcentage", agregation="aucune", axes=("segment",)),
}


def ligne(valeur, debut=2011, fin=None, *, code="A.I", nature="realise", mention="", **axes):
    """A row of values; a text is a mention."""
    if isinstance(valeur, str) and valeur in ("n.c.", "s.o."):
        valeur, mention = None, valeur
    return Ligne(
        organisme=1,
        indicateur=code,
        mesure=axes.pop("mesure", ""),
        nature=nature,
        debut=debut,
        fin=fin or debut,
        valeur=None if valeur is None else Decimal(valeur),
        mention=mention,
        **axes,
    )


def objectif(valeur, debut=2011, fin=None, **options):
    """An objective."""
    return ligne(valeur, debut, fin, nature="objectif", **options)


def dossier(*lignes, debut=2011, fin=2012, parc=None, pairs=None, premiere=2011):
    """A dossier of these rows, over the first campaign of a convention that counts from 2011."""
    return Dossier(
        debut,
        fin,
        FICHES,
        objectifs=tuple(x for x in lignes if x.nature == "objectif"),
        realises=tuple(x for x in lignes if x.nature == "realise"),
        parc=parc or {},
        pairs=pairs or {},
        premiere=premiere,
    )


def trouves(regle, *lignes, **options):
    """Sentences of one rule on these rows."""
    return [constat.phrase for constat in constats(dossier(*lignes, **options)) if constat.regle == regle]
