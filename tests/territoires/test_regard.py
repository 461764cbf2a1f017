"""The two clocks and the région of a page: from the URL, the day retained, today; what a région that is gone says."""

from datetime import date

import pytest

from cus_tracker.regard import aujourd_hui

from .. import fabriques

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(client):
    """A DREAL of the Nord-Pas-de-Calais who opens at the day of the samples."""
    agent = fabriques.agent(nom="camille", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


def regard(client, adresse="/"):
    return client.get(adresse).wsgi_request.regard


def test_a_page_opens_at_the_day_retained(client, camille):
    assert regard(client).au == fabriques.JOUR
    assert regard(client).connu_le is None


def test_the_url_goes_before_the_day_retained(client, camille):
    vu = regard(client, "/?au=30+juin+2012&connu_le=01/09/2012")

    assert (vu.au, vu.connu_le) == (date(2012, 6, 30), date(2012, 9, 1))


def test_an_unreadable_day_is_said_and_left_aside(client, camille):
    reponse = client.get("/?au=31+juin")

    assert reponse.wsgi_request.regard.au == fabriques.JOUR
    assert 'value="31 juin"' in reponse.content.decode()
    assert 'aria-invalid="true"' in reponse.content.decode()


def test_the_bar_leads_to_today_in_one_click(client, camille):
    page = client.get("/?grouper=famille").content.decode()

    assert "Vue du passé" in page
    assert f'href="/?grouper=famille&amp;au={aujourd_hui()}"' in page


def test_a_day_is_retained_then_forgotten(client, camille):
    client.post("/date-retenue/", {"au": "30 juin 2012", "suite": "/aide/"})
    camille.refresh_from_db()
    assert camille.au_retenu == date(2012, 6, 30)

    reponse = client.post("/date-retenue/", {"au": "", "suite": "/aide/"})

    camille.refresh_from_db()
    assert camille.au_retenu is None
    assert reponse.url == "/aide/"


def test_retaining_a_day_never_leads_to_another_site(client, camille):
    assert client.post("/date-retenue/", {"au": "", "suite": "https://ailleurs.example/"}).url == "/"


def test_a_day_that_cannot_be_read_is_not_retained(client, camille):
    client.post("/date-retenue/", {"au": "31 juin"})

    camille.refresh_from_db()
    assert camille.au_retenu == fabriques.JOUR


@pytest.mark.parametrize(
    ("code", "au", "heritiere"),
    [
        ("31", "2016-01-01", "Hauts-de-France"),
        ("32", "2015-12-31", "Nord-Pas-de-Calais"),
        ("22", "2020-05-01", "Hauts"),
    ],
)
def test_a_region_absent_on_that_day_names_who_holds_its_departements(client, code, au, heritiere):
    client.force_login(fabriques.agent(reg=code))

    reponse = client.get(f"/conventions/?au={au}&etat=signee")

    page = reponse.content.decode()
    assert reponse.status_code == 404
    assert heritiere in page
    assert "etat=signee" in page


def test_the_last_day_of_a_region_and_the_first_of_the_next_are_both_served(client):
    client.force_login(fabriques.agent(reg="31"))
    assert client.get("/?au=2015-12-31").status_code == 200

    client.force_login(fabriques.agent(reg="32"))
    assert client.get("/?au=2016-01-01").status_code == 200


def test_an_heir_looks_at_the_region_that_it_inherited_and_at_no_other(client):
    client.force_login(fabriques.agent(reg="32"))

    assert regard(client, "/?au=2012-10-03&region=31").region == "31"
    assert regard(client, "/?au=2020-01-01&region=93").region == "32"


def test_a_ddtm_follows_its_departement_from_one_region_to_the_next(client):
    client.force_login(fabriques.agent("ddtm", dep="62"))

    assert regard(client, "/?au=2012-10-03").region == "31"
    assert regard(client, "/?au=2020-01-01").region == "32"


def test_the_bar_offers_to_forget_the_day_retained_and_to_retain_another(client, camille):
    assert "Ne plus retenir cette date" in client.get("/").content.decode()
    assert "Retenir cette date" in client.get("/?au=2012-06-30").content.decode()


def test_the_bar_offers_to_retain_nothing_at_today(client):
    client.force_login(fabriques.agent(reg="32"))

    assert "etenir cette date" not in client.get("/").content.decode()
