"""The life of instruments in each manner: an avenant, a suspension, a prorogation; a stale page, an expected file."""

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


def test_an_avenant_on_foyers_from_its_preparation_to_its_number(entrer, dreal, proche):
    fabriques.passage(proche, Etat.SIGNEE, date(2011, 6, 28))
    gestes = entrer(dreal, proche.get_absolute_url())

    gestes.suivre("Préparer un avenant")
    gestes.choisir("objet", "logements-foyers")
    gestes.envoyer("Ouvrir le dossier")
    gestes.suivre("Enregistrer la signature")
    gestes.saisir("le", "26 septembre 2012")
    gestes.envoyer("Enregistrer la signature")

    expect(gestes.page.locator("h1")).to_contain_text("Avenant n°\u00a01")
    assert gestes.faits <= 6


def test_a_suspension_and_its_end(entrer, dreal, proche):
    gestes = entrer(dreal, proche.get_absolute_url())

    gestes.suivre("Suspendre la signature")
    gestes.saisir("le", "1er juin 2011")
    gestes.saisir("motif", "Recours d’un EPCI")
    gestes.envoyer("Suspendre la signature")
    gestes.suivre("Reprendre après la suspension")
    gestes.saisir("le", "15 juin 2011")
    gestes.envoyer("Reprendre après la suspension")

    expect(gestes.page.get_by_text("Dossier repris")).to_be_visible()
    assert gestes.faits <= 4 + 3
    assert proche.etats_debouts() == [Etat.PRETE_A_SIGNER, Etat.SUSPENDUE, Etat.PRETE_A_SIGNER]


def test_a_whole_generation_is_put_off_after_a_look_at_whom_it_concerns(entrer, proche):
    fabriques.passage(proche, Etat.SIGNEE, date(2011, 6, 28))
    gestes = entrer(fabriques.agent("dreal", reg="32", au_retenu=date(2017, 6, 1)), "/conventions/")

    gestes.suivre("Échéances")
    gestes.suivre("Prorogations")
    gestes.suivre("Proroger une génération")
    gestes.choisir("generation", "2011-2016")
    gestes.saisir("le", "27 janvier 2017")
    gestes.saisir("echeance_le", "31 décembre 2017")
    gestes.saisir("fondement", "Loi du 27 janvier 2017")
    gestes.envoyer("Voir les conventions concernées")
    expect(gestes.page.get_by_role("row", name="Logis des Sept Clochers")).to_be_visible()
    gestes.envoyer("Enregistrer l’acte")

    expect(gestes.page.get_by_text("L’acte est enregistré")).to_be_visible()
    assert gestes.faits <= 9
    assert proche.prorogations.count() == 1


@pytest.mark.parametrize("entrer", ["souris"], indirect=True)
def test_a_page_that_someone_changed_meanwhile_says_so_and_keeps_what_was_typed(entrer, dreal, proche):
    gestes = entrer(dreal, f"{proche.get_absolute_url()}modifier/")
    lue = Instrument.objects.get(pk=proche.pk)
    lue.echeance_le, lue._history_user = date(2017, 12, 31), fabriques.agent("dreal", first_name="Samir")
    lue.save()

    gestes.saisir("remise_en_ordre_source", "Courrier du 3 mai")
    gestes.envoyer("Enregistrer")

    expect(gestes.page.get_by_text("n’est plus à jour").first).to_be_visible()
    expect(gestes.champ("remise_en_ordre_source")).to_have_value("Courrier du 3 mai")


def test_an_expected_file_is_opened_in_one_gesture(entrer, dreal):
    qui = fabriques.bailleur(1000)
    gestes = entrer(dreal, "/conventions/attentes/")

    gestes.envoyer(f"Ouvrir le dossier : CUS logements locatifs, {qui.nom}")

    expect(gestes.page.get_by_text("Dossier ouvert")).to_be_visible()
    assert gestes.faits <= 1
    assert qui.instruments.count() == 1
