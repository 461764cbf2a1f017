"""Workbooks damaged at random: bytes of the file, or the XML of a part zipped again so that nothing else is wrong."""

import io
import random
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import openpyxl
import xlsxwriter

from cus_tracker.classeur.ecriture import Feuille, ecrire

MORCEAUX = re.compile(rb"<[^<>]*>|[^<>]+")
GREFFES = (
    b"", b"<", b">", b"&", b"&#0;", b"&x;", b"]]>", b"<!--", b"<![CDATA[", b"<!DOCTYPE a>", b"\0", b"\xff", b"\x01",
    b" ", b"999999999999999999999", b"-1", b"1e999", b"nan", b'"', b"'", b"#DIV/0!", b"</row>", b"<row>", b"<c>",
    b"</c>", b"<v>", b"</table:table>", b"<table:table>", b"<text:p>", "é".encode("latin-1"), b"\xef\xbb\xbf",
    b"1048577",
)  # fmt: skip


@cache
def modeles():
    """Sound workbooks, as several programs write them."""
    lignes = [
        ["01", Decimal(n) / 3 if n % 2 else n, date(2012, 10, n), datetime(2012, 1, n, 8), "a & b", None, n == 3]
        for n in range(1, 6)
    ]
    entetes = ["siren", "valeur", "le", "saisi_le", "nom", "vide", "zus"]
    feuilles = [Feuille("valeurs", entetes, lignes), Feuille("passages", entetes, lignes[:1])]
    flux = {nom: io.BytesIO() for nom in ("notre.xlsx", "notre.ods", "openpyxl.xlsx", "xlsxwriter.xlsx")}
    ecrire(flux["notre.xlsx"], feuilles)
    ecrire(flux["notre.ods"], feuilles, "ods")
    classeur = openpyxl.Workbook()
    for ligne in lignes:
        classeur.active.append(ligne)
    classeur.active.merge_cells("A8:B9")
    classeur.save(flux["openpyxl.xlsx"])
    with xlsxwriter.Workbook(flux["xlsxwriter.xlsx"]) as classeur:
        feuille = classeur.add_worksheet()
        for rang, ligne in enumerate(lignes):
            feuille.write_row(rang, 0, [ligne[0], rang, ligne[4], True, "=1/0"])
    return {nom: contenu.getvalue() for nom, contenu in flux.items()}


def abimer(graine):
    """The bytes of a workbook damaged in a way that the seed alone decides, and the part that is, '' for the file."""
    hasard = random.Random(graine)
    contenu = hasard.choice(sorted(modeles().values()))
    return (_octets(contenu, hasard), "") if hasard.random() < 0.3 else _partie(contenu, hasard)


def _octets(contenu, hasard):
    octets = bytearray(contenu)
    for _ in range(hasard.randint(1, 6)):
        place = hasard.randrange(len(octets))
        geste = hasard.randrange(4)
        if geste == 0:
            octets[place] = hasard.randrange(256)
        elif geste == 1:
            del octets[place : place + hasard.randint(1, 200)]
        elif geste == 2:
            octets[place:place] = octets[hasard.randrange(len(octets)) :][: hasard.randint(1, 200)]
        else:
            del octets[place:]
        octets = octets or bytearray(b"P")
    return bytes(octets)


def _partie(contenu, hasard):
    with zipfile.ZipFile(io.BytesIO(contenu)) as source:
        parties = {nom: source.read(nom) for nom in source.namelist()}
    lues = [nom for nom in parties if re.search("sheet|content|workbook|shared|styles|_rels", nom)]
    touchee = hasard.choice(lues)
    morceaux = MORCEAUX.findall(parties[touchee])
    for _ in range(hasard.randint(1, 4)):
        place = hasard.randrange(len(morceaux))
        geste = hasard.randrange(5)
        if geste == 0:
            morceaux[place] = b""
        elif geste == 1:
            morceaux.insert(place, hasard.choice(morceaux))
        elif geste == 2:
            morceaux[place] = hasard.choice(GREFFES)
        elif geste == 3:
            coupe = hasard.randrange(len(morceaux[place]) + 1)
            morceaux[place] = morceaux[place][:coupe] + hasard.choice(GREFFES) + morceaux[place][coupe:]
        else:
            autre = hasard.randrange(len(morceaux))
            morceaux[place], morceaux[autre] = morceaux[autre], morceaux[place]
    parties[touchee] = b"".join(morceaux)
    flux = io.BytesIO()
    with zipfile.ZipFile(flux, "w", zipfile.ZIP_DEFLATED) as fichier:
        for nom, octets in parties.items():
            fichier.writestr(nom, octets)
    return flux.getvalue(), touchee
