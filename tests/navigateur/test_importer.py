"""Importing the regional workbook: leave it, see what it changes, accept; by mouse, narrow, without scripts."""

from contextlib import contextmanager

import pytest

from organismes.models import Organisme
from tests import fabriques
from tests.pilotage.monde import ORGANISMES, A, B, ecrire, organisme

pytestmark = pytest.mark.django_db(transaction=True)
GESTES_PERMIS = 4


@pytest.fixture
def dreal():
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@contextmanager
def gestes(page):
    """Count the gestures that a journey takes."""
    comptes = []

    def faire(geste):
        comptes.append(geste)
        geste()

    yield faire
    assert len(comptes) <= GESTES_PERMIS


def deposer(faire, page, fichier):
    """From the dashboard to the preview of a workbook."""
    faire(lambda: page.get_by_role("link", name="Importer", exact=True).click())
    faire(lambda: page.get_by_label("Classeur").set_input_files(fichier))
    faire(lambda: page.get_by_role("button", name="Examiner le classeur").click())


def test_the_regional_workbook_is_taken_in_four_gestures(page, live_server, connecter, dreal, tmp_path, axe):
    connecter(page, live_server, dreal)

    with gestes(page) as faire:
        deposer(faire, page, ecrire(tmp_path, organismes=[ORGANISMES, organisme(), organisme(B, "Second")]))
        page.get_by_text("2 lignes nouvelles").wait_for()
        assert axe(page) == []
        faire(lambda: page.get_by_role("button", name="Enregistrer le classeur").click())

    page.get_by_text("Le classeur est enregistré").wait_for()
    assert axe(page) == []
    assert Organisme.objects.count() == 2


def test_it_works_without_scripts(page_sans_js, live_server, connecter, dreal, tmp_path):
    connecter(page_sans_js, live_server, dreal)

    page_sans_js.goto("/importer/")
    page_sans_js.get_by_label("Classeur").set_input_files(ecrire(tmp_path, organismes=[ORGANISMES, organisme()]))
    page_sans_js.get_by_role("button", name="Examiner le classeur").click()
    page_sans_js.get_by_role("button", name="Enregistrer le classeur").click()

    assert Organisme.objects.count() == 1


def test_refusals_hold_in_a_narrow_page(petite_page, live_server, connecter, dreal, tmp_path, axe, ne_defile_pas):
    fabriques.organisme("Ancien Nom", siren=B)
    connecter(petite_page, live_server, dreal)
    petite_page.goto("/importer/")
    lignes = [organisme(A, "", "99"), organisme(B, "Un nom nouveau bien plus long que celui d’avant")]
    petite_page.get_by_label("Classeur").set_input_files(ecrire(tmp_path, organismes=[ORGANISMES, *lignes]))
    petite_page.get_by_role("button", name="Examiner le classeur").click()

    petite_page.get_by_text("organismes!B2").wait_for()
    assert axe(petite_page) == []
    ne_defile_pas(petite_page)
    petite_page.goto("/importer/")
    assert axe(petite_page) == []
    ne_defile_pas(petite_page)


def test_progress_is_told_while_the_work_goes_on(page, live_server, connecter, dreal, axe):
    depot = fabriques.depot(dreal, "examen")
    connecter(page, live_server, dreal)

    page.goto(depot.get_absolute_url())
    page.get_by_label("en attente de son tour").wait_for()
    assert axe(page) == []
    type(depot).objects.update(etat="examinee")

    page.get_by_role("button", name="Enregistrer le classeur").wait_for()
