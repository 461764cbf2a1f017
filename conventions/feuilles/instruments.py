"""Sheets of the instruments: conventions, and the avenants that change them."""

from cus_tracker.feuilles import Choix, FeuilleDeModele, Jour
from organismes.feuilles import concerne

from ..models import Instrument
from ..models.instrument import Objet, TroisValeurs
from .cles import CLE_CONVENTION, cle_convention, colonne_avenant, generations, nomme_une_convention


class FeuilleConventions(FeuilleDeModele):
    """What an organism and the State sign for one dispositif and one generation."""

    nom = "conventions"
    aide = "Les conventions d’utilité sociale\u00a0: une ligne par organisme, génération et dispositif."
    modele = Instrument
    cle = CLE_CONVENTION
    colonnes = (
        *cle_convention(),
        Choix(
            "remise_en_ordre",
            choix=tuple(TroisValeurs.values),
            vide=TroisValeurs.INCONNU.value,
            aide="Remise en ordre des loyers maximaux, à la signature.",
        ),
        Jour("effet_le"),
        Jour("echeance_le"),
    )

    @classmethod
    def lignes_en_base(cls):
        return Instrument.objects.conventions()

    def autoriser(self, numero, ligne):
        return concerne(self, numero, ligne["siren"])

    def lier(self, objet, ligne):
        objet.organisme_id = self.examen["organismes"].identifiant(ligne["siren"])
        objet.generation_id = self.examen.table(generations)[ligne["generation"]]
        objet.dispositif = ligne["dispositif"]


class FeuilleAvenants(FeuilleConventions):
    """What an avenant is about, and the échéance it sets."""

    nom = "avenants"
    aide = "Les avenants\u00a0: une référence unique dans la convention, et leur objet."
    cle = (*CLE_CONVENTION, "avenant")
    colonnes = (
        *cle_convention(),
        colonne_avenant("reference", requise=True, aide="Référence unique dans la convention, en texte."),
        Choix("objet", requise=True, choix=tuple(Objet.values)),
        Jour("effet_le"),
        Jour("echeance_le", aide="La nouvelle échéance, pour une prorogation."),
    )

    @classmethod
    def lignes_en_base(cls):
        return Instrument.objects.avenants()

    def autoriser(self, numero, ligne):
        return nomme_une_convention(self, numero, ligne)

    def lier(self, objet, ligne):
        super().lier(objet, ligne)
        objet.parent_id = self.examen["conventions"].identifiant(*(ligne[nom] for nom in CLE_CONVENTION))
        objet.reference = ligne["avenant"]
