"""Every sheet of the exchange workbook, in the order in which they may be written."""

from conventions.feuilles import (
    FeuilleAvenants,
    FeuilleAvis,
    FeuilleConventions,
    FeuilleJalons,
    FeuillePassages,
    FeuilleProrogations,
    FeuilleQualificatifs,
    FeuilleReferences,
    FeuilleSignataires,
    FeuilleSuivis,
)
from evaluations.feuilles import (
    FeuilleAppreciations,
    FeuilleAttributions,
    FeuilleCampagnes,
    FeuilleEvaluations,
    FeuilleValeursEtRealises,
)
from organismes.feuilles import (
    FeuilleAttentes,
    FeuilleCorrespondants,
    FeuilleEchanges,
    FeuilleOrganismes,
    FeuillePatrimoine,
    FeuillePerimetres,
)
from pilotage.feuilles import FeuilleActions, FeuilleReunions

FEUILLES = (
    FeuilleOrganismes,
    FeuillePerimetres,
    FeuillePatrimoine,
    FeuilleAttentes,
    FeuilleCorrespondants,
    FeuilleEchanges,
    FeuilleConventions,
    FeuilleAvenants,
    FeuillePassages,
    FeuilleJalons,
    FeuilleSignataires,
    FeuilleAvis,
    FeuilleSuivis,
    FeuilleProrogations,
    FeuilleQualificatifs,
    FeuilleValeursEtRealises,
    FeuilleReferences,
    FeuilleEvaluations,
    FeuilleAppreciations,
    FeuilleCampagnes,
    FeuilleAttributions,
    FeuilleReunions,
    FeuilleActions,
)


def empreinte():
    """What changes in the base whenever a row that a workbook may speak of does."""
    return [feuille.empreinte() for feuille in FEUILLES]
