"""What came of it: campaigns, realised values and the batches they came in, evaluations, threads on a cell."""

from .appreciation import Appreciation
from .campagne import Attribution, Campagne
from .evaluation import Etape, Evaluation
from .fil import Fil, Message
from .realise import Lot, Realise

__all__ = ["Appreciation", "Attribution", "Campagne", "Etape", "Evaluation", "Fil", "Lot", "Message", "Realise"]
