"""What a typed text says in a cell of an indicator, and how a value is written back as it was understood."""

from decimal import Decimal
from typing import NamedTuple

from cus_tracker.nombres import lire_cellule
from cus_tracker.typographie import nombre

OUI_NON = {"oui": Decimal(1), "non": Decimal(0)}
VIDE, DECIMALES, ENTIERS = "vide", 6, 14


class Lu(NamedTuple):
    """A text understood: a number, or the mention that stands for it."""

    valeur: Decimal | None
    mention: str


RIEN = Lu(None, VIDE)


def lire(texte, nature):
    """What a text says for an indicator of this nature; ValueError with the reason when it says nothing sure."""
    if not texte.strip():
        return RIEN
    if nature == "oui_non":
        mot = texte.strip().casefold()
        if mot in OUI_NON:
            return Lu(OUI_NON[mot], "")
    lu = Lu(*lire_cellule(texte))
    if lu.valeur is None:
        return lu if lu.mention else RIEN
    if nature == "oui_non":
        raise ValueError("La réponse attendue est «\u00a0oui\u00a0» ou «\u00a0non\u00a0».")
    return Lu(_tenir(lu.valeur), "")


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
    if nature == "oui_non":
        return next((mot for mot, code in OUI_NON.items() if code == valeur), nombre(valeur))
    return nombre(valeur)
