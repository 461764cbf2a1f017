"""What came of it: campaigns, realised values and their batches, evaluations, threads on a cell, questions."""

from .appreciation import Appreciation
from .campagne import Attribution, Campagne
from .evaluation import Etape, Evaluation
from .fil import Fil, Message
from .question import Question
from .realise import Lot, Realise

__all__ = [
    "Appreciation",
    "Attribution",
    "Campagne",
    "Etape",
    "Evaluation",
    "Fil",
    "Lot",
    "Message",
    "Question",
    "Realise",
]
