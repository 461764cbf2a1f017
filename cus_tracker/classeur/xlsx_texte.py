"""Texts of an .xlsx: the entities of XML and the escapes of control characters (« _x000D_ »)."""

import re

ENTITE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));")
ECHAPPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
NOMMEES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _entite(trouve):
    seize, dix, nom = trouve.groups()
    if nom:
        return NOMMEES[nom]
    code = int(seize, 16) if seize else int(dix)
    return chr(code) if code <= 0x10FFFF else trouve.group()


def decoder(texte):
    """The text of an element: « _x000D_ » is a character."""
    return ECHAPPE.sub(lambda trouve: chr(int(trouve[1], 16)), texte) if "_x" in texte else texte


def lire(brut):
    """The text of an element still written in XML."""
    return decoder(ENTITE.sub(_entite, brut) if "&" in brut else brut)
