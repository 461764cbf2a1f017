"""The list of organisms and the page of one: who sees them, what narrows them, what is expected."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cus_tracker.cycle import Etat
from organismes.models import Perimetre
from tests.fabriques import agent, avenant, convention, exclure, organisme, passage, patrimoine

pytestmark = pytest.mark.django_db


def lister(client, qui, **filtres):
    client.force_login(qui)
    page = client.get("/organismes/", {"au": "2012-10-03", **filtres})
    return [ligne.nom for ligne in page.context["object_list"]]


@pytest.fixture
def region():
    """Organisms of every kind: locatif, foyers, accession, excluded, unknown, extra-régional, absorbed."""
    patrimoine(organisme("Toit", sigle="TOI", famille="OPH"), 1000, logements_foyers=20)
    patrimoine(organisme("Foyer", siege="62"), 0, dep="62", logements_foyers=50)
    patrimoine(coop := organisme("Coop", famille="COOP"), 0)
    patrimoine(mines := organisme("Mines", siege="62"), 60_000, dep="62")
    exclure(mines, Perimetre.HORS_CUS)
    organisme("Inconnu")
    patrimoine(oise := organisme("Oise", siege="60"), 10, dep="60")
    patrimoine(oise, 30, dep="62")
    patrimoine(organisme("Ancien", absorbe_par=coop, absorbe_le=date(2012, 1, 1)), 0)
    patrimoine(organisme("Brest", siege="29"), 10, dep="29")


def test_a_dreal_sees_the_organisms_of_its_region_and_those_who_hold_dwellings_there(client, region):
    assert lister(client, agent("dreal")) == ["Ancien", "Coop", "Foyer", "Inconnu", "Mines", "Oise", "Toit"]


@pytest.mark.parametrize(
    ("filtre", "valeur", "attendus"),
    [
        ("q", "toti", ["Toit"]),
        ("q", "toi", ["Toit"]),
        ("famille", "COOP", ["Coop"]),
        ("departement", "62", ["Foyer", "Mines"]),
        ("portee", "extra", ["Oise"]),
        ("portee", "absorbes", ["Ancien"]),
        ("attendu", "locatif", ["Toit"]),
        ("attendu", "avenant-foyers", ["Toit"]),
        ("attendu", "foyers", ["Foyer"]),
        ("attendu", "accession", ["Coop"]),
        ("attendu", "rien", ["Mines"]),
        ("attendu", "inconnu", ["Inconnu"]),
        ("perimetre", "hors-cus", ["Mines"]),
        ("tri", "-logements", ["Mines", "Toit", "Oise", "Coop", "Foyer", "Ancien", "Inconnu"]),
    ],
)
def test_each_filter_of_the_url_narrows_the_list(client, region, filtre, valeur, attendus):
    assert lister(client, agent("dreal"), **{filtre: valeur}) == attendus


def test_an_empty_list_says_what_to_do_next(client):
    client.force_login(agent("dreal"))

    assert "Importez le classeur" in client.get("/organismes/?au=2012-10-03").content.decode()


def test_a_reader_is_refused_the_list_and_finds_no_page(client):
    toit = organisme("Toit")
    client.force_login(agent("lecteur"))

    assert client.get("/organismes/?au=2012-10-03").status_code == 403
    assert client.get(toit.get_absolute_url(), {"au": "2012-10-03"}).status_code == 404


def test_the_list_asks_the_same_of_the_base_with_3_and_40_rows(client):
    client.force_login(agent("dreal"))
    comptes = []
    for nombre in (3, 37):
        for _ in range(nombre):
            patrimoine(organisme(), 10)
        with CaptureQueriesContext(connection) as requetes:
            client.get("/organismes/?tri=-logements&au=2012-10-03")
        comptes.append(len(requetes))

    assert comptes[0] == comptes[1]


def page(client, qui, organisme, **parametres):
    client.force_login(qui)
    return client.get(organisme.get_absolute_url(), {"au": "2012-10-03", **parametres})


def test_the_page_of_an_organism_says_why_the_agent_sees_it(client):
    toit = organisme("Toit", siege="59")
    patrimoine(toit, 100, dep="59")
    patrimoine(toit, 1240, dep="62")

    assert "détient 1\u00a0240\u00a0logements" in page(client, agent("ddtm", dep="62"), toit).content.decode()


def test_the_page_of_an_organism_of_another_territory_does_not_exist(client):
    patrimoine(toit := organisme("Toit", siege="29"), 100, dep="29")

    assert page(client, agent("dreal"), toit).status_code == 404


def test_the_page_shows_its_instruments_at_both_clocks_and_what_is_still_expected(client):
    patrimoine(toit := organisme("Toit"), 100, logements_foyers=10)
    convention(toit, signee=date(2011, 6, 28))

    dossier = page(client, agent("dreal"), toit).context["dossier"]

    assert [(i.intitule, i.etat) for i in dossier.instruments] == [("CUS logements locatifs 2011-2016", "signee")]
    assert dossier.attendus == [("avenant logements-foyers", "avenant-foyers")]
    assert page(client, agent("dreal"), toit, au="2011-06-27").context["dossier"].instruments[0].etat is None


def test_a_new_generation_expects_its_own_instruments(client):
    patrimoine(toit := organisme("Toit"), 100, au=date(2005, 1, 1))
    convention(toit, signee=date(2011, 6, 28))

    dossier = page(client, agent("dreal", reg="32"), toit, au="2020-01-01").context["dossier"]

    assert dossier.attendus == [("CUS logements locatifs", "locatif")]
    assert page(client, agent("dreal"), toit, au="2009-01-01").context["dossier"].attendus == []


def test_an_avenant_under_way_is_no_longer_missing(client):
    patrimoine(toit := organisme("Toit"), 100, logements_foyers=10)
    passage(avenant(convention(toit)), Etat.NEGOCIATION, date(2012, 1, 1))

    assert page(client, agent("dreal"), toit).context["dossier"].attendus == []


def test_the_page_adds_up_the_stock_carried_from_an_absorbed_organism(client):
    patrimoine(toit := organisme("Toit"), 100)
    patrimoine(organisme("Ancien", absorbe_par=toit, absorbe_le=date(2012, 1, 1)), 30)

    dossier = page(client, agent("dreal"), toit).context["dossier"]

    assert [(ligne.logements, ligne.porte) for ligne in dossier.parc] == [(130, True)]
    assert dossier.total.logements == 130


def test_the_page_of_an_organism_whose_stock_is_unknown_says_so(client):
    assert "patrimoine de l’organisme est inconnu" in page(client, agent("dreal"), organisme()).content.decode()
