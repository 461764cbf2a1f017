"""Writing the workbook of the demonstration as a spreadsheet that a person can open, read and change."""

from cus_tracker.classeur import ecriture


def ecrire(feuilles, chemin):
    """Write {sheet: [headers, row, …]} to an .xlsx file: codes stay texts, days and moments are real date cells."""
    ecriture.ecrire(chemin, [ecriture.Feuille(nom, entetes, lignes) for nom, (entetes, *lignes) in feuilles.items()])
