"""Longer journeys in the life of instruments: an avenant, a suspension, a prorogation, a stale page."""

from datetime import date

import pytest
from playwright.sync_api import expect

from conventions.models import Instrument
from cus_tracker.cycle import Etat

from .. import fabriques

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dreal():
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@pytest.fixture
def proche():
    """A CUS that waits for its signature."""
    qui = fabriques.organisme("Logis des Sept Clochers")
    fabriques.patrimoine(qui, 1240, logements_foyers=12)
    cus = fabriques.convention(qui)
    fabriques.passage(cus, Etat.PRETE_A_SIGNER, date(2011, 5, 9))
    return cus


def test_from_the_dashboard_a_signature_takes_four_gestures(page, connecter, live_server, dreal, proche):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/")

    page.locator(f'main a[href^="{proche.get_absolute_url()}"]').first.click()  # 1
    page.get_by_role("link", name="Enregistrer la signature").click()  # 2
    page.locator("[name=le]").fill("28 juin 2011")  # 3
    page.keyboard.press("Enter")  # 4

    page.get_by_text("Signature enregistrée").wait_for()
    assert proche.etats_debouts()[-1] == Etat.SIGNEE


def test_an_avenant_on_foyers_from_its_preparation_to_its_number(page_sans_js, connecter, live_server, dreal, proche):
    page = page_sans_js
    fabriques.passage(proche, Etat.SIGNEE, date(2011, 6, 28))
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}{proche.get_absolute_url()}")

    page.get_by_role("link", name="Préparer un avenant").click()
    page.locator("[name=objet]").select_option("logements-foyers")
    page.get_by_role("button", name="Ouvrir le dossier").click()
    page.get_by_role("link", name="Enregistrer la signature").click()
    page.locator("[name=le]").fill("26 septembre 2012")
    page.get_by_role("button", name="Enregistrer la signature").click()

    expect(page.locator("h1")).to_contain_text("Avenant n°\u00a01")


def test_a_suspension_and_its_end(page, connecter, live_server, dreal, proche):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}{proche.get_absolute_url()}")

    page.get_by_role("link", name="Suspendre la signature").click()
    page.locator("[name=le]").fill("1er juin 2011")
    page.locator("[name=motif]").fill("Recours d’un EPCI")
    page.get_by_role("button", name="Suspendre la signature").click()
    page.get_by_role("link", name="Reprendre après la suspension").click()
    page.locator("[name=le]").fill("15 juin 2011")
    page.get_by_role("button", name="Reprendre après la suspension").click()

    page.get_by_text("Dossier repris").wait_for()
    assert proche.etats_debouts() == [Etat.PRETE_A_SIGNER, Etat.SUSPENDUE, Etat.PRETE_A_SIGNER]


def test_a_whole_generation_is_put_off_after_a_look_at_whom_it_concerns(page, connecter, live_server, proche):
    fabriques.passage(proche, Etat.SIGNEE, date(2011, 6, 28))
    connecter(page, live_server, fabriques.agent("dreal", reg="32", au_retenu=date(2017, 6, 1)))
    page.goto(f"{live_server.url}/conventions/")

    page.get_by_role("link", name="Échéances").click()
    page.get_by_role("link", name="Prorogations").click()
    page.get_by_role("link", name="Proroger une génération").click()
    page.locator("[name=generation]").select_option("2011-2016")
    page.locator("main form [name=le]").fill("27 janvier 2017")
    page.locator("[name=echeance_le]").fill("31 décembre 2017")
    page.locator("[name=fondement]").fill("Loi du 27 janvier 2017")
    page.get_by_role("button", name="Voir les conventions concernées").click()
    page.get_by_text("Logis des Sept Clochers").first.wait_for()
    page.get_by_role("button", name="Enregistrer l’acte").click()

    page.get_by_text("L’acte est enregistré").wait_for()
    assert proche.prorogations.count() == 1


def test_a_page_that_someone_changed_meanwhile_says_so_and_keeps_what_was_typed(
    page, connecter, live_server, dreal, proche
):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}{proche.get_absolute_url()}modifier/")
    lue = Instrument.objects.get(pk=proche.pk)
    lue.echeance_le, lue._history_user = date(2017, 12, 31), fabriques.agent("dreal", first_name="Samir")
    lue.save()

    page.locator("[name=remise_en_ordre_source]").fill("Courrier du 3 mai")
    page.get_by_role("button", name="Enregistrer").click()

    page.get_by_text("n’est plus à jour").first.wait_for()
    expect(page.locator("[name=remise_en_ordre_source]")).to_have_value("Courrier du 3 mai")


def test_an_expected_file_is_opened_by_one_click(page, connecter, live_server, dreal):
    qui = fabriques.bailleur(1000)
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/conventions/attentes/")

    page.get_by_role("button", name="Ouvrir le dossier").first.click()

    page.get_by_text("Dossier ouvert").wait_for()
    assert qui.instruments.count() == 1
