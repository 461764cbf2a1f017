"""Who signs: organisms, their stock, their successions, the named exclusion sets, their thread."""

from .fil import Correspondant, Echange
from .organisme import Organisme, verifier_siren
from .patrimoine import CLASSES_DPE, Patrimoine
from .perimetre import Attente, Inclusion, Perimetre

__all__ = [
    "CLASSES_DPE",
    "Attente",
    "Correspondant",
    "Echange",
    "Inclusion",
    "Organisme",
    "Patrimoine",
    "Perimetre",
    "verifier_siren",
]
