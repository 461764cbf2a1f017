"""The workbook itself: its sheets, its headers, what hides or merges cells; the command and its exit codes."""

import json
from datetime import date

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organismes.models import Organisme
from pilotage.importation import examiner, importer
from pilotage.importation.assemblage import FEUILLES
from tests import fabriques
from tests.pilotage.monde import CUS, ORGANISMES, VALEURS, A, B, comptes, ecrire, organisme, refus, socle

pytestmark = pytest.mark.django_db
CELLULE = [*CUS, "A.I", "objectif", 2011, 2011]


def refuses(chemin):
    """{address: what was read} of the cells that a file is refused for."""
    rapport = importer(chemin, None)
    assert not rapport.enregistre
    return {r.cellule: r.lu for r in rapport.refus}


def classeur(tmp_path, arranger):
    """A workbook of one organism, rearranged by `arranger(sheet, workbook)`."""
    with xlsxwriter.Workbook(str(tmp_path / "classeur.xlsx")) as fichier:
        feuille = fichier.add_worksheet("organismes")
        for rang, ligne in enumerate([ORGANISMES[:5], organisme()[:5], organisme(B)[:5]]):
            feuille.write_row(rang, 0, ligne)
        feuille.write_string(1, 0, A)
        feuille.write_string(2, 0, B)
        feuille.write_string(1, 4, "59")
        feuille.write_string(2, 4, "59")
        arranger(feuille, fichier)
    return tmp_path / "classeur.xlsx"


def test_an_unknown_sheet_and_an_unknown_column_are_refused_by_name(tmp_path):
    refusees = refus(
        tmp_path, organismes=[[*ORGANISMES, "commentaire"], [*organisme(), None, None, "x"]], Feuil2=[["a"]]
    )

    assert refusees.keys() >= {"Feuil2", "organismes!H1"}
    assert not Organisme.objects.exists()


def test_a_column_nearly_named_is_told_its_name(tmp_path):
    refusees = refus(tmp_path, organismes=[["siren", "Nom"], [A, "x"]])

    assert "«\u00a0nom\u00a0»" in refusees["organismes!B1"]


@pytest.mark.parametrize(
    ("entetes", "cellule"),
    [
        (["nom", "famille"], "organismes!A1"),
        (["siren", "nom", "nom"], "organismes!C1"),
        (["siren", 12], "organismes!B1"),
    ],
)
def test_missing_repeated_and_nameless_headers_are_refused(tmp_path, entetes, cellule):
    assert cellule in refus(tmp_path, organismes=[entetes, [A]])


def test_a_cell_under_no_header_is_refused(tmp_path):
    assert list(refus(tmp_path, organismes=[ORGANISMES, [*organisme(), None, None, None, "note"]])) == ["organismes!I2"]


def test_empty_rows_and_an_empty_sheet_are_nothing(tmp_path):
    feuilles = {"organismes": [ORGANISMES, [], ["  "], organisme()], "reunions": []}

    assert importer(ecrire(tmp_path, **feuilles), None).enregistre


@pytest.mark.parametrize(
    ("arranger", "cellule"),
    [
        (lambda feuille, _: feuille.merge_range("B2:B3", "Nom"), "organismes!B2"),
        (lambda feuille, _: feuille.set_row(2, None, None, {"hidden": True}), "organismes!3"),
        (lambda feuille, _: feuille.set_column(1, 1, None, None, {"hidden": True}), "organismes!B1"),
        (lambda feuille, fichier: (fichier.add_worksheet("reunions").activate(), feuille.hide()), "organismes"),
        (lambda feuille, _: feuille.write_formula("B2", "=1/0", None, "#DIV/0!"), "organismes!B2"),
        (lambda feuille, _: feuille.write_boolean("D2", True), "organismes!D2"),
    ],
)
def test_what_hides_merges_or_fails_is_refused(tmp_path, arranger, cellule):
    assert cellule in refuses(classeur(tmp_path, arranger))
    assert not Organisme.objects.exists()


@pytest.mark.parametrize(
    ("cacher", "cellule"),
    [
        (lambda feuille, fichier: (fichier.add_worksheet("reunions").activate(), feuille.hide()), "organismes"),
        (lambda feuille, _: feuille.set_row(1, None, None, {"hidden": True}), "organismes!2"),
    ],
)
def test_what_is_hidden_does_not_have_other_rows_refused(tmp_path, cacher, cellule):
    def arranger(feuille, fichier):
        cacher(feuille, fichier)
        patrimoine = fichier.add_worksheet("patrimoine")
        patrimoine.write_row(0, 0, ["siren", "departement", "au", "logements"])
        patrimoine.write_row(1, 0, [A, "59", "2010-12-31", 12])

    assert list(refuses(classeur(tmp_path, arranger))) == [cellule]


@pytest.mark.parametrize(
    ("feuille", "entetes", "cellule"),
    [("organismes", ["Siren"], "organismes!A1"), ("Organismes", ["siren"], "Organismes")],
)
def test_a_sheet_that_cannot_be_read_does_not_have_the_rows_that_name_it_refused(tmp_path, feuille, entetes, cellule):
    patrimoine = [["siren", "departement", "au", "logements"], [A, "59", "2010-12-31", 12]]
    feuilles = {feuille: [[*entetes, *ORGANISMES[1:]], organisme()], "patrimoine": patrimoine}

    assert {r.cellule for r in examiner(ecrire(tmp_path, **feuilles), None).refus} == {cellule}


def test_an_invisible_character_in_a_header_is_told(tmp_path):
    rapport = importer(ecrire(tmp_path, organismes=[["\ufeffsiren", *ORGANISMES[1:]], organisme()]), None)

    assert "«\u00a0siren\u00a0», écrit ainsi, sans le caractère invisible" in rapport.refus[0].attendu


def test_a_formula_that_gives_a_text_is_read(tmp_path):
    chemin = classeur(tmp_path, lambda feuille, _: feuille.write_formula("B2", '="Été"', None, "Été"))

    assert importer(chemin, None).enregistre
    assert Organisme.objects.get(siren=A).nom == "Été"


def test_examining_writes_nothing_and_tells_its_progress(tmp_path):
    vus = []

    rapport = examiner(ecrire(tmp_path, organismes=[ORGANISMES, organisme()]), None, lambda *vu: vus.append(vu))

    assert rapport.change
    assert not Organisme.objects.exists()
    assert vus[-1][0] == vus[-1][1]


def test_a_write_that_comes_during_the_examination_has_it_made_again(tmp_path):
    chemin = ecrire(tmp_path, organismes=[ORGANISMES, organisme(A, "Du classeur")])

    def ecrire_entre_temps(*_):
        if not Organisme.objects.exists():
            fabriques.organisme("D’un agent", siren=A)

    rapport = importer(chemin, None, ecrire_entre_temps)

    assert comptes(rapport, "organismes") == (0, 1, 0, 0)
    assert [h.nom for h in Organisme.history.order_by("history_id")] == ["D’un agent", "Du classeur"]


def test_a_report_that_cannot_be_written_is_said_before_anything_is(tmp_path):
    chemin = ecrire(tmp_path, organismes=[ORGANISMES, organisme()])

    with pytest.raises(CommandError, match="ne peut pas être écrit"):
        call_command("importer", str(chemin), rapport=str(tmp_path / "absent" / "r.json"))

    assert not Organisme.objects.exists()


def test_the_command_takes_simulates_and_reports(tmp_path, capsys):
    chemin = ecrire(tmp_path, organismes=[ORGANISMES, organisme()])

    call_command("importer", str(chemin), simuler=True, rapport=str(tmp_path / "r.json"))
    assert not Organisme.objects.exists()
    bilan = json.loads((tmp_path / "r.json").read_text())
    assert bilan["feuilles"]["organismes"] == {"nouvelles": 1, "modifiees": 0, "identiques": 0, "refusees": 0}

    call_command("importer", str(chemin))
    assert Organisme.objects.exists()
    assert "1\u00a0nouvelle, 0\u00a0modifiée" in capsys.readouterr().out


def test_the_command_tells_every_refusal_and_leaves_with_1(tmp_path):
    chemin = ecrire(tmp_path, organismes=[ORGANISMES, [A, "", "", "X", "59"]])

    with pytest.raises(CommandError) as refuse:
        call_command("importer", str(chemin), rapport=str(tmp_path / "r.json"))

    assert refuse.value.returncode == 1
    bilan = json.loads((tmp_path / "r.json").read_text())
    assert [(r["cellule"], r["lu"]) for r in bilan["refus"]] == [("organismes!B2", "(vide)"), ("organismes!D2", "X")]


def test_the_command_tells_what_is_to_be_checked_without_calling_it_expected(tmp_path, capsys):
    valeurs = [[*VALEURS[:7], "departement", "epci", "valeur"], [*CELLULE, "59", fabriques.siren(5_000_000), 3]]

    call_command("importer", str(ecrire(tmp_path, **socle(valeurs=valeurs))))

    [dit] = [ligne for ligne in capsys.readouterr().out.splitlines() if ligne.startswith("À vérifier")]
    assert "», un EPCI absent de la liste de référence" in dit
    assert "attendu" not in dit


@pytest.mark.parametrize("nom", ["absent.xlsx", "faux.xlsx"])
def test_the_command_leaves_with_2_when_the_file_cannot_be_read(tmp_path, nom):
    (tmp_path / "faux.xlsx").write_text("siren;nom")

    with pytest.raises(CommandError) as refuse:
        call_command("importer", str(tmp_path / nom), rapport=str(tmp_path / "r.json"))

    assert refuse.value.returncode == 2
    assert json.loads((tmp_path / "r.json").read_text())["illisible"]


CELLULES = st.one_of(
    st.none(),
    st.sampled_from(
        ["", "oui", "n.c.", "59", "2011-2016", "locatif", A, "A.I", "objectif", "signee", "12 %", "France"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12),
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_cells_are_taken_or_refused_at_their_address(tmp_path, data):
    feuille = data.draw(st.sampled_from(FEUILLES))
    noms = [colonne.nom for colonne in feuille.colonnes]
    ligne = st.lists(CELLULES, min_size=len(noms), max_size=len(noms))
    lignes = data.draw(st.lists(ligne, max_size=4))

    rapport = examiner(ecrire(tmp_path, **{feuille.nom: [noms, *lignes]}), None)

    assert all(refuse.cellule.startswith(f"{feuille.nom}!") and refuse.attendu for refuse in rapport.refus)
    assert sum(compte.lignes for compte in rapport.comptes.values()) <= len(lignes)


def test_postgresql_counts_its_tables_again_after_many_rows(tmp_path):
    organismes = [organisme(fabriques.siren(rang)) for rang in range(600)]

    with CaptureQueriesContext(connection) as requetes:
        importer(ecrire(tmp_path, organismes=[ORGANISMES, *organismes]), None)

    assert Organisme.objects.count() == 600
    comptages = [requete for requete in requetes if "ANALYZE" in requete["sql"]]
    assert len(comptages) == (1 if connection.vendor == "postgresql" else 0)
    assert all('"organismes_organisme"' in comptage["sql"] for comptage in comptages)
