"""Sheets of the organisms: who they are, the sets that leave them out, their stock, whom to speak to."""

from .cles import DEPARTEMENT, FeuilleDOrganisme, Siren, concerne, reserve_a_la_dreal
from .correspondants import FeuilleCorrespondants
from .echanges import FeuilleEchanges
from .organismes import FeuilleOrganismes
from .patrimoine import FeuillePatrimoine
from .perimetres import FeuilleAttentes, FeuillePerimetres

__all__ = [
    "DEPARTEMENT",
    "FeuilleAttentes",
    "FeuilleCorrespondants",
    "FeuilleDOrganisme",
    "FeuilleEchanges",
    "FeuilleOrganismes",
    "FeuillePatrimoine",
    "FeuillePerimetres",
    "Siren",
    "concerne",
    "reserve_a_la_dreal",
]
