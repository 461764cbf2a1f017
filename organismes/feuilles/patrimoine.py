"""The sheet of the stock: dwellings by département on a day, and their energy classes."""

from cus_tracker.feuilles import Entier, Jour, Parmi, Texte
from territoires.codes import departements

from ..models import Patrimoine
from ..models.patrimoine import CLASSES_DPE
from .cles import DEPARTEMENT, FeuilleDOrganisme, reserve_a_la_dreal


class FeuillePatrimoine(FeuilleDOrganisme):
    """How many dwellings an organism has in a département on a day, and their energy classes."""

    nom = "patrimoine"
    aide = "Le patrimoine d’un organisme dans un département à une date, et ses classes de DPE."
    modele = Patrimoine
    cle = ("siren", "departement", "au")
    colonnes = (
        FeuilleDOrganisme.colonne_siren(),
        Parmi(
            "departement",
            requise=True,
            connus=departements,
            attendu=DEPARTEMENT,
            champ="departement_id",
            chemin="departement__code",
        ),
        Jour("au", requise=True),
        Entier(
            "logements", requise=True, aide="Zéro est un chiffre\u00a0; sans aucune ligne, le patrimoine est inconnu."
        ),
        Entier("logements_foyers", aide="En logements équivalents."),
        *(Entier(f"dpe_{classe}") for classe in CLASSES_DPE),
        Texte("source", max=200),
    )

    def __init__(self, examen):
        super().__init__(examen)
        self.detenteurs = set()

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def verifier(self, numero, ligne, avant):
        siens = () if self.examen.administre else self.examen.table(self.examen["organismes"].territoire)
        if ligne["logements"] and ligne["departement"] in siens:
            self.detenteurs.add(ligne["siren"])
        classes = sum(ligne[f"dpe_{classe}"] or 0 for classe in CLASSES_DPE)
        if classes > ligne["logements"]:
            self.signaler(numero, "logements", f"moins de logements que les classes du DPE, qui en comptent {classes}")
        return True
