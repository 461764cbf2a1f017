"""The accounts of the demonstration: five roles, one password, opened at the day of the session."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.forms.models import model_to_dict

from pilotage.demonstration.comptes import ouvrir
from territoires.models import Agent, Service

pytestmark = pytest.mark.django_db
IDENTIFIANTS = ["admin", "ddtm59", "ddtm62", "dreal", "lecteur"]


def etat():
    return [model_to_dict(o) for modele in (Agent, Service) for o in modele.objects.order_by("pk")]


def test_every_account_signs_in_with_the_same_password(rf):
    ouvrir()

    for identifiant in IDENTIFIANTS:
        assert authenticate(rf.post("/connexion/"), username=identifiant, password="demonstration")


def test_accounts_open_at_the_day_of_the_session():
    agents = ouvrir()

    assert sorted(agents) == IDENTIFIANTS
    assert {agent.au_retenu for agent in agents.values()} == {date(2012, 10, 3)}


def test_each_agent_has_the_role_and_the_territory_of_the_name():
    agents = ouvrir()

    assert {nom: agent.role for nom, agent in agents.items()} == {
        "dreal": "dreal",
        "ddtm59": "ddtm",
        "ddtm62": "ddtm",
        "lecteur": "lecteur",
        "admin": "admin",
    }
    assert [agents[nom].departement.code for nom in ("ddtm59", "ddtm62")] == ["59", "62"]
    assert {agents[nom].region.code for nom in ("dreal", "lecteur", "admin")} == {"31"}


def test_opening_twice_changes_nothing():
    ouvrir()
    avant = etat()

    ouvrir()

    assert etat() == avant


def test_an_account_that_was_closed_opens_again():
    ouvrir()
    Agent.objects.filter(username="lecteur").update(is_active=False, role=Agent.Role.DREAL)

    agent = ouvrir()["lecteur"]

    assert (agent.is_active, agent.role) == (True, "lecteur")
