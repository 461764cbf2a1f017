"""Writing the workbook of the demonstration as a spreadsheet that a person can open, read and change."""

from datetime import date, datetime

import xlsxwriter

JOUR, MOMENT = {"num_format": "yyyy-mm-dd"}, {"num_format": "yyyy-mm-dd hh:mm"}
LARGEUR = 16


def ecrire(feuilles, chemin):
    """Write {sheet: [headers, row, …]} to an .xlsx file: codes stay texts, days and moments are real date cells."""
    with open(chemin, "wb") as flux, xlsxwriter.Workbook(flux) as fichier:
        titre, formats = fichier.add_format({"bold": True}), (fichier.add_format(JOUR), fichier.add_format(MOMENT))
        for nom, (entetes, *lignes) in feuilles.items():
            feuille = fichier.add_worksheet(nom)
            feuille.write_row(0, 0, entetes, titre)
            feuille.freeze_panes(1, 0)
            feuille.set_column(0, len(entetes) - 1, LARGEUR)
            for rangee, ligne in enumerate(lignes, start=1):
                for colonne, valeur in enumerate(ligne):
                    poser(feuille, rangee, colonne, valeur, *formats)


def poser(feuille, rangee, colonne, valeur, jour, moment):
    """One cell, by the kind of what it holds; nothing where there is nothing."""
    if isinstance(valeur, datetime):
        feuille.write_datetime(rangee, colonne, valeur, moment)
    elif isinstance(valeur, date):
        feuille.write_datetime(rangee, colonne, valeur, jour)
    elif isinstance(valeur, str) and valeur:
        feuille.write_string(rangee, colonne, valeur)
    elif valeur not in (None, ""):
        feuille.write_number(rangee, colonne, valeur)
