"""Addresses of cells: column letters, ranks from zero, « valeurs!Q214 »."""

import re
from functools import cache

COLONNES_MAX, LIGNES_MAX = 16_384, 1_048_576
PLAGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", re.ASCII)


@cache
def lettres(rang):
    """0 gives A, 25 Z, 26 AA."""
    texte = ""
    rang += 1
    while rang:
        rang, reste = divmod(rang - 1, 26)
        texte = chr(65 + reste) + texte
    return texte


@cache
def rang(colonne):
    """A gives 0, Z 25, AA 26."""
    valeur = 0
    for lettre in colonne:
        valeur = valeur * 26 + ord(lettre) - 64
    return valeur - 1


def plage(texte):
    """« B2:D4 » gives ((1, 2), (3, 4)): ranks of the columns from zero, numbers of the rows; None when it is none."""
    trouve = PLAGE.fullmatch(texte)
    if trouve is None:
        return None
    gauche, haut, droite, bas = trouve.groups()
    return (rang(gauche), int(haut)), (rang(droite or gauche), int(bas or haut))


def adresse(rang, numero):
    """(1, 2) gives « B2 »: the rank of the column from zero, the number of the row."""
    return f"{lettres(rang)}{numero}"
