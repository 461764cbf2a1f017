"""Every list as a file: all its rows, typed cells, formulas neutralised, the conditions in a sheet of their own."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.fabriques import agent, convention, organisme, patrimoine

pytestmark = pytest.mark.django_db
AU = "au=2012-10-03"


@pytest.fixture
def toits(client):
    """More organisms than a page holds, one with a hostile name."""
    client.force_login(agent("dreal"))
    for rang in range(101):
        patrimoine(qui := organisme(f"Toit {rang:03}"), 10 * rang)
        convention(qui, signee=date(2011, 6, 28), echeance_le=date(2016, 12, 31))
    organisme("=HYPERLINK(A1)", siren="200067445")


def feuilles(reponse):
    return load_workbook(BytesIO(reponse.content))


@pytest.mark.parametrize("adresse", ["/conventions/", "/organismes/"])
@pytest.mark.parametrize("format", ["xlsx", "ods", "csv"])
def test_a_file_holds_all_the_rows_of_the_list_whatever_its_page(client, toits, adresse, format):
    reponse = client.get(f"{adresse}?{AU}&q=toit&page=2&format={format}")

    assert f"-au-2012-10-03.{format}" in reponse["Content-Disposition"]
    assert nombre_de_lignes(reponse.content, format) == 102


def nombre_de_lignes(contenu, format):
    if format == "csv":
        return len(contenu.decode("utf-8-sig").splitlines())
    return len(CalamineWorkbook.from_filelike(BytesIO(contenu)).get_sheet_by_index(0).to_python())


def test_cells_keep_their_types(client, toits):
    entetes, *lignes = feuilles(client.get(f"/conventions/?{AU}&format=xlsx")).worksheets[0].values

    premiere = dict(zip(entetes, lignes[0], strict=True))
    assert premiere["depuis le"] == datetime(2011, 6, 28)
    assert premiere["siège"] == "59"
    assert premiere["état"] == "signée"
    assert len(premiere["SIREN"]) == 9


def test_an_unknown_stock_stays_empty_and_is_said(client, toits):
    entetes, *lignes = feuilles(client.get(f"/organismes/?{AU}&attendu=inconnu&format=xlsx")).worksheets[0].values

    seule = dict(zip(entetes, lignes[0], strict=True))
    assert seule["logements en région"] is None
    assert seule["instruments attendus"] == "patrimoine inconnu"


def test_a_name_that_a_spreadsheet_would_compute_stays_a_name(client, toits):
    cellule = feuilles(client.get(f"/organismes/?{AU}&q=hyperlink&format=xlsx")).worksheets[0]["A2"]
    texte = client.get(f"/organismes/?{AU}&q=hyperlink&format=csv").content.decode("utf-8-sig").splitlines()[1]

    assert cellule.data_type == "s"
    assert texte.startswith("'=")


def test_the_conditions_stand_in_a_sheet_of_their_own(client, toits):
    reponse = client.get(f"/conventions/?{AU}&connu_le=2012-09-01&etat=signee&format=xlsx")

    dites = [tuple(ligne) for ligne in feuilles(reponse)["Conditions"].values]
    assert ("Situation au", "3\u00a0octobre 2012") in dites
    assert ("Données connues au", "1er\u00a0septembre 2012") in dites
    assert ("Filtre", "État : signée") in dites
    assert ("Lignes", 101) in dites


def test_expected_instruments_without_a_file_are_exported_too(client):
    client.force_login(agent("dreal"))
    patrimoine(organisme("Coop"), 0)

    _, ligne = feuilles(client.get(f"/conventions/?{AU}&etat=attendue&format=xlsx")).worksheets[0].values

    assert ligne[0] == "Coop"
    assert "attendue" in ligne


def test_a_file_follows_the_rights_of_the_page(client, toits):
    client.force_login(agent("lecteur"))
    assert client.get(f"/organismes/?{AU}&format=csv").status_code == 403

    client.force_login(agent("ddtm", dep="62"))
    assert nombre_de_lignes(client.get(f"/organismes/?{AU}&format=csv").content, "csv") == 1


def test_an_unknown_format_is_the_page(client, toits):
    assert client.get(f"/organismes/?{AU}&format=doc")["Content-Type"].startswith("text/html")
