"""Peers as dots on a line, piled where they are close: places for a drawing 300 units wide."""

from dataclasses import dataclass
from decimal import Decimal

from cus_tracker.typographie import nombre

GAUCHE, DROITE, AXE = 8, 292, 28
POINT, HAUTEURS = 8, 3
MOT = 40


@dataclass(frozen=True)
class Bande:
    """`points`: (x, y) of each peer; `ici`: x of this one, None when it gave nothing; `bas`, `haut`: ends of the axis.

    An end is not written where it would meet the word « ici ».
    """

    points: tuple[tuple[int, int], ...]
    ici: int | None
    bas: str
    haut: str

    @property
    def ancre(self):
        """How the word « ici » stands on its point: within the drawing."""
        if self.ici is None or MOT < self.ici < DROITE - MOT:
            return "middle"
        return "start" if self.ici <= MOT else "end"


def bande(valeurs, ici):
    """The Bande of values in order; None when they leave nothing to see."""
    toutes = [*valeurs, *([] if ici is None else [ici])]
    bas, haut = min([Decimal(0), *toutes]), max([Decimal(0), *toutes])
    if bas == haut:
        return None

    def place(valeur):
        return GAUCHE + round((valeur - bas) * (DROITE - GAUCHE) / (haut - bas))

    la = None if ici is None else place(ici)
    return Bande(
        tuple(_empiler([place(valeur) for valeur in valeurs])),
        la,
        "" if la is not None and la <= MOT else nombre(bas),
        "" if la is not None and la >= DROITE - MOT else nombre(haut),
    )


def _empiler(places):
    """Each dot above the one it would cover; the highest place takes those that are too many."""
    derniers = [-POINT] * HAUTEURS
    for x in places:
        rang = next((n for n, dernier in enumerate(derniers) if x - dernier >= POINT), HAUTEURS - 1)
        derniers[rang] = x
        yield x, AXE - 6 - rang * POINT
