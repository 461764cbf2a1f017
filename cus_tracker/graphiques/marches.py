"""The same figure on several days: steps on a true time axis, for what a signature changes changes at once."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ..typographie import jour_court
from .dessin import BLANC, ENCRE, FONCE, GRILLE, GRIS, INSECABLE, Dessin, en_mots, largeur_de, nombre
from .echelle import echelle

HAUT, PIED, HAUTEUR, MARGE = 16.0, 92.0, 108.0, 26.0


@dataclass(frozen=True)
class Marches:
    """Steps from day to day; None where nothing was known: the line stops there."""

    sujet: str
    jours: tuple[tuple[date, Decimal | None], ...]
    part: bool = False
    decimales: int = 0
    largeur: float = 318.0

    @property
    def alternative(self):
        mots = (f"{en_mots(v, self.decimales, self.part)} au {jour_court(jour)}" for jour, v in self.jours)
        return f"{self.sujet}{INSECABLE}: {', '.join(mots) or 'aucune donnée'}."

    def svg(self):
        dessin = Dessin(self.largeur, HAUTEUR, self.alternative)
        axe = echelle([v for _, v in self.jours], PIED, HAUT, marques=3)
        for graduation in axe.graduations:
            zero = abs(graduation) < axe.pas / 2
            dessin.trait(0, axe.place(graduation), self.largeur, axe.place(graduation), ENCRE if zero else GRILLE, 0.5)
        points = [(self._x(jour), v if v is None else axe.place(v)) for jour, v in self.jours]
        for (x, y), (suivant, autre) in pairwise(points):
            if y is not None:
                dessin.chemin((x, y), (suivant, y), *([] if autre is None else [(suivant, autre)]), bord=FONCE)
        self._legendes(dessin, points)
        return dessin.svg()

    def _x(self, jour):
        debut, fin = self.jours[0][0], self.jours[-1][0]
        part = (jour - debut).days / ((fin - debut).days or 1)
        return MARGE + part * (self.largeur - 2 * MARGE)

    def _legendes(self, dessin, points):
        """Day and value of each point, save those that would write over the one after."""
        libre = self.largeur
        for (x, y), (jour, valeur) in reversed(list(zip(points, self.jours, strict=True))):
            if y is not None:
                dessin.disque(x, y, 2.6, bord=BLANC, epaisseur=0.7)
            texte = jour_court(jour)
            demi = max(largeur_de(texte, 6.4), largeur_de(nombre(valeur, self.decimales, self.part), 7)) / 2 + 2
            if x + demi > libre + 2:
                continue
            libre = x - demi
            dessin.texte(x, PIED + 10, texte, 6.4, encre=GRIS, ancrage="middle")
            if y is not None:
                dessin.texte(x, y - 5, nombre(valeur, self.decimales, self.part), 7, 700, ancrage="middle")
