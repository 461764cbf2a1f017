"""An SVG drawing built element by element: presentation attributes only, three blues, one red, everything escaped."""

from decimal import ROUND_HALF_UP, Decimal
from xml.etree import ElementTree

ENCRE, GRIS, FILET, GRILLE = "#1a1b2b", "#565a6b", "#c6cad8", "#dcdfe9"
FONCE, MOYEN, CLAIR, BLANC, ROUGE = "#1d3a78", "#8aa0cc", "#d3dcee", "#ffffff", "#a83a1f"
INSECABLE = "\u00a0"
RIEN = "–"

# Advance widths of Marianne in thousandths of the body, measured; other signs take the mean of the lower case.
CHASSES = {" ": 270, INSECABLE: 270, "1": 462, "-": 310, "–": 540, "−": 600, "%": 830, ",": 270, ".": 270, "’": 270}
CHASSES |= dict.fromkeys("023456789", 600) | dict.fromkeys("iljI", 275) | dict.fromkeys("mMwW", 940)
CHASSE_MOYENNE = 560


def nombre(valeur, decimales=0, part=False):
    """A number as French readers write it: « 32 487 », « −4,0 % » when it is a share; « – » for nothing."""
    if valeur is None:
        return RIEN
    exact = Decimal(str(valeur)) * (100 if part else 1)
    arrondi = exact.quantize(Decimal(1).scaleb(-decimales), rounding=ROUND_HALF_UP)
    ecrit = f"{abs(arrondi):,f}".replace(",", INSECABLE).replace(".", ",")
    return ("−" if arrondi < 0 else "") + ecrit + (f"{INSECABLE}%" if part else "")


def en_mots(valeur, decimales=0, part=False):
    """The same for a reader who hears the chart: nothing is said, not drawn."""
    return "non donné" if valeur is None else nombre(valeur, decimales, part)


def largeur_de(mots, taille):
    """Width in points of words set in Marianne, a little generous."""
    return sum(CHASSES.get(signe, CHASSE_MOYENNE) for signe in mots) * taille / 1000


def abrege(mots, taille, place):
    """The words, cut with « … » where they would not fit; the table beside the chart gives them whole."""
    if largeur_de(mots, taille) <= place:
        return mots
    while mots and largeur_de(mots + "…", taille) > place:
        mots = mots[:-1]
    return mots.rstrip() + "…"


class Dessin:
    """A drawing of so many points, whose first child says it in words."""

    def __init__(self, largeur, hauteur, alternative):
        boite = {"width": f"{_net(largeur)}pt", "height": f"{_net(hauteur)}pt"}
        boite["viewBox"] = f"0 0 {_net(largeur)} {_net(hauteur)}"
        self.racine = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **boite})
        ElementTree.SubElement(self.racine, "title").text = alternative

    def _pose(self, balise, **attributs):
        ecrits = {nom.replace("_", "-"): _net(valeur) for nom, valeur in attributs.items() if valeur not in (None, "")}
        return ElementTree.SubElement(self.racine, balise, ecrits)

    def texte(self, x, y, mots, taille=7.2, graisse=400, encre=ENCRE, ancrage="start"):
        police = {"font_family": "Marianne", "font_size": taille, "font_weight": graisse}
        self._pose("text", x=x, y=y, fill=encre, text_anchor=ancrage, **police).text = mots

    def bloc(self, x, y, largeur, hauteur, fond, bord=None):
        self._pose(
            "rect",
            x=x,
            y=y,
            width=max(largeur, 0.0),
            height=hauteur,
            fill=fond,
            stroke=bord,
            stroke_width=0.5 if bord else None,
        )

    def trait(self, x1, y1, x2, y2, encre=ENCRE, epaisseur=0.6, tirets=""):
        self._pose("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=encre, stroke_width=epaisseur, stroke_dasharray=tirets)

    def disque(self, x, y, rayon, fond=FONCE, bord=None, epaisseur=0.9):
        self._pose("circle", cx=x, cy=y, r=rayon, fill=fond, stroke=bord, stroke_width=epaisseur if bord else None)

    def chemin(self, *points, fond="none", bord=None, epaisseur=0.8, ferme=False):
        trace = "L".join(f"{_net(x)} {_net(y)}" for x, y in points)
        largeur = epaisseur if bord else None
        d = f"M{trace}{'Z' if ferme else ''}"
        self._pose("path", d=d, fill=fond, stroke=bord, stroke_width=largeur, stroke_linejoin="round" if bord else None)

    def svg(self):
        return ElementTree.tostring(self.racine, encoding="unicode", short_empty_elements=True)


def _net(valeur):
    """A coordinate to the tenth: the same drawing on every machine."""
    if isinstance(valeur, str):
        return valeur
    return f"{round(float(valeur), 1) + 0.0:g}"
