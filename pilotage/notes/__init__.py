"""The briefing of a plenary session, written from the figures of a région: every sentence computed, true in general.

matiere = Matiere.lire(Etude(regard), edite_le=aujourd_hui())
document = note(matiere)                      # plénière: names nobody but the members of printed exclusion sets
document = note(matiere.en_version(interne=True))
"""

from .ensemble import note
from .matiere import Matiere

__all__ = ["Matiere", "note"]
