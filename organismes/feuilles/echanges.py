"""The sheet of the threads: what was said or done, what follows, for when and by whom."""

from cus_tracker.feuilles import Choix, Jour, Moment, Parmi, Texte
from territoires.models import Agent

from ..models import Echange
from .cles import FeuilleDOrganisme


def agents():
    """{username: identifier} of the agents."""
    return dict(Agent.objects.values_list("username", "pk"))


def un_agent(nom, champ):
    """A column that names an agent by its username."""
    return Parmi(
        nom,
        connus=agents,
        attendu="l’identifiant d’un agent connu",
        max=150,
        champ=f"{champ}_id",
        chemin=f"{champ}__username",
    )


class FeuilleEchanges(FeuilleDOrganisme):
    """The thread of each organism, relances included."""

    nom = "echanges"
    aide = "Le fil de suivi des organismes\u00a0: ce qui s’est dit ou fait, la suite à donner, pour quand et par qui."
    modele = Echange
    cle = ("siren", "le", "nature", "texte")
    colonnes = (
        FeuilleDOrganisme.colonne_siren(),
        Jour("le", requise=True),
        Choix("nature", requise=True, choix=tuple(Echange.Nature.values)),
        Texte("texte", requise=True),
        Texte("action", max=200, aide="La suite à donner."),
        Jour("echeance_le", aide="Le jour pour lequel la suite est attendue."),
        un_agent("charge", "charge"),
        Jour("fait_le", aide="Le jour où la suite a été faite."),
        un_agent("par", "par"),
        Moment("saisi_le", aide="Vide\u00a0: au moment de l’import."),
    )

    def verifier(self, numero, ligne, avant):
        if ligne["echeance_le"] and not ligne["action"]:
            self.refuser(numero, "action", "la suite à donner, dont voici l’échéance")
            return False
        return True

    def preparer(self, objet):
        objet.saisi_le = objet.saisi_le or self.examen.instant
        return objet
