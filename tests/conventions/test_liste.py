"""The list of conventions and avenants: who sees it, what narrows it, what is expected and missing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conventions.situations import fins
from cus_tracker.cycle import Etat
from organismes.models import Perimetre
from tests.fabriques import (
    REGARD,
    agent,
    avenant,
    convention,
    exclure,
    moment,
    organisme,
    passage,
    patrimoine,
    prorogation,
)

pytestmark = pytest.mark.django_db
AU = "au=2012-10-03"


def lister(client, qui, **filtres):
    """The rows of the list as (organism, instrument, state)."""
    client.force_login(qui)
    page = client.get("/conventions/", {"au": "2012-10-03", **filtres})
    return [(ligne["organisme__nom"], ligne["intitule"], ligne["etat"]) for ligne in page.context["object_list"]]


def noms(client, qui, **filtres):
    return [ligne[0] for ligne in lister(client, qui, **filtres)]


@pytest.fixture
def toit():
    """An organism of the Nord, with a signed CUS and an avenant under negotiation."""
    qui = organisme("Toit du Nord", siege="59", famille="OPH", sigle="TDN")
    patrimoine(qui, 100, logements_foyers=10)
    cus = convention(qui, signee=date(2011, 6, 28), echeance_le=date(2016, 12, 31), remise_en_ordre="oui")
    passage(avenant(cus, "n° 1"), Etat.NEGOCIATION, date(2012, 4, 11))
    return qui


@pytest.fixture
def abri():
    """An organism of the Pas-de-Calais of which a CUS accession is expected, without a file."""
    qui = organisme("L’Abri d’Artois", siege="62", famille="COOP")
    patrimoine(qui, 0, dep="62")
    return qui


def test_each_instrument_stands_with_its_state_on_the_day(client, toit):
    dreal = agent("dreal")

    assert lister(client, dreal) == [
        ("Toit du Nord", "CUS logements locatifs 2011-2016", "signee"),
        ("Toit du Nord", "Avenant n° 1 (logements-foyers)", "negociation"),
    ]
    assert [etat for _, _, etat in lister(client, dreal, au="2011-07-01")] == ["signee", None]


def test_what_was_typed_later_is_not_known_before(client):
    cus = convention(organisme("Toit"))
    passage(cus, Etat.SIGNEE, date(2011, 6, 28), saisi_le=moment(date(2012, 3, 1)))

    assert lister(client, agent("dreal"), connu_le="2012-02-29")[0][2] is None


def test_a_reader_is_refused_and_has_no_entry_in_the_menu(client, toit):
    client.force_login(agent("lecteur"))

    assert client.get(f"/conventions/?{AU}").status_code == 403


def test_a_ddtm_sees_the_instruments_of_those_who_hold_dwellings_in_its_departement(client, toit, abri):
    convention(abri, "accession")

    assert set(noms(client, agent("ddtm", dep="62"))) == {"L’Abri d’Artois"}


@pytest.mark.parametrize(
    ("filtre", "valeur", "attendus"),
    [
        ("q", "toit du nrod", 2),
        ("q", "tdn", 2),
        ("dispositif", "locatif", 2),
        ("dispositif", "foyers", 0),
        ("nature", "avenant", 1),
        ("objet", "logements-foyers", 1),
        ("etat", ["signee", "negociation"], 2),
        ("etat", "avis", 0),
        ("departement", "59", 2),
        ("departement", "62", 0),
        ("famille", "OPH", 2),
        ("generation", "2019-2025", 0),
        ("remise_en_ordre", "oui", 1),
        ("echeance", "2016", 1),
        ("echeance", "2017", 0),
        ("portee", "regionaux", 2),
        ("portee", "absorbes", 0),
        ("hors_delai", "oui", 0),
        ("etat", "nimporte", 2),
    ],
)
def test_each_filter_of_the_url_narrows_the_list(client, toit, filtre, valeur, attendus):
    assert len(lister(client, agent("dreal"), **{filtre: valeur})) == attendus


@pytest.mark.parametrize(
    ("acte", "annees"),
    [
        (lambda cus: avenant(cus, "P", "prorogation", signee=date(2012, 1, 1), echeance_le=date(2017, 12, 31)), [2017]),
        (lambda cus: avenant(cus, "P", "prorogation", echeance_le=date(2017, 12, 31)), [2016]),
        (lambda cus: prorogation(cus, jusqu_au=date(2018, 12, 31), le=date(2012, 1, 1)), [2018]),
        (lambda cus: prorogation(cus, jusqu_au=date(2018, 12, 31), le=date(2013, 1, 1)), [2016]),
        (lambda cus: None, [2016]),
    ],
)
def test_the_echeance_is_that_in_force_on_the_day(client, acte, annees):
    cus = convention(organisme(), signee=date(2011, 6, 28), echeance_le=date(2016, 12, 31))
    acte(cus)
    client.force_login(agent("dreal"))

    lues = client.get(f"/conventions/?{AU}&nature=convention&tri=echeance").context["object_list"]

    assert [ligne["fin_le"].year for ligne in lues] == annees
    assert fins([cus], REGARD) == {cus.pk: lues[0]["fin_le"]}
    assert client.get(f"/conventions/?{AU}&nature=convention&echeance={annees[0]}").context["nombre"] == 1


def test_what_the_law_expects_without_a_file_is_listed_when_asked(client, toit, abri):
    assert lister(client, agent("dreal"), etat="attendue") == [("L’Abri d’Artois", "CUS accession 2011-2016", None)]


def test_expected_instruments_take_their_place_among_the_others(client, toit, abri):
    assert noms(client, agent("dreal"), etat=["attendue", "signee"]) == ["L’Abri d’Artois", "Toit du Nord"]
    assert noms(client, agent("dreal"), etat=["attendue", "signee"], tri="-siege") == [
        "L’Abri d’Artois",
        "Toit du Nord",
    ]
    assert noms(client, agent("dreal"), etat=["attendue", "signee"], tri="depuis") == [
        "Toit du Nord",
        "L’Abri d’Artois",
    ]


@pytest.mark.parametrize(
    ("filtre", "valeur"),
    [
        ("departement", "59"),
        ("famille", "OPH"),
        ("dispositif", "locatif"),
        ("nature", "avenant"),
        ("q", "toit"),
        ("echeance", "2016"),
        ("remise_en_ordre", "inconnu"),
        ("portee", "extra"),
        ("objet", "logements-foyers"),
    ],
)
def test_filters_narrow_what_is_expected_too(client, abri, filtre, valeur):
    assert lister(client, agent("dreal"), etat="attendue", **{filtre: valeur}) == []


def test_nothing_is_expected_of_an_organism_left_out_of_the_law_nor_of_an_unknown_stock(client, abri):
    exclure(abri, Perimetre.HORS_CUS)
    organisme("Sans patrimoine connu")

    assert lister(client, agent("dreal"), etat="attendue") == []


def test_a_ddtm_sees_no_expected_instrument_of_another_departement(client, abri):
    assert lister(client, agent("ddtm", dep="59"), etat="attendue") == []
    assert noms(client, agent("ddtm", dep="62"), etat="attendue") == ["L’Abri d’Artois"]


def test_the_filters_in_force_take_themselves_away(client, toit):
    client.force_login(agent("dreal"))

    page = client.get(f"/conventions/?{AU}&etat=signee&etat=avis&famille=OPH").content.decode()

    assert f'href="/conventions/?{AU.replace("&", "&amp;")}&amp;etat=avis&amp;famille=OPH"' in page
    assert "Famille : office public de l’habitat" in page


def test_the_rows_that_may_be_changed_are_the_only_ones_to_tick(client, toit):
    extra = organisme("Toit de l’Oise", siege="60")
    patrimoine(extra, 10, dep="60")
    patrimoine(extra, 10, dep="59")
    convention(extra)
    agent("dreal", reg="22")
    client.force_login(agent("dreal"))

    lignes = client.get(f"/conventions/?{AU}").context["object_list"]

    assert {ligne["organisme__nom"] for ligne in lignes if ligne["modifiable"]} == {"Toit du Nord"}


def test_an_empty_list_says_what_to_do_next(client):
    client.force_login(agent("dreal"))

    assert "Importez le classeur" in client.get(f"/conventions/?{AU}").content.decode()
    assert "Retirez un filtre" in client.get(f"/conventions/?{AU}&q=rien").content.decode()


@pytest.mark.parametrize("etats", ["", "&etat=attendue&etat=signee"])
def test_the_list_asks_the_same_of_the_base_with_3_and_40_rows(client, etats):
    client.force_login(agent("dreal"))
    comptes = []
    for nombre in (3, 37):
        for _ in range(nombre):
            patrimoine(cus := organisme(), 10)
            convention(cus, signee=date(2011, 1, 1))
            patrimoine(organisme(), 10)
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            client.get(f"/conventions/?{AU}{etats}")
        comptes.append(len(requetes))

    assert comptes[0] == comptes[1]
    assert etats or comptes[1] <= 8
