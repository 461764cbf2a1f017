"""The demonstration written as a spreadsheet: codes are texts, days are days, nothing stays nothing."""

from datetime import date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from pilotage.demonstration import classeur
from pilotage.demonstration.fichier import ecrire


def relire(feuilles, chemin):
    ecrire(feuilles, chemin)
    return {feuille.title: [list(r) for r in feuille.iter_rows(values_only=True)] for feuille in load_workbook(chemin)}


def test_each_kind_of_cell_is_read_back_as_it_was(tmp_path):
    ligne = ["02", 12, Decimal("0.27"), "n.c.", datetime(2011, 7, 4, 16, 20)]

    lues = relire({"essai": [["a", "b", "c", "d", "e"], ligne]}, tmp_path / "essai.xlsx")

    assert lues["essai"][1] == ["02", 12, 0.27, "n.c.", datetime(2011, 7, 4, 16, 20)]


def test_a_day_is_a_real_date_and_an_empty_text_is_an_empty_cell(tmp_path):
    ligne = [date(2011, 6, 30), "", None, 0]

    lues = relire({"essai": [["a", "b", "c", "d"], ligne]}, tmp_path / "essai.xlsx")

    assert lues["essai"][1] == [datetime(2011, 6, 30), None, None, 0]


def test_the_whole_workbook_keeps_its_sheets_and_rows(tmp_path):
    feuilles = classeur()

    lues = relire(feuilles, tmp_path / "demonstration.xlsx")

    assert {nom: len(lignes) for nom, lignes in lues.items()} == {nom: len(x) for nom, x in feuilles.items()}
