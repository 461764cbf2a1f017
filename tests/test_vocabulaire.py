"""The glossary and the models say the same thing in the same words."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from simple_history.models import HistoricalChanges

from conventions.models import Valeur
from cus_tracker.recherche import cle_recherche

GLOSSAIRE = Path(__file__).resolve().parent.parent / "docs" / "vocabulaire.md"
NOS_APPS = ("territoires", "organismes", "conventions", "evaluations", "pilotage")
TERMES = dict(re.findall(r"^\*\*(.+?)\*\* — (.+)$", GLOSSAIRE.read_text(), re.MULTILINE))


def modeles():
    tous = [m for app in NOS_APPS for m in apps.get_app_config(app).get_models()]
    return [m for m in tous if not issubclass(m, HistoricalChanges)] + [Valeur]


@pytest.mark.parametrize("modele", modeles(), ids=lambda m: m.__name__)
def test_each_model_opens_with_its_definition_of_the_glossary(modele):
    definition = " ".join(modele.__doc__.split("\n\n")[0].split())

    assert definition.casefold() in {" ".join(texte.split()).casefold() for texte in TERMES.values()}


def test_the_glossary_is_sorted_and_says_each_term_once():
    termes = [cle_recherche(t) for t in re.findall(r"^\*\*(.+?)\*\* — ", GLOSSAIRE.read_text(), re.MULTILINE)]

    assert termes == sorted(set(termes))
