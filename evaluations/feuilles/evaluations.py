"""Sheets of the evaluations: where each stands, and what is thought of each indicator."""

from conventions.feuilles.cles import (
    CLE_CONVENTION,
    LIEN,
    catalogue,
    cle_convention,
    identifiant_d_instrument,
    indicateur_de,
    nomme_une_convention,
)
from cus_tracker.feuilles import Annee, Choix, Code, FeuilleDeModele, Jour, Texte
from organismes.feuilles import reserve_a_la_dreal

from ..arrets import arreter_les_importees
from ..cycle import OUVERTS
from ..models import Appreciation, Evaluation
from .valeurs import ROUVRIR


class FeuilleEvaluations(FeuilleDeModele):
    """Where the evaluation of a convention over a period stands, and what it concludes."""

    nom = "evaluations"
    aide = "Les évaluations\u00a0: une ligne par convention et par période."
    modele = Evaluation
    cle = (*CLE_CONVENTION, "debut", "fin")
    colonnes = (
        *cle_convention("convention__"),
        Annee("debut", requise=True),
        Annee("fin", requise=True),
        Choix("etat", requise=True, choix=tuple(Evaluation.Etat.values)),
        Texte("appreciation"),
        Texte("conclusion"),
        Jour("le"),
    )

    def autoriser(self, numero, ligne):
        return nomme_une_convention(self, numero, ligne)

    def verifier(self, numero, ligne, avant):
        validee = Evaluation.Etat.VALIDEE.value
        if ligne["fin"] < ligne["debut"]:
            self.refuser(numero, "fin", "une année qui ne précède pas la première")
            return False
        if self.examen.agent is None or ligne == avant:
            return True
        if avant and avant["etat"] == validee:
            self.refuser(numero, "etat", f"{ROUVRIR} avant de la changer")
            return False
        renvoyee = avant and avant["etat"] == Evaluation.Etat.TRANSMISE and ligne["etat"] in OUVERTS
        return not (ligne["etat"] == validee or renvoyee) or reserve_a_la_dreal(self, numero, "etat")

    def achever(self):
        """A validated evaluation keeps its results, wherever it comes from: values and judgements are all written."""
        ecrites = [self.identifiant(*cle) for cle in (*self.nouvelles, *self.modifiees)]
        arreter_les_importees(ecrites, **self._auteur())

    def lier(self, objet, ligne):
        objet.convention_id = identifiant_d_instrument(self.examen, *(ligne[nom] for nom in CLE_CONVENTION))


class FeuilleAppreciations(FeuilleDeModele):
    """What the State concludes of each indicator in an evaluation."""

    nom = "appreciations"
    aide = "Ce que l’État conclut de chaque indicateur dans une évaluation."
    modele = Appreciation
    cle = (*CLE_CONVENTION, "debut", "fin", "indicateur")
    colonnes = (
        *cle_convention("evaluation__convention__"),
        Annee("debut", requise=True, champ=LIEN, chemin="evaluation__debut"),
        Annee("fin", requise=True, champ=LIEN, chemin="evaluation__fin"),
        Code("indicateur", requise=True, max=20, champ=LIEN, chemin="indicateur__code"),
        Choix("jugement", requise=True, choix=tuple(Appreciation.Jugement.values)),
        Texte("commentaire"),
    )

    def autoriser(self, numero, ligne):
        return nomme_une_convention(self, numero, ligne)

    def verifier(self, numero, ligne, avant):
        evaluation = self.examen["evaluations"].ligne(*self._evaluation(ligne))
        if evaluation is None:
            self.refuser(numero, "debut", "la période d’une évaluation connue, ou de la feuille evaluations")
            return False
        if self.examen.agent and ligne != avant and evaluation["etat"] == Evaluation.Etat.VALIDEE:
            self.refuser(numero, "jugement", f"{ROUVRIR} avant d’y changer une appréciation")
            return False
        return indicateur_de(self, numero, ligne) is not None

    @staticmethod
    def _evaluation(ligne):
        return tuple(ligne[nom] for nom in (*CLE_CONVENTION, "debut", "fin"))

    def lier(self, objet, ligne):
        objet.evaluation_id = self.examen["evaluations"].identifiant(*self._evaluation(ligne))
        objet.indicateur = self.examen.table(catalogue)[ligne["generation"], ligne["dispositif"], ligne["indicateur"]]
