"""Journeys on lists, files of organisms, relances and the A3 table, within their gestures, with and without scripts."""

from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from organismes.models import Echange, Organisme

from .. import fabriques
from .test_conventions import Gestes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dreal():
    return fabriques.agent("dreal", nom="camille", au_retenu=fabriques.JOUR)


@pytest.fixture
def toit():
    """An organism whose CUS is late, another that signed."""
    fabriques.patrimoine(fabriques.organisme("Abri Signé"), 10)
    fabriques.convention(Organisme.objects.get(), signee=date(2011, 6, 1))
    fabriques.patrimoine(qui := fabriques.organisme("Logis des Sept Clochers"), 1240)
    return qui


def test_a_relance_takes_four_gestures_from_the_late_list_to_the_letters(page, connecter, live_server, dreal, toit):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/conventions/attentes/")
    gestes = Gestes(page)

    gestes.cliquer("checkbox", "Relancer Logis des Sept Clochers")
    gestes.cliquer("button", "Préparer une relance")
    gestes.cliquer("button", "Enregistrer la relance")

    page.get_by_role("link", name="Lettres (PDF)").wait_for()
    assert gestes.faits + 1 <= 4
    assert Echange.objects.get().organisme == toit


def test_the_filters_unfolded_keep_to_their_columns(page, connecter, live_server, dreal, toit):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/conventions/?nature=avenant")

    boites = [champ.bounding_box() for champ in page.locator(".cus-filtres__plus select").all()]

    assert len(boites) > 1
    assert all(a["x"] + a["width"] < b["x"] or a["y"] < b["y"] for a, b in pairwise(boites))


def test_a_relance_without_javascript_by_keyboard(page_sans_js, connecter, live_server, dreal, toit):
    page = page_sans_js
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/conventions/attentes/")

    page.get_by_label("Relancer Logis des Sept Clochers").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Enregistrer la relance").focus()
    page.keyboard.press("Enter")

    page.get_by_text("Relance enregistrée").wait_for()
    assert Echange.objects.count() == 1


def test_the_a3_table_is_two_gestures_from_the_dashboard(page, connecter, live_server, dreal, toit):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/")
    gestes = Gestes(page)

    gestes.cliquer("link", "Tableau de suivi A3")
    feuille = page.get_by_role("link", name="Feuille A3")

    assert gestes.faits + 1 <= 2
    reponse = page.request.get(f"{live_server.url}{feuille.get_attribute('href')}")
    assert reponse.headers["content-type"] == "application/pdf"


def test_filters_fold_open_and_take_themselves_away_without_javascript(
    page_sans_js, connecter, live_server, dreal, toit
):
    page = page_sans_js
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/conventions/")

    page.locator("summary", has_text="État").click()
    page.get_by_label("attendue, sans passage").check()
    page.get_by_role("button", name="Filtrer").click()
    expect(page.get_by_role("heading", name="1 instrument")).to_be_visible()
    page.get_by_role("link", name="Retirer le filtre").first.click()

    page.wait_for_url(lambda adresse: "etat" not in adresse)
    expect(page.get_by_role("heading", level=2)).to_have_text("1 instrument")


def test_an_absorption_is_seen_then_confirmed(page, connecter, live_server, dreal, toit, axe):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/organismes/{toit.pk}/absorber/")

    page.select_option("[name=absorbe_par]", label="Abri Signé")
    page.fill("[name=absorbe_le]", "1er juin 2012")
    page.fill("[name=motif]", "Fusion.")
    page.get_by_role("button", name="Voir ce qui bouge").click()
    expect(page.get_by_text("1 240 logements")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Confirmer l’absorption").click()

    page.get_by_text("est absorbé par Abri Signé").first.wait_for()
    assert Organisme.objects.get(pk=toit.pk).absorbe_le == date(2012, 6, 1)


def test_two_agents_at_once_lose_nothing_typed(page, connecter, live_server, dreal, toit):
    connecter(page, live_server, dreal)
    page.goto(f"{live_server.url}/organismes/{toit.pk}/corriger/")
    toit.famille = "OPH"
    toit.save()

    page.fill("[name=nom]", "Logis des Huit Clochers")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("n’est plus à jour").first).to_be_visible()
    expect(page.locator("[name=nom]")).to_have_value("Logis des Huit Clochers")
    page.get_by_role("button", name="Enregistrer").click()

    page.get_by_text("La fiche est corrigée").wait_for()
    assert Organisme.objects.get(pk=toit.pk).nom == "Logis des Huit Clochers"
