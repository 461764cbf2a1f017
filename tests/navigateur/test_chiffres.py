"""From a printed figure to the values behind it: two gestures, by mouse, by keyboard, without JavaScript."""

import pytest

from .. import fabriques
from .test_conventions import Gestes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dreal():
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@pytest.fixture
def objectif():
    cus = fabriques.signataire(1240, nom="Logis des Sept Clochers")
    fabriques.objectif(cus, 4, departement="59", annees=2011)
    return fabriques.objectif(cus, 32487)


def test_a_figure_opens_the_values_behind_it_in_two_gestures(page, connecter, live_server, dreal, objectif):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/consolidation/")
    gestes = Gestes(page)

    gestes.cliquer("link", "Logements à financer")
    gestes.faits += 1
    page.get_by_text("Les lignes, comptées ou non").click()

    page.get_by_role("cell", name="32 487").first.wait_for()
    page.get_by_text("non : détail déjà compris").wait_for()
    assert gestes.faits <= 2


def test_the_values_are_reached_by_keyboard_alone(page, connecter, live_server, dreal, objectif):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/consolidation/a1.total/")

    page.get_by_text("Les lignes, comptées ou non").focus()
    page.keyboard.press("Enter")

    page.get_by_text("non : détail déjà compris").wait_for()


def test_without_javascript_a_figure_says_where_it_comes_from(
    page_sans_js, connecter, live_server, dreal, objectif, axe, petite_page, ne_defile_pas
):
    for page in (page_sans_js, petite_page):
        connecter(page, live_server, dreal)
        page.goto(f"{live_server.url}/consolidation/")
        page.get_by_role("link", name="Logements à financer", exact=True).click()
        page.get_by_role("heading", name="Ce qui est laissé de côté").wait_for()
        ne_defile_pas(page)
    assert axe(petite_page) == []
