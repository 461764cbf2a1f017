"""Taking over a région’s own table in each manner: eight gestures and its choices; each page accessible."""

from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import expect

from conventions.models import Convention
from cus_tracker.classeur.ecriture import Feuille, ecrire
from tests import fabriques
from tests.pilotage.monde import A, B

from .manieres import Souris

pytestmark = pytest.mark.django_db(transaction=True)
GESTES_PERMIS = 8
CHOIX = {"n0": f"SA d’HLM Le Toit flamand ({B})", "n1": "Laisser de côté (total, autre territoire…)"}
ENTETES = ["Bailleur", "Date de signature", "Remise en ordre", "Logements", "PLAI"]


@pytest.fixture
def monde():
    fabriques.organisme("Habitat des Dunes", siege="62", siren=A)
    fabriques.organisme("SA d’HLM Le Toit flamand", siren=B)
    return fabriques.agent("dreal", au_retenu=fabriques.JOUR)


@pytest.fixture
def tableau():
    flux = BytesIO()
    lignes = [
        ["HABITAT DES DUNES", date(2011, 6, 14), "oui", 1250, 120],
        ["Toit flammand", date(2011, 6, 30), "non", 800, 60],
        ["TOTAL", None, None, 2050, 180],
    ]
    ecrire(flux, [Feuille("Suivi", ENTETES, lignes)])
    return {"name": "suivi.xlsx", "mimeType": "application/octet-stream", "buffer": flux.getvalue()}


def parcourir(gestes, tableau, voir=lambda: None):
    """From the import page to the record; each page is looked at."""
    for pas in (
        lambda: gestes.suivre("Reprendre un tableau de la région"),
        lambda: gestes.deposer("fichier", tableau),
        lambda: gestes.envoyer("Lire le tableau"),
        lambda: gestes.envoyer("Continuer"),
    ):
        voir()
        pas()
    voir()
    for ligne, organisme in CHOIX.items():
        gestes.choisir(ligne, organisme)
    gestes.envoyer("Voir ce que le tableau change")
    voir()
    gestes.envoyer("Enregistrer le classeur")
    expect(gestes.page.get_by_text("Le classeur est enregistré")).to_be_visible()


def test_a_table_of_names_is_taken_over_in_eight_gestures_and_its_choices(entrer, monde, tableau):
    gestes = entrer(monde)

    gestes.suivre("Importer")
    parcourir(gestes, tableau)

    assert gestes.faits <= GESTES_PERMIS + len(CHOIX)
    assert {cus.organisme.nom for cus in Convention.objects.filter(passages__etat="signee")} == {
        "Habitat des Dunes",
        "SA d’HLM Le Toit flamand",
    }


@pytest.mark.parametrize("largeur", [1280, 320])
def test_each_page_of_it_is_accessible_and_keeps_its_width(
    ouvrir, ouvrir_session, monde, tableau, axe, ne_defile_pas, largeur
):
    page = ouvrir(largeur)
    ouvrir_session(page, monde, "/importer/")
    constats = []

    def voir():
        ne_defile_pas(page)
        constats.extend(axe(page))

    parcourir(Souris(page), tableau, voir)

    assert constats == []
