"""Where a value falls on an axis, and which round values mark it, whatever the data are."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Echelle:
    """An axis from `bas` to `haut`, marked every `pas`, drawn from `debut` to `fin` (points)."""

    bas: float
    haut: float
    pas: float
    debut: float
    fin: float

    def place(self, valeur):
        """The coordinate of a value, kept within the axis."""
        part = (min(max(float(valeur), self.bas), self.haut) - self.bas) / (self.haut - self.bas)
        return self.debut + part * (self.fin - self.debut)

    @property
    def graduations(self):
        return tuple(self.bas + rang * self.pas for rang in range(round((self.haut - self.bas) / self.pas) + 1))

    @property
    def decimales(self):
        """Decimals that its marks need."""
        return max(0, -math.floor(math.log10(self.pas) + 1e-9))


def pas_rond(etendue, marques):
    """The smallest step of the kind 1, 2, 5 that covers the range in at most so many steps."""
    brut = etendue / marques
    puissance = 10.0 ** math.floor(math.log10(brut))
    return next(m * puissance for m in (1, 2, 5, 10) if m * puissance >= brut * (1 - 1e-9))


def echelle(valeurs, debut, fin, *, au_moins=(), marques=5, entier=False):
    """An axis that holds zero, every known value and `au_moins` (a fixed scale), between round ends.

    Nothing known, or zeros only: from 0 to 1. `entier`: things are counted, no mark between two of them.
    """
    connues = [float(v) for v in (*valeurs, *au_moins) if v is not None]
    bas, haut = min([0.0, *connues]), max([0.0, *connues])
    if haut == bas:
        haut = 1.0
    pas = pas_rond(haut - bas, marques)
    if entier:
        pas = max(pas, 1.0)
    return Echelle(
        bas=math.floor(bas / pas + 1e-9) * pas, haut=math.ceil(haut / pas - 1e-9) * pas, pas=pas, debut=debut, fin=fin
    )
