"""Sheets of the instruments: conventions, and the avenants that change them."""

from collections import Counter
from functools import cached_property

from cus_tracker.feuilles import Annee, Choix, Entier, FeuilleDeModele, Jour, Texte
from organismes.feuilles import concerne, reserve_a_la_dreal

from ..models import Instrument
from ..models.instrument import Objet, TroisValeurs
from .cles import CLE_CONVENTION, cle_convention, colonne_avenant, generations, nomme_une_convention

ANNEES = (
    Annee("premiere_annee", aide="Première année comptée\u00a0; vide\u00a0: celle de la génération."),
    Annee("derniere_annee", aide="Dernière année comptée\u00a0; vide\u00a0: celle de la génération."),
)


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
        Jour("remise_en_ordre_le"),
        Texte("remise_en_ordre_source", max=200),
        Jour("effet_le"),
        Jour("echeance_le"),
        *ANNEES,
    )

    @classmethod
    def lignes_en_base(cls):
        return Instrument.objects.conventions()

    def verifier(self, numero, ligne, avant):
        annees = ligne["premiere_annee"], ligne["derniere_annee"]
        jours = ligne["effet_le"], ligne["echeance_le"]
        if None not in annees and annees[1] < annees[0]:
            self.refuser(numero, "derniere_annee", "une année qui ne précède pas la première")
        elif None not in jours and jours[1] < jours[0]:
            self.refuser(numero, "echeance_le", "une échéance qui ne précède pas la prise d’effet")
        else:
            return True
        return False

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

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
        *ANNEES,
        Entier("numero", aide="Unique dans la convention\u00a0; vide\u00a0: celui que donne la signature."),
        Texte("changement", aide="Ce que change l’avenant, en clair."),
    )

    def __init__(self, examen):
        super().__init__(examen)
        self.numerotees = set()

    @classmethod
    def lignes_en_base(cls):
        return Instrument.objects.avenants()

    def accueillir(self, numero, ligne):
        """A number is given by the signature and taken back with it: an empty cell leaves it as it is."""
        if ligne.get("numero") is not None:
            self.numerotees.add(self.cle_de(ligne))
        super().accueillir(numero, {nom: v for nom, v in ligne.items() if nom != "numero" or v is not None})

    def permettre(self, numero, colonne):
        return True

    def autoriser(self, numero, ligne):
        return nomme_une_convention(self, numero, ligne)

    def porte_sur_les_foyers(self, *cle):
        """True of an avenant about logements-foyers; one whose row was refused or not read may be."""
        ligne = self.ligne(*cle)
        return ligne is None or ligne["objet"] == Objet.LOGEMENTS_FOYERS

    def apporte_les_foyers(self, *convention):
        """True when an avenant of a convention is about logements-foyers, or may be; asked once the sheet is read."""
        return self.illisible or convention in self._avec_foyers

    @cached_property
    def _avec_foyers(self):
        return {cle[:3] for cle in {*self.vues, *self.existantes} if self.porte_sur_les_foyers(*cle)}

    def conclure(self):
        touches = [*self.nouvelles, *self.modifiees]
        numerotes = {cle: ligne["numero"] for cle, (_, ligne) in self.existantes.items()} if touches else {}
        numerotes |= {cle: self.ligne(*cle)["numero"] for cle in touches}
        pris = Counter((*cle[:3], numero) for cle, numero in numerotes.items() if numero is not None)
        for cle in touches:
            if pris[*cle[:3], numerotes[cle]] > 1:
                attendu = "un numéro qu’aucun autre avenant de la convention ne porte"
                self.refuser(self.vues[cle], "numero", attendu, lu=str(numerotes[cle]))

    def lier(self, objet, ligne):
        super().lier(objet, ligne)
        objet.parent_id = self.examen["conventions"].identifiant(*(ligne[nom] for nom in CLE_CONVENTION))
        objet.reference = ligne["avenant"]
