"""Writing a sheet as .csv: semicolons and decimal commas as French spreadsheets expect, formulas neutralised."""

import codecs
import csv
import re
from datetime import datetime
from decimal import Decimal

from .tenables import tenable

# What makes a spreadsheet compute a cell of text: the signs, their full-width twins, blanks before them.
FORMULE = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")  # noqa: RUF001


def ecrire(flux, feuilles):
    """Write the one sheet given."""
    [feuille] = feuilles
    flux.write(codecs.BOM_UTF8)
    ecrivain = csv.writer(_Octets(flux), delimiter=";", lineterminator="\r\n")
    ecrivain.writerow([_case(entete) for entete in feuille.entetes])
    ecrivain.writerows([_case(valeur) for valeur in ligne] for ligne in feuille.lignes)


class _Octets:
    """A binary stream seen as one of texts, without closing it."""

    def __init__(self, flux):
        self.flux = flux

    def write(self, texte):
        self.flux.write(texte.encode())


def _case(valeur):
    valeur = tenable(valeur)
    if isinstance(valeur, Decimal):
        return f"{valeur:f}".replace(".", ",")
    if isinstance(valeur, datetime):
        return f"{valeur:%Y-%m-%d %H:%M:%S}"
    if isinstance(valeur, str):
        return f"'{valeur}" if FORMULE.match(valeur) else valeur
    return valeur.isoformat()
