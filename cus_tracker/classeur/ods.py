"""An .ods opened: its sheets and where each stands in the content."""

import re

from .archive import ABIME, CHIFFRE
from .balises import analyseur, local, locaux, nourrir, verifier_codage, verifier_declarations
from .illisible import ClasseurIllisible
from .ods_feuille import OngletOds

CONTENU, MANIFESTE = "content.xml", "META-INF/manifest.xml"
PREMIERE = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?table)[\s/>]")
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
        if len(noms) != len(places):
            raise ClasseurIllisible(ABIME)
        self.onglets = [
            OngletOds(self, nom, debut, fin, masque=masque)
            for (nom, masque), (_, debut, fin) in zip(noms, places, strict=True)
        ]

    def _reperer(self):
        """[opening tag, first byte, byte after the last] of each sheet."""
        places, profondeur = [], 0
        for balise, debut, fin in self._tables():
            ferme, vide = balise.startswith(b"</"), balise.endswith(b"/>")
            if not ferme and profondeur == 0:
                places.append([balise, debut, fin])
            profondeur += (not ferme and not vide) - ferme
            if profondeur == 0 and places:
                places[-1][2] = fin
        if profondeur or not places:
            raise ClasseurIllisible(ABIME)
        return places

    def _tables(self):
        """Every tag that opens or closes a table, with the places of its first byte and after its last."""
        tampon, base, motif = b"", 0, None
        for bloc in self.archive.blocs(CONTENU):
            if not base and not tampon:
                verifier_codage(bloc)
            tampon, vus = tampon + bloc, 0
            verifier_declarations(tampon)
            if motif is None and (premiere := PREMIERE.search(tampon)):
                motif = re.compile(re.escape(premiere[1]) + rb"(?=[\s/>])[^>]*>")
            for trouvee in motif.finditer(tampon) if motif else ():
                debut, vus = tampon.rfind(b"<", 0, trouvee.start()), trouvee.end()
                if tampon[debut : trouvee.start()] in (b"<", b"</"):
                    yield tampon[debut:vus], base + debut, base + vus
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
