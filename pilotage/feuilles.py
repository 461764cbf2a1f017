"""The sheet of the meetings of the dialogue."""

from cus_tracker.feuilles import FeuilleDeModele, Jour, Texte
from organismes.feuilles import reserve_a_la_dreal

from .models import Reunion


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
