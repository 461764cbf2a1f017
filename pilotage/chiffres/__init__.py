"""Figures of a région: the registry, the étude they read, and their formulas by theme (contracts §5)."""

from . import etat
from .etude import Etude, GenerationAbsente, RegionAbsente
from .registre import REGISTRE, Chiffre, Couverture, calculer

__all__ = ["REGISTRE", "Chiffre", "Couverture", "Etude", "GenerationAbsente", "RegionAbsente", "calculer", "etat"]
