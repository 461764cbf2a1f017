"""The sheet of the references: figures that objectives are compared with."""

import re

from cus_tracker.feuilles import Annee, Choix, Code, FeuilleDeModele, Nombre, Refuse, Texte
from organismes.feuilles import Siren, reserve_a_la_dreal
from territoires.codes import departements, regions, regions_du_territoire

from ..models import Reference
from .cellule import PRODUITS, mesures_de
from .cles import codes

GRANDEUR = re.compile(r"[a-z][a-z0-9_]*")
TERRITOIRES = {
    "france": "«\u00a0France\u00a0»",
    "region": "le code INSEE d’une région",
    "departement": "le code INSEE d’un département",
    "epci": "le SIREN d’un EPCI",
    "organisme": "le SIREN d’un organisme connu",
}
SIREN = Siren("territoire")


class FeuilleReferences(FeuilleDeModele):
    """A total of other years, a national share: typed by hand, with its source."""

    nom = "references"
    aide = "Les chiffres auxquels les objectifs sont comparés, avec leur source. Un total porte sur toute la période."
    modele = Reference
    cle = ("indicateur", "mesure", "debut", "fin", "niveau", "territoire", "produit", "grandeur")
    colonnes = (
        Code("indicateur", requise=True, max=20),
        Code("mesure", max=40),
        Annee("debut", requise=True),
        Annee("fin", requise=True),
        Choix("niveau", requise=True, choix=tuple(Reference.Niveau.values)),
        Code(
            "territoire", requise=True, max=20, aide="\u00a0; ".join(f"{n}\u00a0: {t}" for n, t in TERRITOIRES.items())
        ),
        Choix("produit", choix=PRODUITS),
        Code("grandeur", requise=True, max=30, aide="valeur, ou part_plai… (une part est une fraction)."),
        Nombre("valeur", requise=True),
        Nombre("minimum"),
        Nombre("maximum"),
        Texte("source", requise=True, max=300),
    )

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def verifier(self, numero, ligne, avant):
        deja = self.examen.rapport.cellules_refusees
        if ligne["fin"] < ligne["debut"]:
            self.refuser(numero, "fin", "une année qui ne précède pas la première")
        if None not in (ligne["minimum"], ligne["maximum"]) and ligne["maximum"] < ligne["minimum"]:
            self.refuser(numero, "maximum", "un nombre qui ne soit pas sous le minimum")
        if not GRANDEUR.fullmatch(ligne["grandeur"]):
            self.refuser(numero, "grandeur", "valeur, part_plai ou un autre code en minuscules")
        self._verifier_l_indicateur(numero, ligne)
        self._verifier_le_territoire(numero, ligne)
        return self.examen.rapport.cellules_refusees == deja

    def _verifier_l_indicateur(self, numero, ligne):
        indicateurs = self.examen.table(codes).get(ligne["indicateur"])
        if indicateurs is None:
            self.refuser(numero, "indicateur", "le code d’un indicateur du catalogue, par exemple A.I")
            return
        mesures = sorted({m for indicateur in indicateurs for m in mesures_de(self.examen, indicateur)})
        if ligne["mesure"] and ligne["mesure"] not in mesures:
            self.refuser(
                numero, "mesure", f"une mesure de cet indicateur\u00a0: {', '.join(mesures) or 'il n’en a pas'}"
            )

    def _verifier_le_territoire(self, numero, ligne):
        niveau, territoire = ligne["niveau"], ligne["territoire"]
        existe = {
            "france": lambda: territoire == "France",
            "region": lambda: territoire in self.examen.table(regions),
            "departement": lambda: territoire in self.examen.table(departements),
            "epci": lambda: self._est_un_siren(territoire),
            "organisme": lambda: self.examen["organismes"].connait(territoire),
        }
        if not existe[niveau]():
            self.refuser(numero, "territoire", TERRITOIRES[niveau])
        elif not self._est_le_sien(niveau, territoire):
            self.refuser(numero, "territoire", "un territoire qui est le vôtre")

    @staticmethod
    def _est_un_siren(texte):
        try:
            return SIREN.reconnaitre(texte) == texte
        except Refuse:
            return False

    def _est_le_sien(self, niveau, territoire):
        """A DREAL writes the references of France, of its own régions and départements, of its organisms."""
        if self.examen.administre or niveau in ("france", "epci"):
            return True
        organismes = self.examen["organismes"]
        if niveau == "organisme":
            return organismes.est_modifiable(territoire)
        connus = self.regions_de_l_agent if niveau == "region" else organismes.territoire
        return territoire in self.examen.table(connus)

    def regions_de_l_agent(self):
        """Codes of the régions of whoever imports, past and present."""
        return regions_du_territoire(self.examen.agent)
