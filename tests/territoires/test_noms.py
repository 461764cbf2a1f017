"""Départements in a sentence: their article, and the verb that follows."""

import pytest

from territoires.models import Departement
from territoires.noms import avec_article, est_pluriel


@pytest.mark.parametrize(
    ("code", "nom", "dit"),
    [
        ("59", "Nord", "le Nord"),
        ("80", "Somme", "la Somme"),
        ("02", "Aisne", "l’Aisne"),
        ("34", "Hérault", "l’Hérault"),
        ("70", "Haute-Saône", "la Haute-Saône"),
        ("08", "Ardennes", "les Ardennes"),
        ("75", "Paris", "Paris"),
        ("974", "La Réunion", "La Réunion"),
        ("2A", "Corse-du-Sud", "la Corse-du-Sud"),
    ],
)
def test_each_kind_of_article(code, nom, dit):
    assert avec_article(code, nom) == dit
    assert est_pluriel(code) == dit.startswith("les ")


@pytest.mark.django_db
def test_plural_names_are_those_that_end_in_s_or_say_so():
    pluriels = {d.nom for d in Departement.objects.all() if est_pluriel(d.code)}

    assert {"Landes", "Vosges", "Yvelines", "Bouches-du-Rhône", "Hauts-de-Seine"} <= pluriels
    assert not {"Gers", "Calvados", "Paris", "Doubs"} & pluriels
