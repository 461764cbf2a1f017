"""One sheet of an .xlsx, read row by row without ever holding it whole."""

import codecs
import re
from datetime import timedelta

from . import bruts, xlsx_texte
from .adresses import COLONNES_MAX, LIGNES_MAX, plage, rang
from .archive import ABIME, REENREGISTRER
from .balises import INHABITUEL, analyseur, local, locaux, nourrir, verifier_codage, verifier_declarations
from .illisible import ClasseurIllisible
from .xlsx_rangee import RangeeInhabituelle

RANGEE_MAX = 8_000_000
FUSIONS_MAX = 1_000
DONNEES = re.compile(rb"<(?P<p>[A-Za-z_][\w.-]*:)?sheetData(?:\s[^<>]*?)?(?P<vide>/)?>")
RANGEE = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?row[\s/>]")
BALISE = re.compile(r"<[^>]*>")
SPECIAL = re.compile(r"^[#eE]|&|_x|[\x00-\x08\x0b\x0c\x0e-\x1f]")
CHIFFRES = "0123456789"
ADRESSE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
INCONNU = object()
MEMOIRE_MAX, SUITE_MAX = 20_000, 120
TROP_LONG = f"Ce classeur a trop de lignes. {REENREGISTRER}"
TROP_LARGE = f"Ce classeur a trop de colonnes. {REENREGISTRER}"
ATTRIBUT = re.compile(r"""(?:^|\s)([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# What a style may show a number as.
DATE, PART = "date", "part"


class OngletXlsx:
    """A sheet: its name, whether it is hidden, its merged ranges and hidden columns, its rows on demand."""

    def __init__(self, classeur, nom, chemin, *, masque, tableau):
        self.classeur, self.nom, self.chemin = classeur, nom, chemin
        self.masque, self.tableau = masque, tableau
        self.fusions, self.colonnes_masquees, self.lignes_masquees = [], [], False
        self._memoire, self._rangs = {}, {}

    @property
    def taille(self):
        """Bytes to be read, for a progress bar."""
        return self.classeur.archive.taille(self.chemin)

    def examiner(self):
        """Read all that is around the rows, check that they are well-formed; ClasseurIllisible otherwise.

        Far more rows than a sheet has are found here, before any of them is read.
        """
        self.fusions, self.colonnes_masquees = [], []
        self.classeur.verifier_les_styles()
        parseur, lignes = analyseur(None), 0
        for octets, rangees in self._parties():
            lignes += len(RANGEE.findall(octets)) if rangees else 0
            if lignes > LIGNES_MAX:
                raise ClasseurIllisible(TROP_LONG)
            parseur.StartElementHandler = None if rangees else self._cadre
            nourrir(parseur, octets)
        nourrir(parseur, b"", dernier=True)

    def _parties(self):
        """The bytes of the sheet as they come, and whether they stand among its rows."""
        fin, tampon = None, b""
        for bloc in self.classeur.archive.blocs(self.chemin):
            if not tampon and fin is None:
                verifier_codage(bloc)
            tampon += bloc
            verifier_declarations(tampon)
            if fin is None and (trouve := DONNEES.search(tampon)):
                yield tampon[: trouve.end()], False
                tampon = tampon[trouve.end() :]
                fin = b"" if trouve["vide"] else b"</%ssheetData" % (trouve["p"] or b"")
            if fin and (place := tampon.find(fin)) >= 0:
                yield tampon[:place], True
                tampon, fin = tampon[place:], b""
            if fin is not None:
                garde = len(tampon) - len(fin)
                yield tampon[:garde], bool(fin)
                tampon = tampon[garde:]
            elif len(tampon) > RANGEE_MAX:
                raise ClasseurIllisible(INHABITUEL)
        if fin != b"":
            raise ClasseurIllisible(ABIME)

    def _cadre(self, nom, attributs):
        nom, attributs = local(nom), locaux(attributs)
        if nom == "mergeCell" and len(self.fusions) < FUSIONS_MAX and (trouvee := plage(attributs.get("ref", ""))):
            self.fusions.append((attributs["ref"], trouvee))
        elif nom == "col" and _vrai(attributs.get("hidden")):
            bornes = attributs.get("min", ""), attributs.get("max", "")
            if all(_entier(borne) for borne in bornes):
                self.colonnes_masquees.append(range(int(bornes[0]) - 1, int(bornes[1])))
        elif nom == "sheetFormatPr" and _vrai(attributs.get("zeroHeight")):
            self.lignes_masquees = True

    def lignes(self, avancer=None):
        """Yield (number, hidden, [(rank of the column, raw cell)]); cells and rows that hold nothing are left out."""
        numero, motifs = 0, None
        for prefixe, fragment in self._fragments(avancer):
            motifs = motifs or _Motifs(prefixe)
            place, vide = 0, True
            while vide:
                entete = motifs.ligne.match(fragment, place)
                if entete is None:
                    raise ClasseurIllisible(INHABITUEL)
                place, vide = entete.end(), entete[2]
                numero, attributs = _numero(entete[1] or "", numero)
            if cellules := self._cellules(fragment, place, motifs):
                yield numero, self.lignes_masquees or _vrai(attributs.get("hidden")), cellules

    def _fragments(self, avancer):
        """(prefix, text) of each row up to its closing tag left out, the empty rows before it included."""
        reste, prefixe = "", None
        for texte in self._textes(avancer):
            reste += texte
            if prefixe is None:
                trouve = DONNEES.search(reste.encode())
                if trouve is None:
                    continue
                if trouve["vide"]:
                    return
                prefixe, reste = (trouve["p"] or b"").decode(), reste.encode()[trouve.end() :].decode()
                ligne, fin = f"</{prefixe}row>", f"</{prefixe}sheetData"
            *entiers, reste = reste.split(ligne)
            for entier in entiers:
                yield prefixe, entier
            if fin in reste:
                if not re.fullmatch(rf"(?:\s*<{prefixe}row(?:\s[^<>]*)?/>)*\s*", reste.partition(fin)[0]):
                    raise ClasseurIllisible(INHABITUEL)
                return
            if len(reste) > RANGEE_MAX:
                raise ClasseurIllisible(INHABITUEL)
        raise ClasseurIllisible(ABIME)

    def _textes(self, avancer):
        decodeur = codecs.getincrementaldecoder("utf-8")()
        for bloc in self.classeur.archive.blocs(self.chemin):
            if avancer:
                avancer(len(bloc))
            try:
                yield decodeur.decode(bloc)
            except UnicodeDecodeError as panne:
                raise ClasseurIllisible(ABIME) from panne

    def _cellules(self, fragment, place, motifs):
        """The cells of a row; what follows their address comes back by thousands, and is read once."""
        avant, *morceaux = fragment[place:].split(motifs.adresse)
        if avant.strip() or len(morceaux) != fragment.count(motifs.debut_cellule, place):
            return self._lentement(fragment, place, motifs)
        cellules, memoire, precedente = [], self._memoire, -1
        for morceau in morceaux:
            adresse, _, suite = morceau.partition('"')
            brut = memoire.get(suite, INCONNU)
            if brut is INCONNU:
                trouve = motifs.cellule.fullmatch(suite)
                if trouve is None:
                    return self._lentement(fragment, place, motifs)
                brut = self._retenir(suite, trouve)
            colonne = self._rangs.get(adresse.rstrip(CHIFFRES))
            if colonne is None:
                colonne = self._rang(adresse)
            if colonne <= precedente:
                raise ClasseurIllisible(INHABITUEL)
            precedente = colonne
            if brut is not None and brut != "":
                cellules.append((colonne, brut))
        return cellules

    def _rang(self, adresse):
        """The rank of the column of an address seen for the first time."""
        trouve = ADRESSE.fullmatch(adresse)
        if trouve is None:
            raise ClasseurIllisible(INHABITUEL)
        if (colonne := rang(trouve[1])) >= COLONNES_MAX:
            raise ClasseurIllisible(TROP_LARGE)
        self._rangs[trouve[1]] = colonne
        return colonne

    def _retenir(self, suite, trouve):
        """What a cell holds, remembered if it is short."""
        style, genre, formule, nombre, texte = trouve.groups(default="")
        formule = xlsx_texte.lire(BALISE.sub("", formule)) if formule else None
        if texte:
            brut = texte if not SPECIAL.search(texte) else bruts.texte(xlsx_texte.lire(texte))
        else:
            brut = self.valeur(style, genre, formule, xlsx_texte.lire(nombre))
        if len(self._memoire) > MEMOIRE_MAX:
            self._memoire.clear()
        if len(suite) < SUITE_MAX:
            self._memoire[suite] = brut
        return brut

    def _lentement(self, fragment, place, motifs):
        """The cells of a row written in an unusual way."""
        rangee = f"<{motifs.prefixe}row>{fragment[place:]}</{motifs.prefixe}row>"
        cellules = RangeeInhabituelle(self.valeur).lire(rangee)
        if cellules and cellules[-1][0] >= COLONNES_MAX:
            raise ClasseurIllisible(TROP_LARGE)
        return cellules

    def valeur(self, style, genre, formule, contenu):
        """The raw cell of what `<v>` holds; `formule` None where there is none, empty where it is that of others."""
        if genre == "s":
            return self._partagee(contenu)
        if genre == "e":
            return bruts.erreur_de_formule(contenu)
        if genre in ("str", "inlineStr", "d"):
            return bruts.texte(contenu)
        contenu = contenu.strip()
        if formule is not None and (not contenu or (contenu == "0" and self.classeur.a_calculer)):
            return bruts.formule_sans_valeur(formule)
        if not contenu:
            return None
        if genre == "b":
            return bruts.Logique.VRAI if contenu in ("1", "true") else bruts.Logique.FAUX
        nombre = bruts.nombre(contenu)
        montre = self.classeur.genres.get(style) if isinstance(nombre, float) else None
        if montre == PART:
            return bruts.Pourcentage(nombre)
        return self._date(nombre) if montre == DATE else nombre

    def _partagee(self, rang_texte):
        rang_texte, chaines = rang_texte.strip(), self.classeur.chaines
        if not _entier(rang_texte) or int(rang_texte) >= len(chaines):
            raise ClasseurIllisible(ABIME)
        return chaines[int(rang_texte)]

    def _date(self, nombre):
        jours, fraction = divmod(nombre, 1)
        try:
            return self.classeur.base + timedelta(days=jours, seconds=round(fraction * 86_400))
        except OverflowError:
            return bruts.Anomalie(f"{nombre:g}", "une date qui existe")


class _Motifs:
    """Patterns of a row and of its cells, for one namespace prefix."""

    def __init__(self, prefixe):
        self.prefixe, p = prefixe, re.escape(prefixe)
        self.debut_cellule = f"<{prefixe}c"
        self.ligne = re.compile(rf"\s*<{p}row(?:\s([^<>]*?))?(/?)>")
        self.adresse = f'<{prefixe}c r="'
        self.cellule = re.compile(
            rf'(?: s="(\d+)")?(?: t="(\w+)")?\s?(?:/>|>'
            rf"(<{p}f(?: [^>]*)?(?:/>|>[^<]*</{p}f>))?"
            rf"(?:<{p}v>([^<]*)</{p}v>|<{p}v ?/>"
            rf'|<{p}is><{p}t(?: xml:space="preserve")?>([^<]*)</{p}t></{p}is>)?</{p}c>)\s*'
        )


def _numero(entete, precedent):
    """(number, attributes) of a row; most say no more than that they come next."""
    suivant, attributs = precedent + 1, {}
    if entete != f'r="{suivant}"':
        attributs = {nom: double or simple for nom, double, simple in ATTRIBUT.findall(entete)}
    ecrit = attributs.get("r", "")
    numero = int(ecrit) if _entier(ecrit) else suivant
    if numero > LIGNES_MAX:
        raise ClasseurIllisible(TROP_LONG)
    if numero <= precedent:
        raise ClasseurIllisible(INHABITUEL)
    return numero, attributs


def _entier(ecrit):
    return ecrit.isascii() and ecrit.isdecimal() and len(ecrit) < 9


def _vrai(valeur):
    return valeur in ("1", "true", "on")
