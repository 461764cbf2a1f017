"""Importing a workbook: what it would change, then all of it or nothing."""

from .lecture import examiner, importer
from .vierge import classeur_vierge

__all__ = ["classeur_vierge", "examiner", "importer"]
