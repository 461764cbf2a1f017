"""The « Tableau de suivi »: what each organism owes and where it stands, on one A3 sheet as long as one holds it."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from cus_tracker.cycle import Etat
from tests.fabriques import agent, avenant, convention, exclure, fil, organisme, passage, patrimoine

pytestmark = pytest.mark.django_db
ADRESSE = "/conventions/suivi/?au=2012-10-03"


@pytest.fixture
def region():
    """One organism of each group."""
    patrimoine(toit := organisme("Toit"), 1000, logements_foyers=20)
    passage(avenant(convention(toit, signee=date(2011, 6, 28), remise_en_ordre="oui")), Etat.AVIS, date(2012, 9, 1))
    patrimoine(organisme("Coop", siege="62"), 0, dep="62")
    patrimoine(organisme("Foyer"), 0, logements_foyers=50)
    organisme("Inconnu")
    patrimoine(mines := organisme("Mines"), 60_000)
    exclure(mines)


def tableau(client, role="dreal", **territoire):
    client.force_login(agent(role, **territoire))
    return client.get(ADRESSE).context["suivi"]


def pdf(client):
    return PdfReader(BytesIO(client.get(f"{ADRESSE}&format=pdf").content))


def test_organisms_stand_by_what_is_expected_of_them_each_with_its_next_step(client, region):
    suivi = tableau(client)

    assert {
        titre.partition("\u00a0:")[0]: [(rang.ligne.nom, rang.etape) for rang in rangs]
        for titre, rangs in suivi.groupes
    } == {
        "Patrimoine locatif": [("Toit", "Avenant logements-foyers\u00a0: avis des préfets")],
        "Accession seule": [("Coop", "CUS accession\u00a0: dépôt du projet")],
        "Logements-foyers seuls": [("Foyer", "CUS foyers\u00a0: dépôt du projet")],
        "Patrimoine inconnu": [("Inconnu", "")],
        "Rien n’est attendu": [("Mines", "")],
    }
    assert [(total.faits, total.tous) for total in suivi.totaux] == [(1, 1), (0, 1), (0, 1), (0, 1)]
    assert suivi.remises_en_ordre == 1


def test_the_next_action_of_the_thread_says_more_than_the_state(client):
    patrimoine(toit := organisme("Toit"), 1000)
    fil(toit, action="Plus tard", echeance_le=date(2012, 12, 1))
    fil(toit, action="Envoyer le modèle", echeance_le=date(2012, 10, 12))

    [(_, [rang])] = tableau(client).groupes

    assert (rang.etape, rang.etape_le) == ("Envoyer le modèle", date(2012, 10, 12))


def test_a_ddtm_reads_the_names_of_its_departement_and_the_totals_of_the_region(client, region):
    suivi = tableau(client, "ddtm", dep="62")

    assert [rang.ligne.nom for _, rangs in suivi.groupes for rang in rangs] == ["Coop"]
    assert (suivi.organismes, suivi.caches) == (5, 4)
    page = client.get(f"{ADRESSE}&format=pdf")
    assert "Toit" not in PdfReader(BytesIO(page.content)).pages[0].extract_text()


def test_a_reader_has_no_named_table(client, region):
    client.force_login(agent("lecteur"))

    assert {client.get(f"{ADRESSE}&format={genre}").status_code for genre in ("", "pdf", "xlsx")} == {403}


@pytest.mark.parametrize(("nombre", "feuilles"), [(3, 1), (60, 1), (150, 3)])
def test_sixty_organisms_fit_one_a3_sheet_and_more_run_on(client, nombre, feuilles):
    for rang in range(nombre):
        patrimoine(qui := organisme(f"Office public de l’habitat numéro {rang}"), 10 * (rang % 3), logements_foyers=1)
        convention(qui, "locatif" if rang % 3 else "foyers", signee=date(2011, 6, 28))
    client.force_login(agent("dreal"))

    lu = pdf(client)

    assert len(lu.pages) <= feuilles
    assert [round(float(cote)) for cote in lu.pages[0].mediabox[2:]] == [1191, 842]


def test_the_workbook_gives_each_instrument_its_state_and_its_day(client, region):
    client.force_login(agent("dreal"))

    lu = load_workbook(BytesIO(client.get(f"{ADRESSE}&format=xlsx").content))

    entetes, *lignes = lu.worksheets[0].values
    toit = next(dict(zip(entetes, ligne, strict=True)) for ligne in lignes if "Toit" in ligne)
    assert toit["CUS locatif, état"] == "signée"
    assert toit["CUS locatif, depuis le"].date() == date(2011, 6, 28)
    assert lu.sheetnames[1] == "Conditions"
