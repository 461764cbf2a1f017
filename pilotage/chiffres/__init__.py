"""Figures of a région: the registry, the étude they read, and their formulas by theme (contracts §5)."""

from . import a1, d1, etat, parc, qualite
from .etude import Etude, GenerationAbsente, RegionAbsente
from .registre import REGISTRE, Chiffre, Couverture, calculer, calculer_un

__all__ = [
    "REGISTRE",
    "Chiffre",
    "Couverture",
    "Etude",
    "GenerationAbsente",
    "RegionAbsente",
    "a1",
    "calculer",
    "calculer_un",
    "d1",
    "etat",
    "parc",
    "qualite",
]
