"""Pages that belong to no trade: signing in and out, health, refusals and incidents."""

import pytest
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from .. import fabriques

pytestmark = pytest.mark.django_db
MOT_DE_PASSE = "grue-cendree-59"


@pytest.fixture
def camille():
    return fabriques.agent(nom="camille", mot_de_passe=MOT_DE_PASSE)


def test_an_agent_signs_in_and_lands_where_they_wanted_to_go(client, camille):
    reponse = client.post("/connexion/?next=/sante/", {"username": "Camille", "password": MOT_DE_PASSE})

    assert reponse.url == "/sante/"
    assert client.session["_auth_user_id"] == str(camille.pk)


def test_a_wrong_password_is_said_in_french_and_the_name_is_kept(client, camille):
    page = client.post("/connexion/", {"username": "camille", "password": "non"}).content.decode()

    assert "Connexion refusée" in page
    assert "Identifiant ou mot de passe inexact" in page
    assert 'value="camille"' in page


def test_a_sign_in_never_leads_to_another_site(client, camille):
    reponse = client.post(
        "/connexion/?next=https://ailleurs.example/", {"username": "camille", "password": MOT_DE_PASSE}
    )

    assert "ailleurs" not in reponse.url


def test_signing_out_is_a_gesture_not_a_link(client, camille):
    client.force_login(camille)

    assert client.get("/deconnexion/").status_code == 405
    assert client.post("/deconnexion/").url == reverse("connexion")
    assert "_auth_user_id" not in client.session


def test_an_agent_whose_region_is_gone_can_still_sign_out(client):
    client.force_login(fabriques.agent(au_retenu=None))

    assert client.post("/deconnexion/").status_code == 302


def test_ten_wrong_passwords_close_the_door_for_a_quarter_of_an_hour(client, camille, settings):
    settings.AXES_ENABLED = True
    essais = [client.post("/connexion/", {"username": "camille", "password": "non"}) for _ in range(10)]

    reponse = client.post("/connexion/", {"username": "camille", "password": MOT_DE_PASSE})

    assert essais[0].status_code == 200
    assert reponse.status_code == 429
    assert "Attendez 15 minutes" in reponse.content.decode()


def test_health_says_that_the_database_answers(client):
    reponse = client.get("/sante/")

    assert reponse.status_code == 200
    assert reponse.json() == {"base": "ok"}


def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    def injoignable():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", injoignable)

    assert client.get("/sante/").status_code == 503


def test_an_unknown_address_is_answered_in_french(client):
    reponse = client.get("/rien/du/tout/")

    assert reponse.status_code == 404
    assert "Page introuvable" in reponse.content.decode()


def test_a_stale_form_is_answered_in_french(camille):
    reponse = Client(enforce_csrf_checks=True).post("/connexion/", {"username": "camille", "password": "x"})

    assert reponse.status_code == 403
    assert "Formulaire périmé" in reponse.content.decode()


@pytest.mark.parametrize("page", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_a_refusal_or_incident_is_told_without_asking_the_database(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string(page)

    assert 'lang="fr"' in html
    assert "Aller à l’accueil" in html


def test_every_page_is_served_under_a_strict_content_policy(client):
    politique = client.get("/connexion/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in politique
    assert "unsafe" not in politique
