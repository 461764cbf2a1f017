"""An .ods opened: its sheets and where each stands in the content."""

import re

from .archive import ABIME, CHIFFRE
from .balises import analyseur, local, locaux, nourrir, verifier_codage, verifier_declarations
from .illisible import ClasseurIllisible
from .ods_feuille import OngletOds

CONTENU, MANIFESTE = "content.xml", "META-INF/manifest.xml"
TABLE = re.compile(rb"<(/?)((?:[A-Za-z_][\w.-]*:)?)table(?=[\s/>])[^>]*?(/?)>")
BALISE_MAX, TETE_MAX = 4_096, 32_000_000


class ClasseurOds:
    """Sheets of an .ods, in the order of their tabs."""

    def __init__(self, archive):
        self.archive = archive
        if MANIFESTE in archive and b"encryption-data" in archive.lire(MANIFESTE):
            raise ClasseurIllisible(CHIFFRE)
        places = self._reperer()
        self.tete = self._tete(places[0][1])
        noms = _noms(self.tete, [balise for balise, _, _ in places])
        self.onglets = [
            OngletOds(self, nom, debut, fin, masque=masque)
            for (nom, masque), (_, debut, fin) in zip(noms, places, strict=True)
        ]

    def _reperer(self):
        """[opening tag, first byte, byte after the last] of each sheet."""
        places, profondeur, prefixe = [], 0, None
        for debut, fin, balise, (ferme, p, vide) in self._tables():
            prefixe = p if prefixe is None else prefixe
            if p != prefixe:
                continue
            if not ferme and profondeur == 0:
                places.append([balise, debut, fin])
            profondeur += (not ferme and not vide) - bool(ferme)
            if profondeur == 0 and places:
                places[-1][2] = fin
        if profondeur or not places:
            raise ClasseurIllisible(ABIME)
        return places

    def _tables(self):
        """Every tag that opens or closes a table: its bounds in the content, its bytes, its parts."""
        tampon, base = b"", 0
        for bloc in self.archive.blocs(CONTENU):
            if not base and not tampon:
                verifier_codage(bloc)
            tampon, vus = tampon + bloc, 0
            verifier_declarations(tampon)
            for trouvee in TABLE.finditer(tampon):
                vus = trouvee.end()
                yield base + trouvee.start(), base + vus, trouvee.group(), trouvee.groups()
            vus = max(vus, len(tampon) - BALISE_MAX)
            tampon, base = tampon[vus:], base + vus

    def _tete(self, fin):
        """The bytes before the first sheet: name spaces and styles."""
        if fin > TETE_MAX:
            raise ClasseurIllisible(ABIME)
        return b"".join(self.morceaux(0, fin))

    def morceaux(self, debut, fin):
        """The bytes of the content from `debut` to `fin`, block by block."""
        place = 0
        for bloc in self.archive.blocs(CONTENU):
            if place + len(bloc) > debut:
                yield bloc[max(debut - place, 0) : fin - place]
            place += len(bloc)
            if place >= fin:
                return


def _noms(tete, balises):
    """(name, hidden) of each sheet."""
    masques, noms, style = set(), [], ""

    def debut(nom, attributs):
        nonlocal style
        nom, attributs = local(nom), locaux(attributs)
        if nom == "style":
            style = attributs.get("name", "")
        elif nom == "table-properties" and attributs.get("display") == "false":
            masques.add(style)
        elif nom == "table":
            noms.append((attributs.get("name", ""), attributs.get("style-name", "") in masques))

    parseur = analyseur(debut)
    nourrir(parseur, tete)
    for balise in balises:
        nourrir(parseur, balise)
    return noms
