"""Départements in a sentence: their article, and the verb that follows; régions after « de »."""

import pytest

from territoires.models import Departement, Region
from territoires.noms import avec_article, de_la_region, est_pluriel


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


@pytest.mark.django_db
def test_every_region_of_the_referential_is_said_after_de():
    dites = {de_la_region(region.code, region.nom) for region in Region.objects.all()}

    assert dites == {
        *("de Guadeloupe", "de Martinique", "de Guyane", "de la Réunion", "de Mayotte", "d’Île-de-France"),
        *("de Champagne-Ardenne", "de Picardie", "de Haute-Normandie", "du Centre-Val de Loire", "de Basse-Normandie"),
        *("de Bourgogne", "de Bourgogne-Franche-Comté", "de Normandie", "du Nord-Pas-de-Calais", "des Hauts-de-France"),
        *("de Lorraine", "d’Alsace", "de Franche-Comté", "du Grand Est", "des Pays de la Loire", "de Bretagne"),
        *("de Poitou-Charentes", "d’Aquitaine", "de Midi-Pyrénées", "du Limousin", "de Nouvelle-Aquitaine"),
        *("d’Occitanie", "de Rhône-Alpes", "d’Auvergne", "d’Auvergne-Rhône-Alpes", "du Languedoc-Roussillon"),
        *("de Provence-Alpes-Côte d’Azur", "de Corse"),
    }
