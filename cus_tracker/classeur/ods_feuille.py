"""One sheet of an .ods, read row by row without ever holding it whole."""

import re
from datetime import date, datetime
from functools import cache
from itertools import islice

from cus_tracker.typographie import nombre as nombre_dit

from .adresses import COLONNES_MAX, LIGNES_MAX, adresse
from .archive import REENREGISTRER
from .balises import INHABITUEL, analyseur, nourrir
from .bruts import Anomalie, Logique, Pourcentage, erreur_de_formule, est_erreur, formule_sans_valeur, nombre
from .illisible import ClasseurIllisible

# The prefixes that every spreadsheet writes; others are read too, more slowly.
USUELS = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
SIGNES = {"text:tab": "\t", "text:line-break": "\n"}
# What floats over a cell (a comment, a drawing) or reads it aloud is no part of it.
A_COTE = {"office:annotation", "text:ruby-text", "text:note", "table:shapes"}
REPETEE = "table:number-columns-repeated"
BLANCS = re.compile(r"[ \t\r\n]+")
REPETEES_MAX, DE_SUITE_MAX, ESPACES_MAX = 2_000_000, 1_000, 1_000
# The same row so many times says nothing: somebody filled a column down to the bottom.
RANGEES_MAX = 10_000
TEXTE_MAX, FUSIONS_MAX = 8_000_000, 1_000
# A few rows at a time: a row of few bytes may repeat a cell many times.
TRANCHE = 1 << 13
TROP = f"Ce classeur répète des cellules à l’infini\u00a0: il est refusé par sécurité. {REENREGISTRER}"


class OngletOds:
    """A sheet: its name, whether it is hidden, its merged ranges and hidden columns, its rows on demand."""

    tableau = True

    def __init__(self, classeur, nom, debut, fin, *, masque):
        self.classeur, self.nom, self.masque = classeur, nom, masque
        self.debut, self.fin = debut, fin
        self.fusions, self.colonnes_masquees = [], []

    @property
    def taille(self):
        """Bytes to be read, for a progress bar."""
        return self.fin - self.debut

    def examiner(self):
        """Find merged cells and hidden columns; the rows are read only where some are merged."""
        lecteur, fin = _Lecteur(), b""
        fusionne = False
        for octets in self.classeur.morceaux(self.debut, self.fin):
            fusionne = fusionne or b"-spanned" in fin + octets
            fin = octets[-16:]
        for _ in lecteur.lire(self.classeur.tete, self.classeur.morceaux(self.debut, self.fin)):
            if not fusionne:
                break
        self.fusions, self.colonnes_masquees = lecteur.fusions, lecteur.colonnes_masquees

    def lignes(self, avancer=None):
        """Yield (number, hidden, [(rank of the column, raw cell)]); cells and rows that hold nothing are left out."""
        return _Lecteur().lire(self.classeur.tete, self._morceaux(avancer))

    def _morceaux(self, avancer):
        for octets in self.classeur.morceaux(self.debut, self.fin):
            if avancer:
                avancer(len(octets))
            yield octets


class _Lecteur:
    """Events of a sheet turned into rows."""

    def __init__(self):
        self.pretes, self.fusions, self.colonnes_masquees = [], [], []
        self.numero, self.colonne, self.colonnes, self.repetees = 1, 0, 0, 0
        self.rangee, self.cellules, self.attributs = None, [], None
        self.morceaux, self.longueur, self.dans_texte, self.a_cote = [], 0, False, 0
        self.debuts = {
            "table:table-cell": self._debuter_cellule,
            "table:covered-table-cell": self._debuter_cellule,
            "text:p": self._debuter_paragraphe,
            "table:table-row": self._debuter_rangee,
            "table:table-column": self._colonne,
            "text:s": lambda attributs: self._garder(" " * min(_fois(attributs, "text:c"), ESPACES_MAX)),
            **{nom: lambda _, signe=signe: self._garder(signe) for nom, signe in SIGNES.items()},
            **dict.fromkeys(A_COTE, self._debuter_a_cote),
        }
        self.fins = {
            "table:table-cell": self._finir_cellule,
            "table:covered-table-cell": self._finir_cellule,
            "text:p": self._finir_paragraphe,
            "table:table-row": self._finir_rangee,
        }

    def lire(self, tete, morceaux):
        """Yield the rows of a sheet whose bytes are given, those before the first sheet apart."""
        parseur = self._analyseur(tete)
        for octets in (bloc[place : place + TRANCHE] for bloc in morceaux for place in range(0, len(bloc), TRANCHE)):
            nourrir(parseur, octets)
            for numero, fois, masquee, cellules in self.pretes:
                for rang in range(fois):
                    yield numero + rang, masquee, cellules
            self.pretes.clear()

    def _analyseur(self, tete):
        usuels = all(f'xmlns:{prefixe}="{uri}"'.encode() in tete for uri, prefixe in islice(USUELS.items(), 3))
        parseur = analyseur(None, espaces=not usuels)
        nourrir(parseur, tete)
        parseur.CharacterDataHandler = self._texte
        if usuels:
            parseur.StartElementHandler, parseur.EndElementHandler = self._debut, self._fin
        else:
            parseur.EndElementHandler = lambda nom: self._fin(_usuel(nom))
            parseur.StartElementHandler = lambda nom, attributs: self._debut(
                _usuel(nom), {_usuel(cle): valeur for cle, valeur in attributs.items()}
            )
        return parseur

    def _debut(self, nom, attributs):
        if self.a_cote:
            self.a_cote += 1
        elif (debuter := self.debuts.get(nom)) is not None:
            debuter(attributs)
        elif nom.startswith("draw:"):
            self.a_cote = 1

    def _fin(self, nom):
        if self.a_cote:
            self.a_cote -= 1
        elif (finir := self.fins.get(nom)) is not None:
            finir()

    def _debuter_a_cote(self, _):
        self.a_cote = 1

    def _debuter_cellule(self, attributs):
        if self.rangee is None or self.attributs is not None:
            raise ClasseurIllisible(INHABITUEL)
        self.attributs = attributs

    def _debuter_paragraphe(self, _):
        self.dans_texte = True
        self.morceaux.append("\n")

    def _finir_paragraphe(self):
        self.dans_texte = False

    def _debuter_rangee(self, attributs):
        if self.rangee is not None:
            raise ClasseurIllisible(INHABITUEL)
        self.rangee, self.cellules, self.colonne = attributs, [], 0

    def _finir_rangee(self):
        fois = _fois(self.rangee, "table:number-rows-repeated")
        if self.cellules:
            if fois > RANGEES_MAX:
                raise ClasseurIllisible(_trop_de_fois(self.numero, fois))
            self._compter((fois - 1) * len(self.cellules))
            if self.numero + fois > LIGNES_MAX + 1:
                raise ClasseurIllisible(f"Ce classeur a trop de lignes. {REENREGISTRER}")
            masquee = self.rangee.get("table:visibility", "visible") != "visible"
            self.pretes.append((self.numero, fois, masquee, self.cellules))
        self.numero, self.longueur, self.rangee = self.numero + fois, 0, None

    def _texte(self, donnees):
        if self.dans_texte and not self.a_cote:
            self._garder(BLANCS.sub(" ", donnees) if "  " in donnees or "\n" in donnees else donnees)

    def _garder(self, donnees):
        self.morceaux.append(donnees)
        self.longueur += len(donnees)
        if self.longueur > TEXTE_MAX:
            raise ClasseurIllisible(TROP)

    def _finir_cellule(self):
        attributs = self.attributs
        fois = _fois(attributs, REPETEE) if REPETEE in attributs else 1
        if attributs or self.morceaux:
            texte = "".join(self.morceaux)[1:]
            simple = texte and texte[0] not in "#eE" and attributs.get("office:value-type") == "string"
            brut = texte if simple else _brut(attributs, texte)
            if brut is not None and brut != "":
                self._poser(brut, fois)
            if "table:number-columns-spanned" in attributs or "table:number-rows-spanned" in attributs:
                self._fusion(attributs)
        self.colonne += fois
        self.attributs, self.morceaux = None, []

    def _poser(self, brut, fois):
        if fois > DE_SUITE_MAX:
            raise ClasseurIllisible(TROP)
        if self.colonne + fois > COLONNES_MAX:
            raise ClasseurIllisible(f"Ce classeur a trop de colonnes. {REENREGISTRER}")
        if fois == 1:
            self.cellules.append((self.colonne, brut))
        else:
            self._compter(fois - 1)
            self.cellules += [(self.colonne + rang, brut) for rang in range(fois)]

    def _compter(self, repetees):
        self.repetees += repetees
        if self.repetees > REPETEES_MAX:
            raise ClasseurIllisible(TROP)

    def _fusion(self, attributs):
        large, haute = (_fois(attributs, f"table:number-{sens}-spanned") for sens in ("columns", "rows"))
        if (large > 1 or haute > 1) and len(self.fusions) < FUSIONS_MAX:
            coins = (self.colonne, self.numero), (self.colonne + large - 1, self.numero + haute - 1)
            self.fusions.append((":".join(adresse(*coin) for coin in coins), coins))

    def _colonne(self, attributs):
        fois = _fois(attributs, REPETEE)
        if attributs.get("table:visibility", "visible") != "visible":
            self.colonnes_masquees.append(range(self.colonnes, self.colonnes + fois))
        self.colonnes += fois


def _trop_de_fois(numero, fois):
    return (
        f"La ligne {numero} d’une feuille, répétée {nombre_dit(fois)} fois à l’identique, remplit tout le tableau"
        "\u00a0: effacez ces lignes, enregistrez le classeur et recommencez."
    )


@cache
def _usuel(nom):
    """« uri local » as it is usually written."""
    uri, _, local = nom.rpartition(" ")
    return f"{USUELS.get(uri, uri)}:{local}"


def _fois(attributs, nom):
    ecrit = attributs.get(nom)
    if ecrit is None:
        return 1
    if not (ecrit.isascii() and ecrit.isdecimal() and len(ecrit) < 12):
        raise ClasseurIllisible(TROP)
    return max(1, int(ecrit))


def _brut(attributs, texte):
    """The raw cell of an element, its text given."""
    genre = attributs.get("office:value-type")
    if attributs.get("calcext:value-type") == "error" or (texte[:1] in "#eE" and est_erreur(texte)):
        return erreur_de_formule(texte or attributs.get("table:formula", ""))
    if genre is None and "table:formula" in attributs:
        return texte or formule_sans_valeur(attributs["table:formula"])
    if genre == "percentage":
        lu = nombre(attributs.get("office:value", texte))
        return Pourcentage(lu) if isinstance(lu, float) else lu
    if genre == "float" or genre == "currency":
        return nombre(attributs.get("office:value", texte))
    if genre == "date":
        return _jour(attributs.get("office:date-value", ""), texte)
    if genre == "boolean":
        return Logique.VRAI if attributs.get("office:boolean-value") == "true" else Logique.FAUX
    if genre == "time" and not texte:
        return Anomalie(attributs.get("office:time-value", ""), "autre chose qu’une heure ou une durée")
    return texte or attributs.get("office:string-value")


def _jour(ecrit, montre):
    try:
        if "T" not in ecrit:
            return date.fromisoformat(ecrit)
        return datetime.fromisoformat(ecrit[:26]).replace(tzinfo=None)
    except ValueError:
        return Anomalie(montre or ecrit, "une date qui existe")
