"""What makes a search and a sort the same on every database: keys without case, accents or ligatures."""

import re
import unicodedata

from rapidfuzz.distance import OSA

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


def tolerance(mot):
    """Slips forgiven in a word: none under four letters, one up to seven, then two."""
    return (len(mot) > 3) + (len(mot) > 7)


def _proche(mot, mots):
    """The fewest slips between a word typed and the words of a name, each also taken by its beginning; None: too many.

    A word that holds the one typed is no slip; a beginning may be as long as what was typed, one letter more or less.
    """
    if any(mot in entier for entier in mots):
        return 0
    permis = tolerance(mot)
    if not permis:
        return None
    debuts = {entier[:longueur] for entier in mots for longueur in (len(mot) - 1, len(mot), len(mot) + 1)} | set(mots)
    moindre = min((OSA.distance(mot, debut, score_cutoff=permis) for debut in debuts), default=permis + 1)
    return moindre if moindre <= permis else None


def trouves(texte, fiches):
    """Keys of the records found: those that hold the text as typed, else those that hold its words but for a few slips.

    `fiches`: (key, search key of its names, number). Digits alone look for the beginning of the number, or for the
    whole of it but for one slip.
    """
    chiffres = "".join(texte.split())
    if chiffres.isdigit():
        debutent = [cle for cle, _, numero in fiches if numero.startswith(chiffres)]
        if debutent or len(chiffres) < 8:
            return debutent
        return [cle for cle, _, numero in fiches if OSA.distance(chiffres, numero, score_cutoff=1) <= 1]
    cherche = cle_recherche(texte)
    exacts = [cle for cle, noms, _ in fiches if cherche in noms]
    if exacts or not cherche:
        return exacts
    voulus, notes = cherche.split(), {}
    for cle, noms, _ in fiches:
        ecarts = [_proche(mot, noms.split()) for mot in voulus]
        if None not in ecarts:
            notes[cle] = sum(ecarts)
    meilleur = min(notes.values(), default=0)
    return [cle for cle, note in notes.items() if note == meilleur or note <= 1]
