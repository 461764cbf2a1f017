"""Agents in a choice: namesakes are told apart, and nobody is there twice."""

import pytest
from django import forms
from django.urls import get_resolver

from organismes.forms import collegues
from territoires.choix_agents import AgentField, distinguer
from territoires.models import Agent, Service
from tests.fabriques import agent

pytestmark = pytest.mark.django_db
CAMILLE = {"first_name": "Camille", "last_name": "Exemple"}


def dits(*agents):
    return [dit for _, dit in distinguer(agents)]


def test_namesakes_of_two_services_are_told_apart_by_them():
    dreal = Service.objects.create(nature="dreal", nom="DREAL inventée")

    assert dits(agent("dreal", service=dreal, **CAMILLE), agent("ddtm", **CAMILLE), agent("admin", **CAMILLE)) == [
        "Camille Exemple, DREAL inventée",
        "Camille Exemple, DDTM (Nord)",
        "Camille Exemple, administrateur",
    ]
    assert dits(agent("dreal", **CAMILLE)) == ["Camille Exemple, DREAL Nord-Pas-de-Calais"]


def test_namesakes_of_one_service_are_told_apart_by_their_address_or_account():
    un = agent(nom="cexemple1", email="camille@exemple.fr", **CAMILLE)
    deux, trois = agent(nom="cexemple2", **CAMILLE), agent(nom="cexemple3", email="c@exemple.fr", **CAMILLE)

    assert [dit.rpartition(", ")[2] for dit in dits(un, deux, trois)] == [
        "camille@exemple.fr",
        "compte cexemple2",
        "c@exemple.fr",
    ]


def formulaires(classe=forms.BaseForm):
    """Every form of the application."""
    get_resolver().url_patterns  # noqa: B018 (every view, and so every form, is imported)
    for sous in classe.__subclasses__():
        yield sous
        yield from formulaires(sous)


def test_every_choice_of_an_agent_tells_them_apart():
    champs = [champ for form in formulaires() for champ in getattr(form, "base_fields", {}).values()]
    d_agents = [type(champ) for champ in champs if getattr(getattr(champ, "queryset", None), "model", None) is Agent]

    assert d_agents == [AgentField] * len(d_agents)
    assert len(d_agents) >= len(("fil", "suivi", "relance", "action"))


def test_an_agent_is_offered_once_with_no_more_queries_for_many(django_assert_num_queries):
    moi = agent("dreal")
    for _ in range(5):
        agent("ddtm", **CAMILLE)
    champ = AgentField(collegues(moi), required=False)

    with django_assert_num_queries(1):
        choix = [(str(valeur), dit) for valeur, dit in champ.choices]

    assert choix[0] == ("", "Personne")
    assert sorted(valeur for valeur, _ in choix[1:]) == sorted(
        str(pk) for pk in Agent.objects.values_list("pk", flat=True)
    )
    assert len({dit for _, dit in choix}) == len(choix)
