"""The sheet of the organisms: who they are, their seat, their succession."""

from cus_tracker.feuilles import Choix, FeuilleDeModele, Jour, Parmi, Texte
from territoires.codes import departements, territoire
from territoires.models import Agent

from ..models import Organisme
from .cles import DEPARTEMENT, LIEN, Siren, reserve_a_la_dreal


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
        Siren("absorbe_par", champ=LIEN, chemin="absorbe_par__siren", aide="SIREN de l’absorbeur."),
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
        return self.illisible or siren in self.a_doter or self.vues.get((siren,)) is not None

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

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

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
