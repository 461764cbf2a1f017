"""Sheets of the organisms: who they are, the sets that leave them out, their stock."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from cus_tracker.feuilles import Choix, Code, Entier, FeuilleDeModele, Jour, Parmi, Refuse, Texte
from territoires.codes import departements, territoire
from territoires.models import Agent

from .models import CLASSES_DPE, Inclusion, Organisme, Patrimoine, Perimetre, verifier_siren

DEPARTEMENT = "un code de département qui existe («\u00a001\u00a0», «\u00a02A\u00a0», «\u00a0974\u00a0»)"


@dataclass(frozen=True, kw_only=True)
class Siren(Code):
    """A SIREN: nine digits with their check digit, blanks between them left aside."""

    attendu = "un SIREN\u00a0: neuf chiffres dont une clé de contrôle"

    def reconnaitre(self, texte):
        siren = "".join(texte.split())
        try:
            verifier_siren(siren)
        except ValidationError:
            raise Refuse(self.attendu) from None
        return siren


def perimetres():
    """{name: identifier} of the exclusion sets."""
    return dict(Perimetre.objects.values_list("nom", "pk"))


def departements_sans_dreal():
    """Codes of the départements where no DREAL has an active account: another may write in its place for now."""
    tenus = Agent.objects.filter(role=Agent.Role.DREAL, is_active=True)
    codes = set(tenus.values_list("region__rattachements__departement__code", flat=True))
    return departements().keys() - codes


class FeuilleOrganismes(FeuilleDeModele):
    """Who: the organisms, their seat and their succession."""

    nom = "organismes"
    aide = "Les organismes, leur siège et, s’ils ont été absorbés, par qui et quand."
    modele = Organisme
    cle = ("siren",)
    colonnes = (
        Siren("siren", requise=True, aide="Neuf chiffres, clé de contrôle vérifiée."),
        Texte("nom", requise=True, max=200),
        Texte("sigle", max=40),
        Choix("famille", requise=True, choix=tuple(Organisme.Famille.values)),
        Parmi(
            "departement_siege",
            requise=True,
            connus=departements,
            attendu=DEPARTEMENT,
            champ="siege_id",
            chemin="siege__code",
        ),
        Siren("absorbe_par", champ=FeuilleDeModele.LIEN, chemin="absorbe_par__siren", aide="SIREN de l’absorbeur."),
        Jour("absorbe_le", aide="Le premier jour où l’organisme n’existe plus."),
    )
    derives = ("cle_tri", "cle_recherche")

    def __init__(self, examen):
        super().__init__(examen)
        self.a_doter = {}

    def modifiables(self):
        """SIREN of the organisms of the base that whoever imports may change."""
        return frozenset(Organisme.objects.modifiables_par(self.examen.agent).values_list("siren", flat=True))

    def est_modifiable(self, siren):
        """True when whoever imports may write the rows of this organism, of the base or of the workbook."""
        if self.examen.administre:
            return True
        if (siren,) in self.existantes:
            return siren in self.examen.table(self.modifiables)
        return siren in self.a_doter or self.vues.get((siren,)) is not None

    def territoire(self):
        """Codes of the départements of whoever imports."""
        return territoire(self.examen.agent)

    def autoriser(self, numero, ligne):
        siren = ligne["siren"]
        if self.examen.administre:
            return True
        if (siren,) in self.existantes:
            permis = siren in self.examen.table(self.modifiables)
        else:
            permis = self._peut_creer(numero, siren, ligne.get("departement_siege"))
        if not permis:
            self.refuser(numero, "siren", "un organisme que vous pouvez modifier")
        return permis

    def _peut_creer(self, numero, siren, siege):
        """A seat on the agent’s territory; for a DREAL elsewhere too, if it has dwellings here and no DREAL there."""
        agent = self.examen.agent
        if not agent.nomme:
            return False
        if siege in self.examen.table(self.territoire):
            return True
        if agent.role != Agent.Role.DREAL or siege not in self.examen.table(departements_sans_dreal):
            return False
        self.a_doter[siren] = numero
        return True

    def verifier(self, numero, ligne, avant):
        if bool(ligne["absorbe_par"]) != bool(ligne["absorbe_le"]):
            vide = "absorbe_le" if ligne["absorbe_par"] else "absorbe_par"
            self.refuser(numero, vide, "les deux à la fois\u00a0: une absorption dit par qui et quand")
            return False
        return True

    def conclure(self):
        dotes = self.examen["patrimoine"].detenteurs if self.a_doter else ()
        for siren, numero in self.a_doter.items():
            if siren not in dotes:
                attendu = "un organisme de votre territoire\u00a0: siège, ou logements dans la feuille patrimoine"
                self.refuser(numero, "siren", attendu, lu=siren)
        for cle, (numero, ligne) in [*self.nouvelles.items(), *self.modifiees.items()]:
            if ligne.get("absorbe_par"):
                self._suivre(numero, cle[0], ligne["absorbe_par"])

    def _suivre(self, numero, siren, absorbeur):
        """Refuse an absorber that is not known, or a chain of absorptions that comes back."""
        if not self.connait(absorbeur):
            self.refuser(numero, "absorbe_par", "le SIREN d’un organisme connu", lu=absorbeur)
        vus = {siren}
        while absorbeur and (suivante := self.ligne(absorbeur)):
            if absorbeur in vus:
                self.refuser(numero, "absorbe_par", "un absorbeur que cet organisme n’a pas absorbé", lu=absorbeur)
                return
            vus.add(absorbeur)
            absorbeur = suivante["absorbe_par"]

    def rangs(self):
        restent, rangs = set(self.nouvelles), []
        while restent:
            rang = [cle for cle in self.nouvelles if cle in restent and not self._attend(cle, restent)]
            rangs.append(rang)
            restent.difference_update(rang)
        return rangs

    def _attend(self, cle, restent):
        return (self.nouvelles[cle][1]["absorbe_par"],) in restent

    def remplir(self, objet, ligne):
        super().remplir(objet, ligne)
        if "absorbe_par" in ligne:
            siren = ligne["absorbe_par"]
            objet.absorbe_par_id = self.identifiant(siren) if siren else None
        return objet

    def preparer(self, objet):
        objet.indexer()
        return objet


def concerne(feuille, numero, siren):
    """True when a row names an organism that exists and that whoever imports may change; refuse its cell otherwise."""
    organismes = feuille.examen["organismes"]
    if not organismes.connait(siren):
        feuille.refuser(numero, "siren", "le SIREN d’un organisme connu, ou de la feuille organismes", lu=siren)
        return False
    if not organismes.est_modifiable(siren):
        feuille.refuser(numero, "siren", "un organisme que vous pouvez modifier", lu=siren)
        return False
    return True


def reserve_a_la_dreal(feuille, numero, colonne):
    """True for a DREAL or an administrator; refuse the cell of anyone else."""
    agent = feuille.examen.agent
    if feuille.examen.administre or agent.role == Agent.Role.DREAL:
        return True
    feuille.refuser(numero, colonne, "rien\u00a0: ces lignes sont écrites par la DREAL")
    return False


class FeuilleDOrganisme(FeuilleDeModele):
    """A sheet whose rows each belong to one organism, named by `siren`."""

    def autoriser(self, numero, ligne):
        return concerne(self, numero, ligne["siren"])

    def lier(self, objet, ligne):
        objet.organisme_id = self.examen["organismes"].identifiant(ligne["siren"])


class FeuillePerimetres(FeuilleDOrganisme):
    """Who is left out of what, why, and between which days."""

    nom = "perimetres"
    aide = (
        "Les ensembles d’exclusion nommés\u00a0: hors-cus (aucune CUS attendue) "
        "et hors-statistiques (hors des totaux et des dénominateurs)."
    )
    modele = Inclusion
    cle = ("nom", "siren", "du")
    colonnes = (
        Parmi(
            "nom",
            requise=True,
            connus=perimetres,
            attendu="le nom d’un périmètre qui existe (hors-cus, hors-statistiques)",
            max=80,
            champ="perimetre_id",
            chemin="perimetre__nom",
        ),
        Siren("siren", requise=True, champ=FeuilleDeModele.LIEN, chemin="organisme__siren"),
        Texte("motif", requise=True),
        Jour("du", champ="debut", aide="Premier jour inclus\u00a0; vide\u00a0: depuis toujours."),
        Jour("au", champ="fin", aide="Dernier jour inclus\u00a0; vide\u00a0: sans fin."),
    )

    def autoriser(self, numero, ligne):
        return reserve_a_la_dreal(self, numero, "nom") and super().autoriser(numero, ligne)

    def verifier(self, numero, ligne, avant):
        if ligne["du"] and ligne["au"] and ligne["au"] < ligne["du"]:
            self.refuser(numero, "au", "une date qui ne précède pas la colonne du")
            return False
        return True


class FeuillePatrimoine(FeuilleDOrganisme):
    """How many dwellings an organism has in a département on a day, and their energy classes."""

    nom = "patrimoine"
    aide = "Le patrimoine d’un organisme dans un département à une date, et ses classes de DPE."
    modele = Patrimoine
    cle = ("siren", "departement", "au")
    colonnes = (
        Siren("siren", requise=True, champ=FeuilleDeModele.LIEN, chemin="organisme__siren"),
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

    def verifier(self, numero, ligne, avant):
        siens = () if self.examen.administre else self.examen.table(self.examen["organismes"].territoire)
        if ligne["logements"] and ligne["departement"] in siens:
            self.detenteurs.add(ligne["siren"])
        return True
