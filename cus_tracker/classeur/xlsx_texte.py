"""Texts of an .xlsx: the entities of XML and the escapes of control characters (« _x000D_ »)."""

import re
from xml.sax.saxutils import escape

from .archive import ABIME
from .illisible import ClasseurIllisible

ENTITE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));")
# Neither the character 0 nor half a character: no database holds them.
ECHAPPE = re.compile(r"_x(?!0000|[Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
INTERDIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What XML cannot hold, and what would be read as an escape.
A_ECHAPPER = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
SPECIAUX = re.compile("[&<>]")
NOMMEES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _entite(trouve):
    seize, dix, nom = trouve.groups()
    if nom:
        return NOMMEES[nom]
    code = int(seize, 16) if seize else int(dix)
    permis = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
    return chr(code) if permis else trouve.group()


def decoder(texte):
    """The text of an element: « _x000D_ » is a character."""
    return ECHAPPE.sub(lambda trouve: chr(int(trouve[1], 16)), texte) if "_x" in texte else texte


def lire(brut):
    """The text of an element still written in XML; ClasseurIllisible where it holds what XML forbids."""
    if INTERDIT.search(brut):
        raise ClasseurIllisible(ABIME)
    return decoder(ENTITE.sub(_entite, brut) if "&" in brut else brut)


def ecrire(texte):
    """A text as an element holds it: what `lire` gives back."""
    texte = A_ECHAPPER.sub(lambda trouve: f"_x{ord(trouve.group()):04X}_", texte)
    return escape(texte) if SPECIAUX.search(texte) else texte
