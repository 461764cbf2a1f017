"""Writing a workbook: what was written is read back the same, by us and by others, and nothing is ever computed."""

import io
import tracemalloc
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from cus_tracker.classeur import ouvrir
from cus_tracker.classeur.ecriture import Feuille, ecrire
from cus_tracker.nombres import lire_nombre

ENTETES = ["siren", "nom", "valeur", "le", "saisi_le", "zus"]
LIGNE = ["012345678", "Office « & » <b>", Decimal("12.50"), date(2012, 10, 3), datetime(2012, 10, 3, 8, 30, 15), True]
FORMULES = ["=1+1", "+33", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x";"y")', " =1", "＝1"]  # noqa: RUF001


def relire(octets, tmp_path):
    """[[raw cell, …], …] of the first sheet, None where there is nothing."""
    chemin = tmp_path / "relu"
    chemin.write_bytes(octets)
    with ouvrir(chemin) as classeur:
        onglet = classeur.onglets[0]
        onglet.examiner()
        return [[dict(cellules).get(rang) for rang in range(len(ENTETES))] for _, _, cellules in onglet.lignes()]


def octets(format, *feuilles):
    flux = io.BytesIO()
    ecrire(flux, feuilles, format)
    return flux.getvalue()


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_each_value_is_read_back_as_it_was(format, tmp_path):
    entetes, ligne = relire(octets(format, Feuille("valeurs", ENTETES, [LIGNE])), tmp_path)

    assert entetes == ENTETES
    assert ligne[:3] + ligne[4:] == [LIGNE[0], LIGNE[1], 12.5, LIGNE[4], "oui"]
    assert date(ligne[3].year, ligne[3].month, ligne[3].day) == LIGNE[3]


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_another_reader_sees_the_same_typed_cells(format, tmp_path):
    chemin = tmp_path / f"classeur.{format}"
    ecrire(chemin, [Feuille("valeurs", ENTETES, [LIGNE, [None] * 6])], format)

    lu = load_workbook(chemin).get_sheet_by_name("valeurs").to_python()

    assert lu[1] == ["012345678", "Office « & » <b>", 12.5, date(2012, 10, 3), datetime(2012, 10, 3, 8, 30, 15), "oui"]


def test_openpyxl_sees_typed_cells_a_frozen_header_lists_and_notes(tmp_path):
    feuille = Feuille(
        "conventions",
        ["siren", "dispositif", "le"],
        [["012345678", "locatif", date(2012, 10, 3)]],
        types={"siren": str, "le": date},
        listes={"dispositif": ("locatif", "foyers")},
        notes={"siren": "Les neuf chiffres, zéros compris."},
        largeurs={"siren": 12},
    )
    ecrire(tmp_path / "c.xlsx", [feuille, Feuille("vide", [])])

    classeur = openpyxl.load_workbook(tmp_path / "c.xlsx")

    lue = classeur["conventions"]
    assert classeur.sheetnames == ["conventions", "vide"]
    assert [cellule.value for cellule in lue[2]] == ["012345678", "locatif", datetime(2012, 10, 3)]
    assert (lue.freeze_panes, lue["A1"].font.bold, lue.column_dimensions["A"].width) == ("A2", True, 12)
    aides = {str(aide.sqref): aide.prompt or aide.formula1 for aide in lue.data_validations.dataValidation}
    assert aides == {"A1": "Les neuf chiffres, zéros compris.", "B2:B1048576": '"locatif,foyers"'}


def test_an_ods_offers_the_same_lists_and_its_empty_rows_are_no_rows(tmp_path):
    feuille = Feuille("conventions", ["siren", "dispositif"], listes={"dispositif": ("locatif", "foyers")})

    contenu = octets("ods", feuille)

    assert relire(contenu, tmp_path) == [["siren", "dispositif", None, None, None, None]]
    assert load_workbook(io.BytesIO(contenu)).sheet_names == ["conventions"]


@pytest.mark.parametrize("format", ["xlsx", "ods"])
@pytest.mark.parametrize("texte", FORMULES)
def test_a_text_that_looks_like_a_formula_stays_a_text(format, texte, tmp_path):
    contenu = octets(format, Feuille("valeurs", ["nom"], [[texte]]))

    assert relire(contenu, tmp_path)[1][0].replace("\n", "\r") == texte
    assert b"formula" not in contenu


@pytest.mark.parametrize("texte", FORMULES)
def test_a_text_that_looks_like_a_formula_is_quoted_in_a_csv(texte):
    lignes = octets("csv", Feuille("valeurs", [texte], [[texte]])).decode("utf-8-sig")

    assert lignes.replace('"', "").startswith("'")


def test_a_csv_opens_in_a_french_spreadsheet():
    contenu = octets("csv", Feuille("valeurs", ENTETES, [[*LIGNE[:2], Decimal("-4.5"), *LIGNE[3:]], [None] * 6]))

    entetes, ligne, vide, fin = contenu.decode("utf-8").split("\r\n")
    assert entetes == "\ufeffsiren;nom;valeur;le;saisi_le;zus"
    assert ligne == "012345678;Office « & » <b>;-4,5;2012-10-03;2012-10-03 08:30:15;oui"
    assert (vide, fin) == (";;;;;", "")


@pytest.mark.parametrize("format", ["xlsx", "ods", "csv"])
def test_the_same_sheets_always_give_the_same_bytes(format, tmp_path):
    feuille = Feuille("valeurs", ENTETES, [LIGNE])
    ecrire(tmp_path / "a", [feuille], format)

    assert (tmp_path / "a").read_bytes() == octets(format, feuille)


@pytest.mark.parametrize("format", ["xlsx", "ods"])
@pytest.mark.parametrize(
    "valeur", [Decimal("12345678901234.567891"), Decimal("1E+3"), Decimal("0.000001"), 10**17, -5, Decimal("0.10")]
)
def test_a_number_is_never_rounded_by_its_cell(format, valeur, tmp_path):
    lu = relire(octets(format, Feuille("valeurs", ["valeur"], [[valeur]])), tmp_path)[1][0]

    assert (Decimal(repr(lu)) if isinstance(lu, float) else lire_nombre(lu)) == valeur


@pytest.mark.parametrize("format", ["xlsx", "ods"])
@pytest.mark.parametrize(
    "moment",
    [
        datetime(2012, 10, 3, 8, 30, 15, 123456, tzinfo=UTC),
        datetime(2012, 10, 28, 0, 30, tzinfo=UTC),
        datetime(2012, 10, 28, 1, 30, tzinfo=UTC),
        datetime(2012, 10, 3, 23, 59, 59, tzinfo=UTC),
    ],
)
def test_a_moment_is_never_moved_by_its_cell(format, moment, tmp_path):
    lu = relire(octets(format, Feuille("passages", ["saisi_le"], [[moment]])), tmp_path)[1][0]

    lu = datetime.fromisoformat(lu) if isinstance(lu, str) else lu
    assert lu.astimezone(UTC) == moment if lu.tzinfo else lu == moment.astimezone().replace(tzinfo=None)


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_an_old_day_is_a_text_that_is_read_back(format, tmp_path):
    lu = relire(octets(format, Feuille("x", ["le"], [[date(1889, 5, 6)]])), tmp_path)[1][0]

    assert date.fromisoformat(lu) == date(1889, 5, 6)


textes = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",), min_codepoint=32), max_size=30)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(textes, st.text("a \n_x0D4;&#<\t", max_size=12)), max_size=5))
def test_any_text_comes_back_the_same(tmp_path_factory, lignes):
    dossier = tmp_path_factory.getbasetemp()
    attendues = [[a or None, b or None] for a, b in lignes if a or b]
    feuille = Feuille("x", ["a", "b"], lignes)

    for format in ("xlsx", "ods"):
        relues = [ligne[:2] for ligne in relire(octets(format, feuille), dossier)[1:]]
        assert [[_montre(valeur) for valeur in ligne] for ligne in relues] == attendues


def _montre(valeur):
    return getattr(valeur, "lu", valeur)


def test_a_name_that_no_spreadsheet_takes_and_a_row_of_another_length_are_refused():
    with pytest.raises(ValueError, match="nom de feuille"):
        octets("xlsx", Feuille("a/b", ["x"]))
    with pytest.raises(ValueError, match="longer|shorter"):
        octets("ods", Feuille("a", ["x"], [[1, 2]]))


def test_a_text_that_does_not_fit_a_cell_is_refused_rather_than_cut():
    feuille = Feuille("a", ["x"], [["a" * 32_768]])

    with pytest.raises(ValueError, match=".ods"):
        octets("xlsx", feuille)
    assert octets("ods", feuille)


def test_a_file_is_left_whole_or_not_at_all(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"ancien")

    with pytest.raises(ZeroDivisionError):
        ecrire(tmp_path / "a.xlsx", [Feuille("a", ["x"], ([1 / n] for n in (1, 0)))])

    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("a.xlsx", b"ancien")]


@pytest.mark.parametrize("format", ["xlsx", "ods", "csv"])
def test_many_rows_are_written_without_staying_in_memory(format, tmp_path):
    tracemalloc.start()

    ecrire(tmp_path / "a", [Feuille("valeurs", ["x"], ([rang] for rang in range(30_000)))], format)

    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()
