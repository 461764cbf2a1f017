"""Sheets of what was agreed: conventions, avenants, passages, qualifiers, objectives, references."""

from .instruments import FeuilleAvenants, FeuilleConventions
from .passages import FeuillePassages
from .qualificatifs import FeuilleQualificatifs
from .references import FeuilleReferences

__all__ = [
    "FeuilleAvenants",
    "FeuilleConventions",
    "FeuillePassages",
    "FeuilleQualificatifs",
    "FeuilleReferences",
]
