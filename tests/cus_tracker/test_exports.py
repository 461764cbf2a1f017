"""Every list as a file: all its rows, typed cells, formulas neutralised, the conditions in a sheet of their own."""

import csv
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from evaluations.models import Evaluation
from tests import fabriques
from tests.fabriques import JOUR, agent, convention, organisme, patrimoine

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


@pytest.fixture
def region(client):
    """A région with one of each: an evaluation, meetings and what follows them, an act."""
    client.force_login(agent("dreal", au_retenu=JOUR))
    du = convention(organisme("Phare"), signee=date(2011, 6, 28))
    Evaluation.objects.create(convention=du, debut=2011, fin=2012, etat="en_saisie")
    fabriques.action(fabriques.reunion("Vente"), "Annexer")
    fabriques.reunion("Prévue", date(2012, 11, 15))
    fabriques.prorogation(du)


@pytest.mark.parametrize("format", ["xlsx", "ods", "csv"])
@pytest.mark.parametrize(
    ("adresse", "lien", "colonne", "lus"),
    [
        ("/evaluations/", "?", "organisme", ["Phare"]),
        ("/dialogue/", "?", "objet", ["Prévue", "Vente"]),
        ("/dialogue/", "?liste=actions&", "action", ["Annexer"]),
        ("/conventions/prorogations/", "?", "conventions", [1]),
    ],
)
def test_each_list_draws_its_links_and_hands_over_its_rows(client, region, adresse, lien, colonne, lus, format):
    assert f"{adresse}{meme_ordre(lien, format)}" in client.get(adresse).content.decode().replace("&amp;", "&")

    reponse = client.get(f"{adresse}{lien}format={format}")

    assert f"-au-2012-10-03.{format}" in reponse["Content-Disposition"]
    entetes, *lignes = lire(reponse.content, format)
    assert [ligne[entetes.index(colonne)] for ligne in lignes] == [str(lu) if format == "csv" else lu for lu in lus]


def meme_ordre(lien, format):
    """The query of the link that the page draws."""
    return f"?format={format}{'&liste=actions' if 'liste' in lien else ''}"


def lire(contenu, format):
    if format == "csv":
        return list(csv.reader(contenu.decode("utf-8-sig").splitlines(), delimiter=";"))
    return CalamineWorkbook.from_filelike(BytesIO(contenu)).get_sheet_by_index(0).to_python()


def test_the_register_of_the_note_is_a_file_for_who_reads_it(client, region):
    client.force_login(agent("lecteur", nom="lise", au_retenu=JOUR))
    assert "?format=xlsx" in client.get("/seances/").content.decode()

    entetes, *lignes = lire(client.get("/seances/?format=xlsx").content, "xlsx")

    valeurs = {ligne[0]: ligne[entetes.index("Valeur")] for ligne in lignes}
    assert valeurs["etat.locatif.signees"] == 1
    assert "Phare" not in str(lignes)


def test_a_board_tells_each_indicator_and_an_agent_only_what_it_may_read(client, region):
    entetes, ligne = lire(client.get("/evaluations/?format=xlsx").content, "xlsx")
    assert ligne[next(rang for rang, nom in enumerate(entetes) if nom.startswith("A.I "))].startswith("0/")

    client.force_login(agent("ddtm", dep="62", nom="dan", au_retenu=JOUR))
    assert len(lire(client.get("/evaluations/?format=xlsx").content, "xlsx")) == 1
