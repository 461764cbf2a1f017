"""One gesture for the rows ticked in a list."""

from datetime import date

import pytest
from django.urls import reverse

from cus_tracker.cycle import Etat

from .. import fabriques
from ..boites import boites

pytestmark = pytest.mark.django_db
URL = reverse("conventions:geste_en_lot")


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


def proches(combien):
    faits = [fabriques.convention() for _ in range(combien)]
    for cus in faits:
        fabriques.passage(cus, Etat.PRETE_A_SIGNER, date(2012, 9, 1))
    return faits


def cocher(client, instruments, geste="signer", le="3 octobre 2012", **autres):
    """What the list sends once these rows are ticked."""
    vues = boites(client.get("/conventions/"), URL)
    return vues | {"instruments": [i.pk for i in instruments], "geste": geste, "le": le} | autres


def test_twenty_signatures_are_recorded_by_one_date(client, dreal):
    vingt = proches(20)

    reponse = client.post(URL, cocher(client, vingt, suite="/conventions/?nature=avenant"))

    assert reponse.url == "/conventions/?nature=avenant"
    assert all(cus.etats_debouts()[-1] == Etat.SIGNEE for cus in vingt)


def test_those_refused_are_told_with_their_reason_and_the_others_are_done(client, dreal):
    bonne, signee = proches(1)[0], fabriques.convention(signee=date(2011, 6, 1))
    ailleurs = fabriques.convention(fabriques.organisme(siege="75"))
    fabriques.patrimoine(ailleurs.organisme, dep="59")
    fabriques.agent("dreal", reg="11")

    page = client.post(URL, cocher(client, [bonne, signee, ailleurs])).content.decode().replace("\u00a0", " ")

    assert bonne.etats_debouts()[-1] == Etat.SIGNEE
    assert "1 enregistré, 2 refusés" in page
    assert "Le dossier a déjà l’état « signée »" in page
    assert "sans pouvoir le modifier" in page


def test_a_row_that_left_the_sight_of_the_agent_is_told_without_its_name_and_the_others_are_done(client, dreal):
    bonne, disparue = proches(2)
    envoi = cocher(client, [bonne, disparue])
    disparue.organisme.nom = "Parti Ailleurs"
    disparue.organisme.siege = fabriques.departement("75")
    disparue.organisme.save()

    page = client.post(URL, envoi).content.decode().replace("\u00a0", " ")

    assert bonne.etats_debouts()[-1] == Etat.SIGNEE
    assert disparue.etats_debouts()[-1] == Etat.PRETE_A_SIGNER
    assert "1 enregistré, 1 refusé." in page
    assert "Une ligne cochée" in page
    assert "il ne vous est plus ouvert" in page
    assert "Parti Ailleurs" not in page


@pytest.mark.parametrize("coches", [["999999"], ["x", "٣"], ["9" * 40]])
def test_rows_that_nobody_sees_are_refused_alone_and_all_together(client, dreal, coches):
    envoi = cocher(client, proches(1)) | {"instruments": coches}

    page = client.post(URL, envoi)

    assert page.status_code == 200
    assert "il ne vous est plus ouvert" in page.content.decode()


def test_a_day_after_the_one_looked_at_says_why_the_list_does_not_change(client, dreal):
    page = client.post(URL, cocher(client, proches(1), le="5 octobre 2012"), follow=True).content.decode()

    assert "La page est au 3\u00a0octobre 2012, avant ce jour" in page
    page = client.post(URL, cocher(client, proches(1), le="3 octobre 2012"), follow=True).content.decode()
    assert "avant ce jour" not in page


def test_a_wrong_date_keeps_the_ticks(client, dreal):
    deux = proches(2)

    page = client.post(URL, cocher(client, deux, le="hier")).content.decode()

    assert all(f'name="instruments" value="{cus.pk}"' in page for cus in deux)
    assert 'value="hier"' in page


def test_a_missing_date_is_asked_for_in_our_words_and_keeps_the_ticks_and_the_way_back(client, dreal):
    deux = proches(2)

    page = client.post(URL, cocher(client, deux, le="", suite="/conventions/?nature=avenant")).content.decode()

    assert "Donnez une date." in page
    assert all(f'name="instruments" value="{cus.pk}"' in page for cus in deux)
    assert 'href="/conventions/?nature=avenant">Renoncer' in page


def test_nothing_ticked_is_said(client, dreal):
    proches(1)

    assert "Cochez au moins une ligne." in client.post(URL, cocher(client, [])).content.decode()


def test_what_stops_files_says_why(client, dreal):
    assert "Dites pourquoi." in client.post(URL, cocher(client, proches(1), "abandonner")).content.decode()


def test_a_ddtm_does_not_sign_by_the_dozen(client):
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    assert client.post(URL, cocher(client, proches(1))).status_code == 403


def test_the_way_back_never_leads_to_another_site(client, dreal):
    reponse = client.post(URL, cocher(client, proches(1), suite="https://ailleurs.example/"))

    assert reponse.url == "/conventions/"


def test_the_bar_of_the_list_offers_the_gestures_of_the_agent(client, dreal):
    proches(1)

    page = client.get("/conventions/").content.decode()

    assert '<option value="signer">' in page
    assert '<option value="reprendre">' not in page
