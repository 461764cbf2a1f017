"""The frame of the pages in a real browser: sign-in, its refusal, the menu on a small screen, without JavaScript."""

import pytest
from playwright.sync_api import expect

from .. import fabriques

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def camille(live_server):
    return fabriques.agent(nom="camille")


def refuser(page, live_server):
    """A sign-in that is refused."""
    page.goto(f"{live_server.url}/connexion/")
    page.fill("[name=username]", "camille")
    page.fill("[name=password]", "non")
    page.press("[name=password]", "Enter")
    page.wait_for_selector(".cus-erreurs")


@pytest.mark.parametrize("largeur", [1280, 320])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sign_in_page_is_accessible_in_both_themes(ouvrir, live_server, axe, ne_defile_pas, largeur, theme):
    page = ouvrir(largeur, color_scheme=theme)
    page.goto(f"{live_server.url}/connexion/")

    assert axe(page) == []
    ne_defile_pas(page)


def test_a_refused_sign_in_is_accessible_and_its_reason_has_the_focus(page, live_server, camille, axe):
    refuser(page, live_server)

    expect(page.locator("#contenu :focus")).to_contain_text("inexact")
    assert axe(page) == []
    assert page.input_value("[name=username]") == "camille"


def test_sign_in_and_out_by_keyboard_alone(page, live_server, camille):
    page.goto(f"{live_server.url}/connexion/?next=/rien/")
    page.focus("[name=username]")
    page.keyboard.type("camille")
    page.keyboard.press("Tab")
    page.keyboard.type("demonstration")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rien/")

    page.locator("text=Se déconnecter").press("Enter")
    page.wait_for_url("**/connexion/")


def test_an_unknown_page_is_accessible_on_a_small_screen(
    petite_page, live_server, camille, connecter, axe, ne_defile_pas
):
    petite_page.goto(f"{live_server.url}/rien/")

    assert axe(petite_page) == []
    ne_defile_pas(petite_page)


def test_the_skip_link_leads_to_the_content(page, live_server):
    page.goto(f"{live_server.url}/rien/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#contenu")).to_be_focused()


def ouvrir_rien(page, live_server):
    """A page with the menu, as a signed-in agent."""
    page.goto(f"{live_server.url}/connexion/?next=/rien/")
    page.fill("[name=username]", "camille")
    page.fill("[name=password]", "demonstration")
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/rien/")


def test_the_menu_of_a_small_screen_opens_by_its_button(petite_page, live_server, camille, axe):
    ouvrir_rien(petite_page, live_server)
    assert not petite_page.is_visible("#menu")

    petite_page.click("#bouton-menu")
    petite_page.wait_for_selector("#menu", state="visible")

    assert axe(petite_page) == []


def test_without_javascript_the_menu_of_a_small_screen_is_laid_open(ouvrir, live_server, camille, ne_defile_pas):
    page = ouvrir(320, java_script_enabled=False)
    ouvrir_rien(page, live_server)

    assert page.is_visible("#menu")
    assert not page.is_visible("#bouton-menu")
