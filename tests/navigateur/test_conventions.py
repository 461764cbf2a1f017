"""Signatures in each manner: one, its undoing, twenty at once; what was missing at a date."""

from datetime import date

import pytest
from playwright.sync_api import expect

from cus_tracker.cycle import Etat

from .. import fabriques
from .manieres import commence

pytestmark = pytest.mark.django_db(transaction=True)


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


def signer(gestes, jour):
    """From the page of an instrument to its signature recorded."""
    gestes.suivre("Enregistrer la signature")
    gestes.saisir("le", jour)
    gestes.envoyer("Enregistrer la signature")
    expect(gestes.page.get_by_text("Signature enregistrée")).to_be_visible()


def test_from_the_dashboard_a_signature_takes_four_gestures(entrer, dreal, proche):
    gestes = entrer(dreal)

    gestes.suivre(commence("proche"))
    signer(gestes, "28 juin 2011")

    assert gestes.faits <= 4
    assert proche.etats_debouts()[-1] == Etat.SIGNEE


def test_from_the_list_a_signature_takes_four_gestures_and_its_undoing_one(entrer, dreal, proche):
    gestes = entrer(dreal, "/conventions/?etat=prete_a_signer")

    gestes.suivre("CUS logements locatifs 2011-2016")
    signer(gestes, "juin 2011")
    gestes.envoyer(commence("Annuler"))

    expect(gestes.page.get_by_text("passage rayé")).to_be_visible()
    assert gestes.faits <= 4 + 1
    assert proche.etats_debouts()[-1] == Etat.PRETE_A_SIGNER


def test_one_date_for_twenty_avenants_takes_five_gestures_and_the_ticks(entrer, dreal):
    avenants = [fabriques.avenant(fabriques.signataire()) for _ in range(20)]
    for avenant in avenants:
        fabriques.passage(avenant, Etat.PRETE_A_SIGNER, date(2012, 9, 21))
    gestes = entrer(dreal)

    gestes.suivre(commence("20 avenants proches de la signature"))
    ticks = gestes.cocher_tout()
    gestes.saisir("le", "3 octobre 2012")
    gestes.envoyer("Enregistrer pour les lignes cochées")

    expect(gestes.page.get_by_text("Signature enregistrée le")).to_be_visible()
    assert gestes.faits - ticks <= 5
    assert ticks in (1, 20)
    assert all(avenant.etats_debouts()[-1] == Etat.SIGNEE for avenant in avenants)


def test_what_was_missing_at_a_date_takes_an_address_and_two_gestures(entrer, dreal):
    signee, tardive, absente = (fabriques.bailleur(nom=nom) for nom in ("Abri Signé", "Toit Tardif", "Maison Absente"))
    for qui in (signee, tardive, absente):
        fabriques.attente(qui, "accession")
    fabriques.convention(signee, "accession", signee=date(2012, 6, 30))
    fabriques.convention(tardive, "accession", signee=date(2012, 7, 2))
    gestes = entrer(dreal, "/?au=30/06/2012")
    page = gestes.page

    expect(page.locator(".cus-carte", has_text="CUS accession")).to_contain_text("1 signée sur 3 attendues")
    gestes.suivre(commence("2 attendues"))

    expect(page.get_by_role("row", name="Maison Absente")).to_be_visible()
    expect(page.get_by_role("row", name="Toit Tardif")).to_be_visible()
    expect(page.get_by_role("row", name="Abri Signé")).to_have_count(0)
    assert gestes.faits <= 2


def test_what_is_refused_is_read_first_and_nothing_is_lost(page, ouvrir_session, dreal, proche):
    ouvrir_session(page, dreal, f"{proche.get_absolute_url()}suspendre/")

    page.locator("[name=le]").fill("31 juin 2011")
    page.locator("[name=motif]").fill("Recours d’un EPCI")
    page.get_by_role("button", name="Suspendre la signature").click()

    expect(page.locator(".fr-alert")).to_be_focused()
    expect(page.locator("[name=motif]")).to_have_value("Recours d’un EPCI")


@pytest.mark.parametrize("largeur", [1280, 320])
def test_a_full_page_is_accessible_and_never_scrolls_sideways(
    ouvrir, ouvrir_session, dreal, proche, axe, ne_defile_pas, largeur
):
    fabriques.document(proche, nom="délibération-du-conseil-d-administration-relative-à-la-convention.pdf")
    faux = proche.signer(le=date(2011, 6, 18), par=dreal)
    proche.rectifier(passage=faux, motif="Date de la délibération", par=dreal, le=date(2011, 6, 28))
    avenant = fabriques.avenant(proche)
    fabriques.passage(avenant, Etat.PRETE_A_SIGNER, date(2012, 9, 21))
    page = ouvrir(largeur)

    ouvrir_session(page, dreal, proche.get_absolute_url())

    assert axe(page) == []
    ne_defile_pas(page)
