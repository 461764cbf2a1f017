"""The columns of the meetings and of the actions of the dialogue, as files hand them over."""

from cus_tracker.exports import Colonne

REUNIONS = (
    Colonne("le", lambda reunion: reunion.le, 12),
    Colonne("objet", lambda reunion: reunion.objet, 40),
    Colonne("thèmes", lambda reunion: reunion.themes, 40),
    Colonne("participants", lambda reunion: reunion.participants, 40),
    Colonne("décisions", lambda reunion: reunion.decisions, 60),
    Colonne("annexes", lambda reunion: reunion.annexes, 30),
    Colonne("actions ouvertes", lambda reunion: reunion.ouvertes, 14),
)
# A row is (action, True when it is late).
ACTIONS = (
    Colonne("action", lambda rang: rang[0].quoi, 48),
    Colonne("portée par", lambda rang: rang[0].porteur, 28),
    Colonne("agent", lambda rang: str(rang[0].agent or ""), 20),
    Colonne("échéance", lambda rang: rang[0].echeance, 12),
    Colonne("en retard", lambda rang: "oui" if rang[1] else "non", 10),
    Colonne("réunion du", lambda rang: rang[0].reunion.le, 12),
    Colonne("objet de la réunion", lambda rang: rang[0].reunion.objet, 40),
)
