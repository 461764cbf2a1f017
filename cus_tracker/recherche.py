"""What makes a search and a sort the same on every database: keys without case, accents or ligatures."""

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " ", "'": " ", "-": " ", "–": " "})
ARTICLES = re.compile(r"^(?:l|le|la|les|d|de|du|des) ")


def cle_recherche(texte):
    """Lower case, without accents, ligatures, hyphens or apostrophes, spaces folded: « L’Œuvre » gives « l oeuvre »."""
    plat = unicodedata.normalize("NFKD", texte.translate(LIGATURES))
    return " ".join("".join(c for c in plat if not unicodedata.combining(c)).casefold().split())


def cle_tri(texte):
    """The search key without its leading article, so that « Le Toit » sorts at T."""
    cle = cle_recherche(texte)
    return ARTICLES.sub("", cle) or cle
