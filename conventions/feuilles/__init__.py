"""Sheets of what was agreed: conventions, avenants, passages, qualifiers, objectives, references."""

from .dossier import FeuilleAvis, FeuilleJalons, FeuilleSignataires, FeuilleSuivis
from .instruments import FeuilleAvenants, FeuilleConventions
from .passages import FeuillePassages
from .prorogations import FeuilleProrogations
from .qualificatifs import FeuilleQualificatifs
from .references import FeuilleReferences

__all__ = [
    "FeuilleAvenants",
    "FeuilleAvis",
    "FeuilleConventions",
    "FeuilleJalons",
    "FeuillePassages",
    "FeuilleProrogations",
    "FeuilleQualificatifs",
    "FeuilleReferences",
    "FeuilleSignataires",
    "FeuilleSuivis",
]
