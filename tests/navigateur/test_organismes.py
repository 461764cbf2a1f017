"""Lists, relances, the A3 table and the life of organisms, in each manner; filters, two agents at once."""

from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from organismes.models import Echange, Organisme

from .. import fabriques
from .manieres import commence

pytestmark = pytest.mark.django_db(transaction=True)
PDF = "application/pdf"


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


def test_a_relance_takes_four_gestures_from_the_late_list_to_the_letters(entrer, dreal, toit):
    gestes = entrer(dreal, "/conventions/attentes/")

    gestes.cocher(commence("Relancer Logis des Sept Clochers"))
    gestes.envoyer("Préparer une relance")
    gestes.envoyer("Enregistrer la relance")

    expect(gestes.page.get_by_text("Relance enregistrée")).to_be_visible()
    expect(gestes.nomme("link", commence("Écrire le courriel"))).to_have_attribute("href", commence("mailto:"))
    assert gestes.ouvrir_fichier("Lettres (PDF)") == PDF
    assert gestes.faits <= 4
    assert Echange.objects.get().organisme == toit


def test_the_a3_table_is_two_gestures_from_the_dashboard(entrer, dreal, toit):
    gestes = entrer(dreal)

    gestes.suivre("Tableau de suivi A3")

    assert gestes.ouvrir_fichier("Feuille A3 (PDF)") == PDF
    assert gestes.faits <= 2


def test_an_absorption_is_seen_then_confirmed_then_undone(entrer, dreal, toit):
    gestes = entrer(dreal, toit.get_absolute_url())

    gestes.suivre("Absorption")
    gestes.choisir("absorbe_par", "Abri Signé")
    gestes.saisir("absorbe_le", "1er juin 2012")
    gestes.saisir("motif", "Fusion.")
    gestes.envoyer("Voir ce qui bouge")
    expect(gestes.page.get_by_text("1 240 logements")).to_be_visible()
    gestes.envoyer("Confirmer l’absorption")
    expect(gestes.page.get_by_text("est absorbé par Abri Signé").first).to_be_visible()
    assert Organisme.objects.get(pk=toit.pk).absorbe_le == date(2012, 6, 1)
    assert gestes.faits <= 6

    gestes.suivre("Annuler l’absorption")
    gestes.saisir("motif", "Fusion reportée.")
    gestes.envoyer("Annuler l’absorption")
    expect(gestes.nomme("link", "Absorption")).to_be_visible()
    assert Organisme.objects.get(pk=toit.pk).absorbe_par is None
    assert gestes.faits <= 6 + 3


def test_filters_fold_open_and_take_themselves_away(entrer, dreal, toit):
    gestes = entrer(dreal, "/conventions/")

    gestes.deplier("État")
    gestes.cocher("attendue, sans passage")
    gestes.envoyer("Filtrer")
    expect(gestes.page.get_by_role("heading", name="1 instrument")).to_be_visible()
    assert "etat" in gestes.page.url
    gestes.suivre(commence("Retirer le filtre"))

    assert "etat" not in gestes.page.url
    assert gestes.faits <= 4


@pytest.mark.parametrize("entrer", ["souris"], indirect=True)
def test_two_agents_at_once_lose_nothing_typed(entrer, dreal, toit):
    gestes = entrer(dreal, f"/organismes/{toit.pk}/corriger/")
    toit.famille = "OPH"
    toit.save()

    gestes.saisir("nom", "Logis des Huit Clochers")
    gestes.envoyer("Enregistrer")
    expect(gestes.page.get_by_text("n’est plus à jour").first).to_be_visible()
    expect(gestes.champ("nom")).to_have_value("Logis des Huit Clochers")
    gestes.envoyer("Enregistrer")

    expect(gestes.page.get_by_text("La fiche est corrigée")).to_be_visible()
    assert Organisme.objects.get(pk=toit.pk).nom == "Logis des Huit Clochers"


def test_the_filters_unfolded_keep_to_their_columns(page, ouvrir_session, dreal, toit):
    ouvrir_session(page, dreal, "/conventions/?nature=avenant")

    boites = [champ.bounding_box() for champ in page.locator(".cus-filtres__plus select").all()]

    assert len(boites) > 1
    assert all(a["x"] + a["width"] < b["x"] or a["y"] < b["y"] for a, b in pairwise(boites))
