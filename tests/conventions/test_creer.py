"""Opening the file of an expected instrument in one gesture."""

import pytest
from django.urls import reverse

from conventions.models import Instrument

from .. import fabriques
from ..boites import envoyer

pytestmark = pytest.mark.django_db
URL = reverse("conventions:creer")


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


def demande(qui, **autres):
    return {"organisme": qui.pk, "generation": "2011-2016", "dispositif": "locatif"} | autres


def test_an_expected_convention_is_opened_without_any_passage(client, dreal):
    qui = fabriques.organisme()

    page = client.post(URL, demande(qui), follow=True).content.decode()

    cus = qui.instruments.get()
    assert (cus.dispositif, cus.est_avenant, cus.passages.count()) == ("locatif", False, 0)
    assert Instrument.history.get(id=cus.pk).history_user == dreal
    assert "Dossier ouvert" in page


def test_an_avenant_is_opened_under_its_convention_with_the_first_free_reference(client, dreal):
    cus = fabriques.convention()
    fabriques.avenant(cus, "A1")

    client.post(URL, demande(cus.organisme, objet="logements-foyers"))

    assert cus.avenants.get(reference="A2").objet == "logements-foyers"


def test_an_avenant_waits_for_its_convention(client, dreal):
    page = client.post(URL, demande(fabriques.organisme(), objet="objectifs")).content.decode()

    assert "Ouvrez d’abord le dossier de la convention" in page
    assert not Instrument.objects.exists()


def test_a_file_is_not_opened_twice(client, dreal):
    cus = fabriques.convention()

    page = client.post(URL, demande(cus.organisme)).content.decode()

    assert "existe déjà" in page
    assert Instrument.objects.count() == 1


@pytest.mark.parametrize(("dep", "statut"), [("59", 302), ("62", 403), ("13", 404)])
def test_a_ddtm_opens_the_files_of_the_organisms_it_pilots(client, dep, statut):
    qui = fabriques.organisme()
    fabriques.patrimoine(qui, dep="62")
    agent = fabriques.agent("ddtm", dep=dep, au_retenu=fabriques.JOUR)
    client.force_login(agent)

    assert client.post(URL, demande(qui)).status_code == statut


def test_the_form_comes_filled_from_the_address(client, dreal):
    qui = fabriques.organisme("Logis des Sept Clochers")

    page = client.get(URL, demande(qui)).content.decode()

    assert f'<option value="{qui.pk}" selected>' in page


@pytest.mark.parametrize("page", ["/organismes/{}/", "/conventions/attentes/", "/conventions/?etat=attendue"])
def test_every_page_that_shows_an_expected_instrument_opens_its_file_in_one_gesture(client, dreal, page):
    qui = fabriques.bailleur(1000)

    html = client.get(page.format(qui.pk)).content.decode()
    client.post(URL, {"attendu": f"{qui.pk}:locatif"})

    assert f'name="attendu" value="{qui.pk}:locatif"' in html
    assert qui.instruments.get().generation.nom == "2011-2016"


def test_no_file_is_offered_to_who_may_not_open_it(client):
    qui = fabriques.bailleur(1000)
    fabriques.patrimoine(qui, dep="62")
    client.force_login(fabriques.agent("ddtm", dep="62", au_retenu=fabriques.JOUR))

    for page in (qui.get_absolute_url(), "/conventions/attentes/", "/conventions/?etat=attendue"):
        assert 'name="attendu"' not in client.get(page).content.decode()


def test_a_file_opened_by_mistake_is_deleted_while_nothing_hangs_on_it(client, dreal):
    cus = fabriques.convention()
    url = reverse("conventions:supprimer", args=[cus.pk])

    envoyer(client, url, motif="Ouvert par erreur")

    assert not Instrument.objects.exists()
    assert Instrument.history.get(history_type="-").history_change_reason == "Ouvert par erreur"


def test_a_file_in_which_something_happened_is_not_deleted_and_says_what_hangs(client, dreal):
    cus = fabriques.convention(signee=fabriques.JOUR)

    page = client.post(reverse("conventions:supprimer", args=[cus.pk]), {"motif": "x"}).content.decode()

    assert "passage\u00a0: 1" in page
    assert Instrument.objects.exists()
