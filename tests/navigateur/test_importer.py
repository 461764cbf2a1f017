"""Importing the regional workbook in each manner: leave it, see what it changes, accept; refusals on a narrow page."""

import pytest
from playwright.sync_api import expect

from organismes.models import Organisme
from tests import fabriques
from tests.pilotage.monde import ORGANISMES, A, B, ecrire, organisme

pytestmark = pytest.mark.django_db(transaction=True)
GESTES_PERMIS = 4


@pytest.fixture
def dreal():
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


def deposer(page, fichier):
    """From the import page to the preview of a workbook."""
    page.get_by_label("Classeur").set_input_files(fichier)
    page.get_by_role("button", name="Examiner le classeur").click()


def test_the_regional_workbook_is_taken_in_four_gestures(entrer, dreal, tmp_path):
    gestes = entrer(dreal)

    gestes.suivre("Importer")
    gestes.deposer("fichier", ecrire(tmp_path, organismes=[ORGANISMES, organisme(), organisme(B, "Second")]))
    gestes.envoyer("Examiner le classeur")
    expect(gestes.page.get_by_text("2 lignes nouvelles")).to_be_visible()
    assert Organisme.objects.count() == 0
    gestes.envoyer("Enregistrer le classeur")

    expect(gestes.page.get_by_text("Le classeur est enregistré")).to_be_visible()
    assert gestes.faits <= GESTES_PERMIS
    assert Organisme.objects.count() == 2


@pytest.mark.parametrize("largeur", [1280, 320])
def test_refusals_then_a_sound_workbook_are_accessible(
    ouvrir, ouvrir_session, dreal, tmp_path, axe, ne_defile_pas, largeur
):
    fabriques.organisme("Ancien Nom", siren=B)
    page = ouvrir(largeur)
    ouvrir_session(page, dreal, "/importer/")
    nouveau = organisme(B, "Un nom nouveau bien plus long que celui d’avant")

    deposer(page, ecrire(tmp_path, organismes=[ORGANISMES, organisme(A, "", "99"), nouveau]))
    page.get_by_text("organismes!B2").wait_for()
    assert axe(page) == []
    ne_defile_pas(page)

    page.goto("/importer/")
    assert axe(page) == []
    ne_defile_pas(page)

    deposer(page, ecrire(tmp_path, organismes=[ORGANISMES, nouveau]))
    page.get_by_role("button", name="Enregistrer le classeur").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="Enregistrer le classeur").click()
    page.get_by_text("Le classeur est enregistré").wait_for()
    assert axe(page) == []


def test_progress_is_told_while_the_work_goes_on(page, ouvrir_session, dreal, axe):
    depot = fabriques.depot(dreal, "examen")
    ouvrir_session(page, dreal, depot.get_absolute_url())

    page.get_by_label("en attente de son tour").wait_for()
    assert axe(page) == []
    type(depot).objects.update(etat="examinee")

    page.get_by_role("button", name="Enregistrer le classeur").wait_for()
