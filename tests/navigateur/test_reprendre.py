"""Taking over a région’s own table: eight gestures and the choices it asks for, narrow and without scripts too."""

from datetime import date
from io import BytesIO

import pytest

from conventions.models import Convention
from cus_tracker.classeur.ecriture import Feuille, ecrire
from tests import fabriques

pytestmark = pytest.mark.django_db(transaction=True)
GESTES_PERMIS = 8
ENTETES = ["Bailleur", "Date de signature", "Remise en ordre", "Logements", "PLAI"]


@pytest.fixture
def monde():
    fabriques.organisme("Habitat des Dunes", siege="62")
    fabriques.organisme("SA d’HLM Le Toit flamand")
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@pytest.fixture
def tableau():
    flux = BytesIO()
    lignes = [
        ["HABITAT DES DUNES", date(2011, 6, 14), "oui", 1250, 120],
        ["Toit flammand", date(2011, 6, 30), "non", 800, 60],
        ["TOTAL", None, None, 2050, 180],
    ]
    ecrire(flux, [Feuille("Suivi", ENTETES, lignes)])
    return {"name": "suivi.xlsx", "mimeType": "application/octet-stream", "buffer": flux.getvalue()}


def parcourir(page, tableau, voir=lambda page: None):
    """From the import page to the record; gives the number of gestures, choices apart."""
    gestes = (
        lambda: suivre(page, page.get_by_role("link", name="Reprendre un tableau de la région")),
        lambda: page.locator("[name=fichier]").set_input_files(tableau),
        lambda: suivre(page, page.get_by_role("button", name="Lire le tableau")),
        lambda: suivre(page, page.get_by_role("button", name="Continuer")),
    )
    for geste in gestes:
        voir(page)
        geste()
    voir(page)
    page.get_by_label("Toit flammand").select_option(label=proposee(page))
    page.get_by_label("TOTAL").select_option(label="Laisser de côté (total, autre territoire…)")
    page.get_by_role("button", name="Voir ce que le tableau change").click()
    page.get_by_role("button", name="Enregistrer le classeur").click()
    page.get_by_text("Le classeur est enregistré").wait_for()
    return len(gestes) + 2


def suivre(page, lien):
    """Click and wait for the next page, which may then be looked at."""
    with page.expect_navigation():
        lien.click()


def proposee(page):
    """The first organism that is proposed for the unsure name."""
    return page.get_by_label("Toit flammand").locator("option").nth(1).inner_text()


def test_a_table_of_names_is_taken_over_in_few_gestures(page, live_server, connecter, monde, tableau, axe):
    connecter(page, live_server, monde)
    suivre(page, page.get_by_role("link", name="Importer", exact=True))

    faits = 1 + parcourir(page, tableau, voir=lambda page: axe(page) == [] or pytest.fail(str(axe(page))))

    assert faits <= GESTES_PERMIS
    assert {cus.organisme.nom for cus in Convention.objects.filter(passages__etat="signee")} == {
        "Habitat des Dunes",
        "SA d’HLM Le Toit flamand",
    }


def test_it_works_without_scripts(page_sans_js, live_server, connecter, monde, tableau):
    connecter(page_sans_js, live_server, monde)
    page_sans_js.goto("/importer/")

    parcourir(page_sans_js, tableau)

    assert Convention.objects.count() == 2


def test_nothing_overflows_a_narrow_page(petite_page, live_server, connecter, monde, tableau, ne_defile_pas):
    connecter(petite_page, live_server, monde)
    petite_page.goto("/importer/")

    parcourir(petite_page, tableau, voir=ne_defile_pas)
