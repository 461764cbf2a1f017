"""Section 3.2 of the note: first results year by year."""

from datetime import date

import pytest

from tests.fabriques import bailleur, convention, objectif, organisme, realise, signataire

from .note_lue import lire

pytestmark = pytest.mark.django_db


def test_years_whose_results_meet_no_objective_are_told_together():
    cus = signataire(100)
    objectif(cus, 10, produit="PLUS")
    for annee in (2011, 2012, 2013):
        realise(cus, 3, annees=annee, produit="PLUS")

    note = lire()

    assert "En 2011, 2012 et 2013, aucun réalisé ne se compare à un objectif de la même année." in note
    assert note.count("aucun réalisé ne se compare") == 1


def test_the_years_that_compare_come_first_and_a_single_silent_one_is_told_alone():
    cus = signataire(100)
    objectif(cus, 10, annees=2012, produit="PLUS")
    for annee in (2011, 2012):
        realise(cus, 13, annees=annee, produit="PLUS")

    assert "pour un organisme sur 1 en PLUS. En 2011, aucun réalisé ne se compare à un objectif de l’année." in lire()


def test_results_of_an_organism_that_signed_without_being_expected_are_compared_too():
    bailleur(100)
    cus = convention(organisme(), signee=date(2011, 6, 14))
    objectif(cus, 10, annees=2011, produit="PLUS")
    realise(cus, 13, annees=2011, produit="PLUS")

    assert "En 2011, des niveaux de réalisation sont nettement supérieurs" in lire()
    assert "pour un organisme sur 1 en PLUS" in lire()
