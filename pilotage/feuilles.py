"""The sheets of the dialogue: meetings, and the actions that follow them."""

from cus_tracker.feuilles import FeuilleDeModele, Jour, Texte
from organismes.feuilles import reserve_a_la_dreal
from organismes.feuilles.echanges import un_agent

from .models import Action, Reunion


class FeuilleReunions(FeuilleDeModele):
    """What was talked about, with whom, and what was decided."""

    nom = "reunions"
    aide = "Les réunions du dialogue entre l’État et les organismes."
    modele = Reunion
    cle = ("le", "objet")
    colonnes = (
        Jour("le", requise=True),
        Texte("objet", requise=True, max=300),
        Texte("themes"),
        Texte("participants"),
        Texte("decisions"),
        Texte("annexes"),
    )

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)


class FeuilleActions(FeuilleDeModele):
    """What follows a decision, who sees to it and for when."""

    nom = "actions"
    aide = "Les actions décidées dans une réunion, avec qui les porte et pour quand."
    modele = Action
    cle = ("reunion_le", "reunion_objet", "quoi")
    colonnes = (
        Jour("reunion_le", requise=True, champ=FeuilleDeModele.LIEN, chemin="reunion__le"),
        Texte("reunion_objet", requise=True, max=300, champ=FeuilleDeModele.LIEN, chemin="reunion__objet"),
        Texte("quoi", requise=True, max=300),
        Texte("porteur", requise=True, max=120, aide="Un service, un organisme, une personne."),
        un_agent("agent", "agent"),
        Jour("echeance"),
        Jour("faite_le", aide="Le jour où l’action a été faite."),
    )

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def autoriser(self, numero, ligne):
        connue = self.examen["reunions"].connait(ligne["reunion_le"], ligne["reunion_objet"])
        if not connue:
            attendu = "l’objet d’une réunion connue à cette date, ou de la feuille reunions"
            self.refuser(numero, "reunion_objet", attendu, lu=ligne["reunion_objet"])
        return connue

    def lier(self, objet, ligne):
        objet.reunion_id = self.examen["reunions"].identifiant(ligne["reunion_le"], ligne["reunion_objet"])
