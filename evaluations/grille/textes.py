"""What a typed text says in a cell of an indicator, and how a value is written back as it was understood."""

import re
from decimal import Decimal
from typing import NamedTuple

from cus_tracker.nombres import VIDE, lire_cellule, lire_oui_non
from cus_tracker.typographie import nombre

NATURES_OUI_NON = ("oui_non", "texte")
EN_MOTS = {Decimal(1): "oui", Decimal(0): "non"}
DECIMALES, ENTIERS = 6, 14
# « 1,234 » would be read in two ways: a fourth decimal settles it.
DEUX_FACONS = re.compile(r"−?[1-9][0-9]{0,2},[0-9]{3}")


class Lu(NamedTuple):
    """A text understood: a number, or the mention that stands for it."""

    valeur: Decimal | None
    mention: str


RIEN = Lu(None, VIDE)


def lire(texte, nature):
    """What a text says for an indicator of this nature; ValueError with the reason when it says nothing sure.

    « x % » is x ÷ 100, told in points where the unit is the percentage.
    """
    if nature in NATURES_OUI_NON:
        return _lire_oui_non(texte)
    lu = Lu(*lire_cellule(texte))
    if lu.valeur is None:
        return lu
    return Lu(_tenir(lu.valeur * 100 if "%" in texte and nature == "pourcentage" else lu.valeur), "")


def _lire_oui_non(texte):
    try:
        lu = Lu(*lire_cellule(texte))
    except ValueError:
        lu = None
    if lu is not None and lu.valeur is None:
        return lu
    return Lu(Decimal(int(lire_oui_non(texte))), "")


def _tenir(valeur):
    """The number as the base can keep it: fourteen digits before the comma, six after."""
    if abs(valeur) >= Decimal(10) ** ENTIERS:
        raise ValueError("Ce nombre est trop grand.")
    tenu = valeur.quantize(Decimal(1).scaleb(-DECIMALES))
    if tenu != valeur:
        raise ValueError("Ce nombre a plus de six décimales.")
    return tenu


def ecrire(valeur, mention, nature=""):
    """A value as it was understood: « 1 234,5 », « n.c. », « oui »; nothing for what is empty."""
    if valeur is None:
        return "" if mention == VIDE else mention
    if nature in NATURES_OUI_NON:
        return EN_MOTS.get(valeur) or nombre(valeur)
    texte = nombre(valeur)
    return f"{texte}0" if DEUX_FACONS.fullmatch(texte) else texte
