"""One gesture for the ticked rows of a list: what is ticked stays in sight, at every size, and is kept when refused."""

from datetime import date

import pytest
from playwright.sync_api import expect

from cus_tracker.cycle import Etat

from .. import fabriques

pytestmark = pytest.mark.django_db(transaction=True)
# A telephone, an office screen at 200 % and 150 %, and the same as it is.
ECRANS = [(320, 568), (640, 400), (853, 533), (1280, 640)]
A_DECOUVERT = """nom => {
  const lieu = document.querySelector(nom).getBoundingClientRect();
  return document.elementFromPoint(lieu.x + lieu.width / 2, lieu.y + lieu.height / 2)?.matches(nom);
}"""


def proches(combien):
    for rang in range(combien):
        qui = fabriques.organisme(f"Logis {rang:02}")
        fabriques.patrimoine(qui, 1240)
        fabriques.passage(fabriques.convention(qui), Etat.PRETE_A_SIGNER, date(2011, 5, 9))


@pytest.fixture
def liste(ouvrir, connecter, live_server):
    """Open the list that signs, from the dashboard, on a screen of a size."""

    def ouvrir_la_liste(largeur, hauteur):
        page = ouvrir(largeur)
        page.set_viewport_size({"width": largeur, "height": hauteur})
        connecter(page, live_server, fabriques.agent("dreal", au_retenu=fabriques.JOUR))
        page.goto(f"{live_server.url}/")
        page.get_by_role("link", name="Enregistrer la signature").click()
        expect(page.get_by_role("button", name="Enregistrer pour les lignes cochées")).to_be_attached()
        return page

    return ouvrir_la_liste


@pytest.mark.parametrize(("largeur", "hauteur"), ECRANS)
def test_the_only_row_is_ticked_and_never_under_the_bar(liste, largeur, hauteur):
    proches(1)

    page = liste(largeur, hauteur)

    expect(page.locator("[name=instruments]")).to_be_checked()
    expect(page.locator("[data-compte=instruments]")).to_have_text("1\u00a0ligne cochée")
    page.wait_for_function(A_DECOUVERT, arg="tbody tr:last-child .cus-case")


@pytest.mark.parametrize(("largeur", "hauteur"), ECRANS)
def test_a_row_reached_by_the_keyboard_is_never_under_the_bar(liste, largeur, hauteur):
    proches(20)
    page = liste(largeur, hauteur)
    page.locator("[name=instruments]").first.focus()

    for rang in range(2, 21):
        page.locator(f"tbody tr:nth-child({rang}) .cus-case").focus()
        page.wait_for_function(A_DECOUVERT, arg=f"tbody tr:nth-child({rang}) .cus-case")


def test_a_missing_date_is_asked_for_by_us_and_what_was_ticked_is_recorded_next(liste):
    proches(1)
    page = liste(1280, 640)

    page.get_by_role("button", name="Enregistrer pour les lignes cochées").click()
    expect(page.get_by_text("Donnez une date.").first).to_be_visible()
    page.locator("main [name=le]").fill("28 juin 2011")
    page.get_by_role("button", name="Enregistrer pour les lignes cochées").click()

    expect(page.get_by_text("1\u00a0instrument.")).to_be_visible()
