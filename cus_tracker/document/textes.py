"""Texts of a document: their marks, and the names by which a link reaches a place."""

import re
import unicodedata


class Fort(str):
    """Words that a hurried reader must catch."""

    balise = "strong"


class Exposant(str):
    """A raised mark: the « er » of « 1er »."""

    balise = "sup"


class Insecable(str):
    """Words kept on one line, such as a number and its unit."""

    balise = "nobr"


Texte = str | tuple[str, ...]


def en_clair(texte: Texte) -> str:
    """The text without its marks."""
    return texte if isinstance(texte, str) else "".join(texte)


def ancre(texte: str) -> str:
    """A link target that a person can read: « 3.1 Les orientations » gives `3-1-les-orientations`."""
    sans_accent = "".join(
        c for c in unicodedata.normalize("NFKD", texte.replace("œ", "oe")) if not unicodedata.combining(c)
    )
    return re.sub(r"[^a-z0-9]+", "-", sans_accent.lower()).strip("-")


def reference(chiffre: str) -> str:
    """The printed reference of a figure, which is also the anchor of its row: `a1.total` gives `A1-TOTAL`."""
    return re.sub(r"[^A-Z0-9]+", "-", chiffre.upper()).strip("-")
