"""Columns of numbers: years, whole numbers and figures, in any French or English writing."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from cus_tracker.classeur import Anomalie
from cus_tracker.nombres import lire_cellule
from cus_tracker.typographie import finir

from .colonnes import Colonne, Refuse

ENTIER_MAX = 2_147_483_647
DECIMALES = Decimal("0.000001")
DECIMALES_EN_MOTS = "un nombre de six décimales au plus\u00a0: arrondissez-le comme il doit se lire"
NOMBRE_MAX = Decimal(10) ** 14


def decimal(brut, attendu):
    """The Decimal of a cell, whatever its writing, at six decimals; Refuse when it is no such number.

    What a spreadsheet computed (1/3) is kept at six decimals; a text, that somebody wrote, is refused beyond them.
    """
    return borner(exact(brut, attendu), ecrit=isinstance(brut, str))


def exact(brut, attendu):
    """The Decimal of a cell as a spreadsheet shows it whole, fifteen digits; Refuse when it is no number."""
    if isinstance(brut, Anomalie):
        raise Refuse(brut.attendu)
    if isinstance(brut, float):
        return Decimal(f"{brut:.15g}")
    if not isinstance(brut, str):
        raise Refuse(attendu)
    try:
        lu, _ = lire_cellule(brut)
    except ValueError as raison:
        raise Refuse(f"{finir(attendu)} {raison}") from None
    if lu is None:
        raise Refuse(f"{attendu}\u00a0: cette colonne ne prend pas «\u00a0{brut.strip()}\u00a0»")
    return lu


def borner(lu, *, ecrit):
    """The number at six decimals; Refuse beyond what the base holds, or, `ecrit` by somebody, rather than round it."""
    if not lu.is_finite() or abs(lu) >= NOMBRE_MAX:
        raise Refuse("un nombre de moins de quinze chiffres")
    garde = lu.quantize(DECIMALES, ROUND_HALF_EVEN)
    if ecrit and garde != lu:
        raise Refuse(DECIMALES_EN_MOTS)
    return garde


@dataclass(frozen=True, kw_only=True)
class Nombre(Colonne):
    """A figure, percentages included: « x % » is x ÷ 100."""

    vide: Any = None
    attendu = "un nombre"

    def lire(self, brut):
        return decimal(brut, self.attendu)

    def en_cellule(self, valeur):
        return valeur


@dataclass(frozen=True, kw_only=True)
class Entier(Colonne):
    """A whole number, not negative."""

    vide: Any = None
    attendu = "un nombre entier, positif ou nul"

    def lire(self, brut):
        lu = decimal(brut, self.attendu)
        if lu != lu.to_integral_value() or not 0 <= lu <= ENTIER_MAX:
            raise Refuse(self.attendu)
        return int(lu)


@dataclass(frozen=True, kw_only=True)
class Annee(Entier):
    """A civil year."""

    attendu = "une année civile, par exemple 2012"

    def lire(self, brut):
        annee = super().lire(brut)
        if not 1900 <= annee <= 2999:
            raise Refuse(self.attendu)
        return annee
