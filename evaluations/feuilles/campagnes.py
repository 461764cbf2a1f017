"""Sheets of the campaigns: their calendar, and the organisms entrusted to another service or given more time."""

from conventions.feuilles.cles import LIEN, generations
from cus_tracker.feuilles import Annee, FeuilleDeModele, Jour, Parmi, Texte
from organismes.feuilles import Siren, concerne, reserve_a_la_dreal
from organismes.feuilles.correspondants import services
from territoires.codes import regions, regions_du_territoire

from ..models import Attribution, Campagne
from ..pilotes import se_tait

CLE_CAMPAGNE = ("region", "generation", "debut", "fin")


def cle_campagne(prefixe="", *, lien=False):
    """The four columns that name a campaign; `prefixe` is the path to it from the model of the sheet."""
    champs = (LIEN,) * 4 if lien else ("region_id", "generation_id", "debut", "fin")
    region, generation, debut, fin = champs
    return (
        Parmi(
            "region",
            requise=True,
            connus=regions,
            attendu="le code INSEE d’une région",
            champ=region,
            chemin=f"{prefixe}region__code",
        ),
        Parmi(
            "generation",
            requise=True,
            connus=generations,
            attendu="le nom d’une génération qui existe, par exemple 2011-2016",
            champ=generation,
            chemin=f"{prefixe}generation__nom",
        ),
        Annee("debut", requise=True, champ=debut, chemin=f"{prefixe}debut"),
        Annee("fin", requise=True, champ=fin, chemin=f"{prefixe}fin"),
    )


class FeuilleCampagnes(FeuilleDeModele):
    """A period on which an evaluation is asked of every organism of a région, and its calendar."""

    nom = "campagnes"
    aide = "Les campagnes d’évaluation d’une région, et leur calendrier."
    modele = Campagne
    cle = CLE_CAMPAGNE
    colonnes = (*cle_campagne(), Jour("ouverte_le", requise=True), Jour("echeance_le", requise=True))

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def autoriser(self, numero, ligne):
        if self.examen.administre or ligne["region"] in self.examen.table(self.siennes):
            return True
        self.refuser(numero, "region", "une région qui est la vôtre")
        return False

    def siennes(self):
        """Codes of the régions of whoever imports, past and present."""
        return regions_du_territoire(self.examen.agent)

    def verifier(self, numero, ligne, avant):
        if ligne["fin"] < ligne["debut"]:
            self.refuser(numero, "fin", "une année qui ne précède pas la première")
        elif ligne["echeance_le"] and ligne["ouverte_le"] and ligne["echeance_le"] < ligne["ouverte_le"]:
            self.refuser(numero, "echeance_le", "une date qui ne précède pas l’ouverture")
        else:
            return True
        return False


class FeuilleAttributions(FeuilleDeModele):
    """An organism entrusted to another service in a campaign, or given more time, and why."""

    nom = "attributions"
    aide = "Les organismes confiés, dans une campagne, à un autre service pilote ou à un délai plus long."
    modele = Attribution
    cle = (*CLE_CAMPAGNE, "siren")
    colonnes = (
        *cle_campagne("campagne__", lien=True),
        Siren("siren", requise=True, champ=LIEN, chemin="organisme__siren"),
        Parmi(
            "pilote",
            connus=services,
            attendu="le nom d’un service connu",
            max=120,
            champ="pilote_id",
            chemin="pilote__nom",
        ),
        Texte("pilote_motif"),
        Jour("echeance_le"),
        Texte("echeance_motif"),
    )

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def autoriser(self, numero, ligne):
        if not self.examen["campagnes"].connait(*(ligne[nom] for nom in CLE_CAMPAGNE)):
            self.refuser(numero, "region", "une campagne connue, ou de la feuille campagnes")
            return False
        return concerne(self, numero, ligne["siren"])

    def verifier(self, numero, ligne, avant):
        motives = (("pilote", "pilote_motif"), ("echeance_le", "echeance_motif"))
        ancien = avant or {nom: self.colonne(nom).vide for paire in motives for nom in paire}
        muets = [
            motif
            for choix, motif in motives
            if se_tait(ligne[choix], ligne[motif], avant=ancien[choix], motif_avant=ancien[motif])
        ]
        for motif in muets:
            self.refuser(numero, motif, "le motif de ce choix, autre que celui d’avant", lu=ligne[motif])
        return not muets

    def lier(self, objet, ligne):
        objet.campagne_id = self.examen["campagnes"].identifiant(*(ligne[nom] for nom in CLE_CAMPAGNE))
        objet.organisme_id = self.examen["organismes"].identifiant(ligne["siren"])
