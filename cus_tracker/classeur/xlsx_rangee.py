"""A row of an .xlsx written in an unusual way, or whose texts have runs: read event by event, slowly and exactly."""

import re

from . import xlsx_texte
from .adresses import rang
from .balises import INHABITUEL, analyseur, nourrir
from .illisible import ClasseurIllisible

COLONNE = re.compile(r"([A-Z]{1,7})\d+", re.ASCII)


class RangeeInhabituelle:
    """Cells of one row; `valeur(style, genre, formule, contenu)` makes the raw cell."""

    def __init__(self, valeur):
        self.valeur = valeur
        self.cellules, self.place = [], -1
        self.attributs, self.contenu, self.formule = None, [], None
        self.lit = self.dans_formule = self.phonetique = False

    def lire(self, rangee):
        """[(rank of the column, raw cell)] of the XML of a row."""
        nourrir(analyseur(self._debut, self._fin, self._texte, espaces=False), rangee.encode(), dernier=True)
        return self.cellules

    def _debut(self, nom, attributs):
        nom = nom.rpartition(":")[2]
        if nom == "c":
            colonne, precedente = COLONNE.match(attributs.get("r", "")), self.place
            self.place = rang(colonne[1]) if colonne else self.place + 1
            if self.attributs is not None or self.place <= precedente:
                raise ClasseurIllisible(INHABITUEL)
            self.attributs, self.contenu, self.formule = attributs, [], None
        elif nom == "f":
            self.formule = ""
        elif nom == "rPh":
            self.phonetique = True
        self.lit, self.dans_formule = nom in ("v", "t") and not self.phonetique, nom == "f"

    def _texte(self, donnees):
        if self.dans_formule:
            self.formule += donnees
        elif self.lit:
            self.contenu.append(donnees)

    def _fin(self, nom):
        nom = nom.rpartition(":")[2]
        self.lit = self.dans_formule = False
        if nom == "rPh":
            self.phonetique = False
        if nom == "c":
            genre, contenu = self.attributs.get("t", ""), "".join(self.contenu)
            contenu = xlsx_texte.decoder(contenu) if genre in ("str", "inlineStr") else contenu
            brut = self.valeur(self.attributs.get("s", ""), genre, self.formule, contenu)
            if brut is not None and brut != "":
                self.cellules.append((self.place, brut))
            self.attributs = None
