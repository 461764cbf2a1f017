"""An .xlsx opened: its sheets, its shared texts, the styles that make a number a date."""

import re
from datetime import datetime
from posixpath import dirname, join, normpath

from .archive import REENREGISTRER
from .balises import local, locaux, parcourir
from .bruts import texte as texte_partage
from .illisible import ClasseurIllisible
from .xlsx_feuille import DATE, PART, OngletXlsx
from .xlsx_texte import decoder

RELATIONS = "_rels/.rels"
PARTS_CONVENUES = (9, 10)
DATES_CONVENUES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
HORS_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
BASE_1900, BASE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


class ClasseurXlsx:
    """Sheets of an .xlsx, in the order of their tabs."""

    def __init__(self, archive):
        self.archive = archive
        racine = _relations(archive, RELATIONS, "")
        self.chemin = next((c for genre, c in racine.values() if genre == "officeDocument"), "xl/workbook.xml")
        if self.chemin.endswith(".bin"):
            raise ClasseurIllisible(f"Ce classeur est au format .xlsb. {REENREGISTRER}")
        relations = _relations(archive, _voisin(self.chemin), dirname(self.chemin))
        self.base, self.a_calculer = BASE_1900, False
        feuilles = self._sommaire()
        par_genre = dict(relations.values())
        self._textes_partages, self._styles = par_genre.get("sharedStrings"), par_genre.get("styles")
        self._chaines = self._genres = None
        self.onglets = [self._onglet(nom, visible, relations.get(lien)) for nom, visible, lien in feuilles]

    def _onglet(self, nom, visible, relation):
        genre, chemin = relation or ("worksheet", "")
        if chemin not in self.archive:
            raise ClasseurIllisible(
                f"Ce classeur est incomplet\u00a0: le contenu de la feuille «\u00a0{nom}\u00a0» manque. {REENREGISTRER}"
            )
        return OngletXlsx(self, nom, chemin, masque=not visible, tableau=genre == "worksheet")

    def _sommaire(self):
        """[(name, visible, relation)] of the sheets; learns the calendar and whether formulas are left to compute."""
        feuilles = []

        def debut(nom, attributs):
            nom, attributs = local(nom), locaux(attributs)
            if nom == "sheet":
                visible = attributs.get("state", "visible") == "visible"
                feuilles.append((attributs.get("name", ""), visible, attributs.get("id", "")))
            elif nom == "workbookPr" and attributs.get("date1904") in ("1", "true"):
                self.base = BASE_1904
            elif nom == "calcPr" and attributs.get("fullCalcOnLoad") in ("1", "true"):
                self.a_calculer = True

        parcourir(self.archive.blocs(self.chemin), debut)
        return feuilles

    @property
    def chaines(self):
        """The shared texts, by rank."""
        if self._chaines is None:
            self._chaines = _chaines(self.archive, self._textes_partages) if self._textes_partages else []
        return self._chaines

    def verifier_les_styles(self):
        """Read the styles, whether or not a cell will need them: what hides in them is refused."""
        return self.genres

    @property
    def genres(self):
        """{rank of a style, as text: DATE or PART} of those that show a number as a date or a percentage."""
        if self._genres is None:
            self._genres = _genres_des_styles(self.archive, self._styles) if self._styles else {}
        return self._genres


def _voisin(chemin):
    dossier, nom = chemin.rpartition("/")[::2]
    return f"{dossier}/_rels/{nom}.rels".lstrip("/")


def _relations(archive, chemin, dossier):
    """{identifier: (kind, part)} of a relations part; outside targets are left out."""
    relations = {}

    def debut(nom, attributs):
        attributs = locaux(attributs)
        if local(nom) == "Relationship" and attributs.get("TargetMode") != "External":
            cible = attributs.get("Target", "")
            cible = cible.lstrip("/") if cible.startswith("/") else normpath(join(dossier, cible))
            relations[attributs.get("Id", "")] = (attributs.get("Type", "").rpartition("/")[2], cible)

    parcourir(archive.blocs(chemin), debut)
    return relations


def _chaines(archive, chemin):
    """Texts of `<si>`: their runs joined, their phonetic reading left out."""
    chaines, morceaux, etat = [], [], {"dans_t": False, "phonetique": 0}

    def debut(nom, _):
        nom = local(nom)
        if nom == "si":
            morceaux.clear()
        elif nom == "rPh":
            etat["phonetique"] += 1
        etat["dans_t"] = nom == "t" and not etat["phonetique"]

    def fin(nom):
        nom = local(nom)
        if nom == "si":
            chaines.append(texte_partage(decoder("".join(morceaux))))
        elif nom == "rPh":
            etat["phonetique"] -= 1
        etat["dans_t"] = False

    def texte(donnees):
        if etat["dans_t"]:
            morceaux.append(donnees)

    parcourir(archive.blocs(chemin), debut, fin, texte)
    return chaines


def _genres_des_styles(archive, chemin):
    formats, styles, dans = {}, [], []

    def debut(nom, attributs):
        nom, attributs = local(nom), locaux(attributs)
        dans.append(nom)
        if nom == "numFmt":
            formats[attributs.get("numFmtId")] = attributs.get("formatCode", "")
        elif nom == "xf" and "cellXfs" in dans:
            styles.append(attributs.get("numFmtId", "0"))

    parcourir(archive.blocs(chemin), debut, lambda nom: dans.pop())
    genres = ((str(rang), _genre(numero, formats)) for rang, numero in enumerate(styles))
    return {rang: genre for rang, genre in genres if genre}


def _genre(numero, formats):
    if numero not in formats:
        convenu = int(numero) if numero.isdigit() else 0
        return DATE if convenu in DATES_CONVENUES else PART if convenu in PARTS_CONVENUES else ""
    code = HORS_FORMAT.sub("", formats[numero].split(";")[0]).casefold()
    if "%" in code:
        return PART
    return DATE if code not in ("general", "standard", "@") and any(lettre in code for lettre in "dmyhs") else ""
