"""Sheets of what came of it: values, evaluations and their appreciations, campaigns."""

from .campagnes import FeuilleAttributions, FeuilleCampagnes
from .evaluations import FeuilleAppreciations, FeuilleEvaluations
from .valeurs import FeuilleValeursEtRealises

__all__ = [
    "FeuilleAppreciations",
    "FeuilleAttributions",
    "FeuilleCampagnes",
    "FeuilleEvaluations",
    "FeuilleValeursEtRealises",
]
