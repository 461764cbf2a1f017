"""What was agreed: generations, conventions, avenants, passages, files, documents, catalogue, objectives."""

from .catalogue import Indicateur, Reference
from .document import Document
from .dossier import Avis, Jalon, Signataire, Suivi
from .generation import Generation
from .instrument import Avenant, Convention, Instrument
from .passage import Passage
from .prorogation import Prorogation
from .qualificatif import Qualificatif
from .valeur import Objectif, Valeur

__all__ = [
    "Avenant",
    "Avis",
    "Convention",
    "Document",
    "Generation",
    "Indicateur",
    "Instrument",
    "Jalon",
    "Objectif",
    "Passage",
    "Prorogation",
    "Qualificatif",
    "Reference",
    "Signataire",
    "Suivi",
    "Valeur",
]
