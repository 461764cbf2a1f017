"""Journeys on the page of an instrument: by mouse, by keyboard, without JavaScript, within their gestures."""

from datetime import date

import pytest
from playwright.sync_api import expect

from cus_tracker.cycle import Etat

from .. import fabriques

pytestmark = pytest.mark.django_db(transaction=True)


class Gestes:
    """A page on which each gesture counts: click, key chord, field typed and left."""

    def __init__(self, page):
        self.page, self.faits = page, 0

    def cliquer(self, role, nom):
        self.faits += 1
        self.page.get_by_role(role, name=nom).first.click()

    def saisir(self, nom, texte):
        self.faits += 1
        self.page.locator(f"main form:not(.cus-temps) [name={nom}]").fill(texte)

    def valider(self):
        self.faits += 1
        self.page.keyboard.press("Enter")


@pytest.fixture
def dreal():
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@pytest.fixture
def proche():
    """A CUS that waits for its signature."""
    qui = fabriques.organisme("Logis des Sept Clochers")
    fabriques.patrimoine(qui, 1240)
    cus = fabriques.convention(qui)
    fabriques.passage(cus, Etat.DEPOSEE, date(2010, 6, 24))
    fabriques.passage(cus, Etat.PRETE_A_SIGNER, date(2011, 5, 9))
    return cus


def test_a_signature_takes_four_gestures_from_the_list(page, connecter, live_server, dreal, proche):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/conventions/")
    gestes = Gestes(page)

    gestes.cliquer("link", "CUS logements locatifs 2011-2016")
    gestes.cliquer("link", "Enregistrer la signature")
    gestes.saisir("le", "28 juin 2011")
    gestes.valider()

    page.get_by_text("Signature enregistrée").wait_for()
    assert gestes.faits <= 4
    assert proche.etats_debouts()[-1] == Etat.SIGNEE


def test_a_signature_by_keyboard_alone(page, connecter, live_server, dreal, proche):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}{proche.get_absolute_url()}")

    page.get_by_role("link", name="Enregistrer la signature").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/signer/")
    page.keyboard.type("28/06/2011")
    page.keyboard.press("Enter")

    page.get_by_text("Signature enregistrée").wait_for()
    assert proche.etats_debouts()[-1] == Etat.SIGNEE


def test_a_signature_and_its_undoing_without_javascript(page_sans_js, connecter, live_server, dreal, proche):
    page = page_sans_js
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}{proche.get_absolute_url()}")

    page.get_by_role("link", name="Enregistrer la signature").click()
    page.locator("[name=le]").fill("juin 2011")
    page.get_by_role("button", name="Enregistrer la signature").click()
    page.get_by_role("button", name="Annuler").click()

    expect(page.get_by_text("passage rayé")).to_be_visible()
    assert proche.etats_debouts()[-1] == Etat.PRETE_A_SIGNER


def test_what_is_refused_is_read_first_and_nothing_is_lost(page, connecter, live_server, dreal, proche):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}{proche.get_absolute_url()}suspendre/")

    page.locator("[name=le]").fill("31 juin 2011")
    page.locator("[name=motif]").fill("Recours d’un EPCI")
    page.get_by_role("button", name="Suspendre la signature").click()

    expect(page.locator(".fr-alert")).to_be_focused()
    expect(page.locator("[name=motif]")).to_have_value("Recours d’un EPCI")


def test_one_date_for_twenty_avenants_takes_five_gestures_and_one_tick(page, connecter, live_server, dreal):
    avenants = [fabriques.avenant(fabriques.convention(signee=date(2011, 6, 14))) for _ in range(20)]
    for avenant in avenants:
        fabriques.passage(avenant, Etat.PRETE_A_SIGNER, date(2012, 9, 21))
    connecter(page, live_server, dreal)
    gestes = Gestes(page)

    page.goto(f"{live_server.url}/conventions/?nature=avenant&etat=prete_a_signer")
    page.check("#tout-cocher")
    gestes.saisir("le", "3 octobre 2012")
    gestes.cliquer("button", "Enregistrer pour les lignes cochées")

    page.get_by_text("Signature enregistrée au").wait_for()
    assert gestes.faits <= 5
    assert all(avenant.etats_debouts()[-1] == Etat.SIGNEE for avenant in avenants)


@pytest.mark.parametrize("largeur", [1280, 320])
def test_a_full_page_is_accessible_and_never_scrolls_sideways(
    ouvrir, connecter, live_server, dreal, proche, axe, ne_defile_pas, largeur
):
    fabriques.document(proche, nom="délibération-du-conseil-d-administration-relative-à-la-convention.pdf")
    faux = proche.signer(le=date(2011, 6, 18), par=dreal)
    proche.rectifier(passage=faux, motif="Date de la délibération", par=dreal, le=date(2011, 6, 28))
    avenant = fabriques.avenant(proche)
    fabriques.passage(avenant, Etat.PRETE_A_SIGNER, date(2012, 9, 21))
    page = ouvrir(largeur)
    connecter(page, live_server, dreal)

    page.goto(f"{live_server.url}{proche.get_absolute_url()}")

    assert axe(page) == []
    ne_defile_pas(page)
