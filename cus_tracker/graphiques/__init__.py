"""Charts drawn on the server as SVG, the same in a page and in a PDF: frozen data in, `alternative` and `svg()` out."""

from .bandes import Bande, Bandes, Point
from .barres import Barres, Categorie, Repere, Seuil
from .courbes import Courbes, Panneau
from .etapes import Etape, Etapes
from .marches import Marches
from .marques import Dispositif, Lot, Marques
from .parts import Niveaux, Part, Parts, Tout

__all__ = [
    "Bande",
    "Bandes",
    "Barres",
    "Categorie",
    "Courbes",
    "Dispositif",
    "Etape",
    "Etapes",
    "Lot",
    "Marches",
    "Marques",
    "Niveaux",
    "Panneau",
    "Part",
    "Parts",
    "Point",
    "Repere",
    "Seuil",
    "Tout",
]
