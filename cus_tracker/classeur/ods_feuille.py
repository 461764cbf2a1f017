"""One sheet of an .ods, read row by row without ever holding it whole."""

import re
from datetime import date, datetime

from .adresses import COLONNES_MAX, LIGNES_MAX, adresse
from .archive import REENREGISTRER
from .balises import INHABITUEL, analyseur, nourrir
from .bruts import Anomalie, Logique, erreur_de_formule, est_erreur, formule_sans_valeur, nombre
from .illisible import ClasseurIllisible

TABLE, TEXTE, OFFICE = (f"urn:oasis:names:tc:opendocument:xmlns:{nom}:1.0 " for nom in ("table", "text", "office"))
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
CELLULE, COUVERTE, RANGEE, COLONNE = (
    TABLE + nom for nom in ("table-cell", "covered-table-cell", "table-row", "table-column")
)
CELLULES = (CELLULE, COUVERTE)
PARAGRAPHE, ESPACES = TEXTE + "p", TEXTE + "s"
SIGNES = {TEXTE + "tab": "\t", TEXTE + "line-break": "\n"}
# What floats over a cell (a comment, a drawing) or reads it aloud is no part of it.
A_COTE = {OFFICE + "annotation", TEXTE + "ruby-text", TEXTE + "note", TABLE + "shapes"}
DESSIN = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
GENRE, GENRE_CALC, FORMULE = OFFICE + "value-type", CALC + "value-type", TABLE + "formula"
VALEUR, JOUR, VRAI, CHAINE = (OFFICE + nom for nom in ("value", "date-value", "boolean-value", "string-value"))
REPETEE, RANGEE_REPETEE = TABLE + "number-columns-repeated", TABLE + "number-rows-repeated"
LARGE, HAUTE, VISIBILITE = TABLE + "number-columns-spanned", TABLE + "number-rows-spanned", TABLE + "visibility"
BLANCS = re.compile(r"[ \t\r\n]+")
REPETEES_MAX, DE_SUITE_MAX, ESPACES_MAX = 2_000_000, 1_000, 1_000
TEXTE_MAX, FUSIONS_MAX = 8_000_000, 1_000
# A few rows at a time: a row of few bytes may repeat a cell many times.
TRANCHE = 1 << 14
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
        self.rangee, self.cellules, self.attributs = {}, [], None
        self.morceaux, self.longueur, self.dans_texte, self.a_cote = [], 0, False, 0

    def lire(self, tete, morceaux):
        """Yield the rows of a sheet whose bytes are given, those before the first sheet apart."""
        parseur = analyseur(None)
        nourrir(parseur, tete)
        parseur.StartElementHandler, parseur.EndElementHandler = self._debut, self._fin
        parseur.CharacterDataHandler = self._texte
        for octets in (bloc[place : place + TRANCHE] for bloc in morceaux for place in range(0, len(bloc), TRANCHE)):
            nourrir(parseur, octets)
            for numero, fois, masquee, cellules in self.pretes:
                for rang in range(fois):
                    yield numero + rang, masquee, cellules
            self.pretes.clear()

    def _debut(self, nom, attributs):
        if self.a_cote or nom in A_COTE or nom.startswith(DESSIN):
            self.a_cote += 1
        elif nom in CELLULES:
            self.attributs = attributs
        elif nom == PARAGRAPHE:
            self.dans_texte = True
            self.morceaux.append("\n")
        elif nom == RANGEE:
            if self.attributs is not None:
                raise ClasseurIllisible(INHABITUEL)
            self.rangee, self.cellules, self.colonne = attributs, [], 0
        elif nom == ESPACES:
            self._garder(" " * min(_fois(attributs, TEXTE + "c"), ESPACES_MAX))
        elif nom in SIGNES:
            self.morceaux.append(SIGNES[nom])
        elif nom == COLONNE:
            self._colonne(attributs)

    def _texte(self, donnees):
        if self.dans_texte and not self.a_cote:
            self._garder(BLANCS.sub(" ", donnees) if "  " in donnees or "\n" in donnees else donnees)

    def _garder(self, donnees):
        self.morceaux.append(donnees)
        self.longueur += len(donnees)
        if self.longueur > TEXTE_MAX:
            raise ClasseurIllisible(TROP)

    def _fin(self, nom):
        if self.a_cote:
            self.a_cote -= 1
        elif nom in CELLULES:
            self._finir_cellule(self.attributs)
        elif nom == PARAGRAPHE:
            self.dans_texte = False
        elif nom == RANGEE:
            fois = _fois(self.rangee, RANGEE_REPETEE)
            if self.cellules:
                self._compter((fois - 1) * len(self.cellules))
                if self.numero + fois > LIGNES_MAX + 1:
                    raise ClasseurIllisible(f"Ce classeur a trop de lignes. {REENREGISTRER}")
                masquee = self.rangee.get(VISIBILITE, "visible") != "visible"
                self.pretes.append((self.numero, fois, masquee, self.cellules))
            self.numero, self.longueur = self.numero + fois, 0

    def _finir_cellule(self, attributs):
        fois = _fois(attributs, REPETEE) if REPETEE in attributs else 1
        if attributs or self.morceaux:
            brut = _brut(attributs, "".join(self.morceaux)[1:])
            if brut is not None and brut != "":
                self._poser(brut, fois)
            if LARGE in attributs or HAUTE in attributs:
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
        large, haute = _fois(attributs, LARGE), _fois(attributs, HAUTE)
        if (large > 1 or haute > 1) and len(self.fusions) < FUSIONS_MAX:
            coins = (self.colonne, self.numero), (self.colonne + large - 1, self.numero + haute - 1)
            self.fusions.append((":".join(adresse(*coin) for coin in coins), coins))

    def _colonne(self, attributs):
        fois = _fois(attributs, REPETEE)
        if attributs.get(VISIBILITE, "visible") != "visible":
            self.colonnes_masquees.append(range(self.colonnes, self.colonnes + fois))
        self.colonnes += fois


def _fois(attributs, nom):
    ecrit = attributs.get(nom, "1")
    if not (ecrit.isascii() and ecrit.isdecimal() and len(ecrit) < 12):
        raise ClasseurIllisible(TROP)
    return max(1, int(ecrit))


def _brut(attributs, texte):
    """The raw cell of an element, its text given."""
    genre = attributs.get(GENRE)
    if attributs.get(GENRE_CALC) == "error" or (texte[:1] in "#eE" and est_erreur(texte)):
        return erreur_de_formule(texte or attributs.get(FORMULE, ""))
    if genre is None and FORMULE in attributs:
        return texte or formule_sans_valeur(attributs[FORMULE])
    if genre == "float" or genre == "percentage" or genre == "currency":
        return nombre(attributs.get(VALEUR, texte))
    if genre == "date":
        return _jour(attributs.get(JOUR, ""), texte)
    if genre == "boolean":
        return Logique.VRAI if attributs.get(VRAI) == "true" else Logique.FAUX
    return texte or attributs.get(CHAINE)


def _jour(ecrit, montre):
    try:
        if "T" not in ecrit:
            return date.fromisoformat(ecrit)
        return datetime.fromisoformat(ecrit[:26]).replace(tzinfo=None)
    except ValueError:
        return Anomalie(montre or ecrit, "une date qui existe")
