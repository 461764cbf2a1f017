"""The sheets of the dialogue: meetings, and the actions that follow them."""

from functools import cached_property

from django.conf import settings

from cus_tracker.feuilles import FeuilleDeModele, Jour, Parmi, Texte
from organismes.feuilles import reserve_a_la_dreal
from organismes.feuilles.echanges import un_agent
from territoires.codes import regions, regions_du_territoire

from .models import Action, Reunion


def colonne_region(nom, chemin, champ):
    """The column that says of which région a meeting is; whoever imports need not write it."""
    return Parmi(
        nom,
        connus=regions,
        attendu="le code INSEE d’une région",
        champ=champ,
        chemin=chemin,
        aide="Code INSEE\u00a0; vide\u00a0: la région de qui importe.",
    )


class FeuilleReunions(FeuilleDeModele):
    """What was talked about, with whom, and what was decided."""

    nom = "reunions"
    aide = "Les réunions du dialogue entre l’État et les organismes."
    modele = Reunion
    cle = ("le", "objet", "region")
    colonnes = (
        Jour("le", requise=True),
        Texte("objet", requise=True, max=300),
        Texte("themes"),
        Texte("participants"),
        Texte("decisions"),
        Texte("annexes"),
        colonne_region("region", "region__code", "region_id"),
    )

    def accueillir(self, numero, ligne):
        super().accueillir(numero, self._situee(ligne))

    def ecarter(self, ligne):
        super().ecarter(self._situee(ligne) if {"le", "objet"} <= ligne.keys() else ligne)

    def _situee(self, ligne):
        return {**ligne, "region": ligne.get("region") or self.region_de(ligne["le"], ligne["objet"])}

    def region_de(self, le, objet):
        """The région of a meeting that names none: that of whoever imports, unless it is known as one of all.

        The installation itself, and an administrator, also know by its day and object the only meeting that has them.
        """
        connues = {cle[2] for cle in {*self.vues, *self.existantes} if cle[:2] == (le, objet)}
        if self._propre in connues:
            return self._propre
        seule = len(connues) == 1 and (self.examen.administre or connues == {""})
        return connues.pop() if seule else self._propre

    @cached_property
    def _propre(self):
        agent = self.examen.agent
        return agent.region.code if agent and agent.region else settings.REGION

    def siennes(self):
        """Codes of the régions of whoever imports, past and present, and that of the meetings of all."""
        return regions_du_territoire(self.examen.agent) | {""}

    def tient(self, region):
        """True when whoever imports may write the meetings of a région."""
        return self.examen.administre or region in self.examen.table(self.siennes)

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def autoriser(self, numero, ligne):
        if self.tient(ligne["region"]):
            return True
        self.refuser(numero, "region" if "region" in self.places else "le", "une région qui est la vôtre")
        return False


class FeuilleActions(FeuilleDeModele):
    """What follows a decision, who sees to it and for when."""

    nom = "actions"
    aide = "Les actions décidées dans une réunion, avec qui les porte et pour quand."
    modele = Action
    cle = ("reunion_le", "reunion_objet", "reunion_region", "quoi")
    colonnes = (
        Jour("reunion_le", requise=True, champ=FeuilleDeModele.LIEN, chemin="reunion__le"),
        Texte("reunion_objet", requise=True, max=300, champ=FeuilleDeModele.LIEN, chemin="reunion__objet"),
        Texte("quoi", requise=True, max=300),
        Texte("porteur", requise=True, max=120, aide="Un service, un organisme, une personne."),
        un_agent("agent", "agent"),
        Jour("echeance"),
        Jour("faite_le", aide="Le jour où l’action a été faite."),
        colonne_region("reunion_region", "reunion__region__code", FeuilleDeModele.LIEN),
    )

    def accueillir(self, numero, ligne):
        region = ligne.get("reunion_region")
        region = region or self.examen["reunions"].region_de(ligne["reunion_le"], ligne["reunion_objet"])
        super().accueillir(numero, {**ligne, "reunion_region": region})

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def autoriser(self, numero, ligne):
        reunions = self.examen["reunions"]
        connue = reunions.connait(*_reunion(ligne)) and reunions.tient(ligne["reunion_region"])
        if not connue:
            attendu = "l’objet d’une réunion connue à cette date, ou de la feuille reunions"
            self.refuser(numero, "reunion_objet", attendu, lu=ligne["reunion_objet"])
        return connue

    def lier(self, objet, ligne):
        objet.reunion_id = self.examen["reunions"].identifiant(*_reunion(ligne))


def _reunion(ligne):
    return ligne["reunion_le"], ligne["reunion_objet"], ligne["reunion_region"]
