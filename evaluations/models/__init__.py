"""What came of it: campaigns, values and their batches, evaluations, threads, questions, returned workbooks."""

from .appreciation import Appreciation
from .campagne import Attribution, Campagne
from .evaluation import Etape, Evaluation
from .fil import Fil, Message
from .question import Question
from .realise import Lot, Realise
from .retour import Liasse, Retour

__all__ = [
    "Appreciation",
    "Attribution",
    "Campagne",
    "Etape",
    "Evaluation",
    "Fil",
    "Liasse",
    "Lot",
    "Message",
    "Question",
    "Realise",
    "Retour",
]
