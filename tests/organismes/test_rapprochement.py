"""Recognising a landlord by the name that a table gives it: sure or asked, never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organismes.rapprochement import Fiche, rapprocher

FICHES = [
    Fiche("1", ("Office public de l’habitat des Dunes", "OPHD")),
    Fiche("2", ("Habitat des Dunes", "")),
    Fiche("3", ("SA d’HLM Le Toit flamand", "LTF")),
    Fiche("4", ("Société coopérative d’HLM L’Œuvre du Littoral", "")),
    Fiche("5", ("Toit artésien", "TA")),
    Fiche("6", ("Toit artésien accession", "")),
]


@pytest.mark.parametrize(
    ("ecrit", "cle"),
    [
        ("SA d’HLM Le Toit flamand", "3"),
        ("LE TOIT FLAMAND", "3"),
        ("Toit Flamand (LTF)", "3"),
        ("ltf", "3"),
        ("L.T.F.", "3"),
        ("ESH Toit flamand", "3"),
        ("Flamand (Le Toit)", "3"),
        ("Oeuvre du littoral", "4"),
        ("L'OEUVRE  DU LITTORAL - Coop. HLM", "4"),
        ("habitat des dunes", "2"),
        ("OPHD", "1"),
        ("Office public de l'habitat des Dunes", "1"),
        ("toit artesien", "5"),
    ],
)
def test_accents_sigles_and_legal_forms_do_not_hide_an_organism(ecrit, cle):
    assert rapprocher(ecrit, FICHES).sur == cle


@pytest.mark.parametrize(
    ("ecrit", "premier"),
    [("Toit flammand", "3"), ("Toit artesien accesion", "6"), ("Œuvre du litoral", "4"), ("OPH Dunes", "1")],
)
def test_a_slip_is_asked_with_the_likeliest_first(ecrit, premier):
    trouve = rapprocher(ecrit, FICHES)

    assert trouve.sur in (None, premier)
    assert trouve.proposes[0] == premier


@pytest.mark.parametrize(
    "ecrit", ["TOTAL", "", "SA d’HLM", "Office public de l’habitat", "Bailleur inconnu du Sud-Ouest"]
)
def test_a_name_of_nobody_is_given_to_nobody(ecrit):
    assert rapprocher(ecrit, FICHES).sur is None


def test_two_organisms_of_one_name_are_asked():
    trouve = rapprocher("Toit flamand", [*FICHES, Fiche("7", ("OPH Toit flamand", ""))])

    assert trouve.sur is None
    assert set(trouve.proposes[:2]) == {"3", "7"}


@settings(max_examples=500)
@given(st.text(max_size=40))
def test_any_text_is_weighed(texte):
    trouve = rapprocher(texte, FICHES)

    assert trouve.sur is None or trouve.proposes[0] == trouve.sur


@settings(max_examples=500)
@given(st.permutations(FICHES), st.sampled_from([nom for fiche in FICHES for nom in fiche.noms if nom]))
def test_the_name_of_the_base_is_always_its_own_whatever_the_order(fiches, nom):
    [cle] = {fiche.cle for fiche in FICHES if nom in fiche.noms}

    assert rapprocher(nom, fiches).proposes[0] == cle
