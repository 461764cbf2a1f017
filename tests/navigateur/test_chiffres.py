"""From a printed figure to the values behind it: two gestures in each manner, also from a note."""

import pytest
from playwright.sync_api import expect

from .. import fabriques

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dreal():
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@pytest.fixture
def objectif():
    cus = fabriques.signataire(1240, nom="Logis des Sept Clochers")
    fabriques.objectif(cus, 4, departement="59", annees=2011)
    return fabriques.objectif(cus, 32487)


def test_a_figure_opens_the_values_behind_it_in_two_gestures(entrer, dreal, objectif):
    gestes = entrer(dreal, "/consolidation/")

    gestes.suivre("Logements à financer")
    gestes.deplier("Les lignes, comptées ou non")

    expect(gestes.page.get_by_role("cell", name="32 487").first).to_be_visible()
    expect(gestes.page.get_by_text("non : détail déjà compris")).to_be_visible()
    assert gestes.faits <= 2


def test_a_figure_of_a_note_leads_to_the_values_behind_it_in_two_gestures(entrer, dreal, objectif):
    gestes = entrer(dreal, "/seances/note/")
    renvoi = gestes.page.locator(".marge p", has_text="32 487").locator("a").first
    reference = renvoi.get_attribute("href")

    gestes.aller_par(renvoi)
    gestes.aller_par(gestes.page.locator(f"th{reference} a"))

    expect(gestes.page.get_by_role("row", name="Logis des Sept Clochers").first).to_contain_text("32 487")
    assert gestes.faits <= 2


def test_a_figure_says_where_it_comes_from_on_a_narrow_page(
    petite_page, ouvrir_session, dreal, objectif, axe, ne_defile_pas
):
    ouvrir_session(petite_page, dreal, "/consolidation/a1.total/")

    petite_page.get_by_role("heading", name="Ce qui est laissé de côté").wait_for()
    ne_defile_pas(petite_page)
    assert axe(petite_page) == []
