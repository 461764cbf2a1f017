"""Sheets of the file of an instrument: steps, signatories, opinions of préfets, what blocks and who acts next."""

from cus_tracker.cycle import Precision
from cus_tracker.feuilles import Choix, FeuilleDeModele, Jour, Parmi, Texte
from organismes.feuilles import DEPARTEMENT, reserve_a_la_dreal
from territoires.codes import departements
from territoires.models import Agent

from ..models.dossier import Avis, Jalon, Signataire, Suivi
from .cles import CLE_CONVENTION, cle_convention, colonne_avenant, identifiant_d_instrument, nomme_un_instrument

PIECE = (*CLE_CONVENTION, "avenant")


def agents():
    """{username: identifier} of the agents."""
    return dict(Agent.objects.values_list("username", "pk"))


class FeuilleDInstrument(FeuilleDeModele):
    """A sheet whose rows each belong to one instrument, convention or avenant."""

    @staticmethod
    def piece():
        """The four columns that name the instrument."""
        return (*cle_convention("instrument__"), colonne_avenant("instrument__reference"))

    def autoriser(self, numero, ligne):
        return nomme_un_instrument(self, numero, {"avenant": "", **ligne})

    def lier(self, objet, ligne):
        objet.instrument_id = identifiant_d_instrument(self.examen, *(ligne[nom] for nom in PIECE))


class FeuilleJalons(FeuilleDInstrument):
    """The steps of a file, each on the day it was reached."""

    nom = "jalons"
    aide = "Les jalons du dossier d’un instrument, chacun au jour où il est atteint."
    modele = Jalon
    cle = (*PIECE, "nature", "avec")
    colonnes = (
        *FeuilleDInstrument.piece(),
        Choix("nature", requise=True, choix=tuple(Jalon.Nature.values)),
        Texte("avec", max=120, aide="La collectivité ou l’instance rencontrée."),
        Jour("le"),
        Choix("precision", choix=tuple(Precision.values), vide=Precision.JOUR.value),
        Texte("observation"),
    )


class FeuilleSignataires(FeuilleDInstrument):
    """Who signs, and on which day."""

    nom = "signataires"
    aide = "Les signataires d’un instrument, chacun au jour où il a signé."
    modele = Signataire
    cle = (*PIECE, "qualite", "nom")
    colonnes = (
        *FeuilleDInstrument.piece(),
        Choix("qualite", requise=True, choix=tuple(Signataire.Qualite.values)),
        Texte("nom", max=120),
        Jour("le"),
    )

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)


class FeuilleAvis(FeuilleDInstrument):
    """The opinions of the préfets of other départements: asked, due, received."""

    nom = "avis"
    aide = "Les avis des préfets des autres départements\u00a0: demandés, attendus, reçus, avec leur sens."
    modele = Avis
    cle = (*PIECE, "departement")
    colonnes = (
        *FeuilleDInstrument.piece(),
        Parmi(
            "departement",
            requise=True,
            connus=departements,
            attendu=DEPARTEMENT,
            champ="departement_id",
            chemin="departement__code",
        ),
        Jour("demande_le"),
        Jour("attendu_le"),
        Jour("recu_le"),
        Choix("sens", choix=tuple(Avis.Sens.values)),
        Texte("observation"),
    )

    def verifier(self, numero, ligne, avant):
        if bool(ligne["recu_le"]) != bool(ligne["sens"]):
            vide = "sens" if ligne["recu_le"] else "recu_le"
            self.refuser(numero, vide, "les deux à la fois\u00a0: un avis reçu a une date et un sens")
        elif ligne["recu_le"] and ligne["demande_le"] and ligne["recu_le"] < ligne["demande_le"]:
            self.refuser(numero, "recu_le", "une date qui ne précède pas la demande")
        else:
            return True
        return False


class FeuilleSuivis(FeuilleDInstrument):
    """What blocks an instrument, the next action, who takes it and for when."""

    nom = "suivis"
    aide = "Ce qui bloque un instrument, la prochaine action, qui la fait et pour quand."
    modele = Suivi
    cle = PIECE
    colonnes = (
        *FeuilleDInstrument.piece(),
        Texte("blocage"),
        Texte("action", max=200),
        Parmi(
            "responsable",
            connus=agents,
            attendu="l’identifiant d’un agent connu",
            max=150,
            champ="responsable_id",
            chemin="responsable__username",
        ),
        Jour("action_le"),
    )

    def verifier(self, numero, ligne, avant):
        if not ligne["action"] and (ligne["responsable"] or ligne["action_le"]):
            self.refuser(numero, "action", "la prochaine action, dont voici le responsable ou le jour")
            return False
        return True
