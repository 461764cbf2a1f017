"""Quality of what an organism gave: named rules, each with a shelf and a sentence that shows the values."""

from . import ordres, pairs, parc, parties, series, territoires, vente
from .dossier import Comparable, Dossier, Fiche
from .regles import REGLES, Constat, Etagere, constats

__all__ = [
    "REGLES",
    "Comparable",
    "Constat",
    "Dossier",
    "Etagere",
    "Fiche",
    "constats",
    "ordres",
    "pairs",
    "parc",
    "parties",
    "series",
    "territoires",
    "vente",
]
