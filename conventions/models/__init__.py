"""What was agreed: generations, conventions, avenants, passages, catalogue, objectives."""

from .catalogue import Indicateur, Reference
from .generation import Generation
from .instrument import Avenant, Convention, Instrument
from .passage import Passage
from .qualificatif import Qualificatif
from .valeur import Objectif, Valeur

__all__ = [
    "Avenant",
    "Convention",
    "Generation",
    "Indicateur",
    "Instrument",
    "Objectif",
    "Passage",
    "Qualificatif",
    "Reference",
    "Valeur",
]
