"""Section 3.2 of the note: what has no territory, first results year by year."""

from datetime import date

import pytest

from tests.fabriques import bailleur, convention, objectif, organisme, patrimoine, realise, signataire

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


def territoire(note):
    return next(ligne for ligne in note.splitlines() if ligne.startswith("Territoire des objectifs"))


def test_a_convention_at_the_departement_may_hold_rows_without_territory():
    cus = signataire(100)
    objectif(cus, 10, produit="PLUS", departement="59")
    objectif(cus, 4, produit="PLAI")

    assert "1 au département | Les parts par département ne portent pas sur tout le total." in territoire(lire())


def test_the_second_generation_tells_its_rows_without_territory_too():
    patrimoine(qui := organisme(), 100)
    cus = convention(qui, signee=date(2019, 12, 1), gen="2019-2025")
    objectif(cus, 10, "PP-1", (2019, 2024), produit="PLUS", departement="59")
    objectif(cus, 4, "PP-1", (2019, 2024), produit="PLAI")

    dit = territoire(lire(date(2020, 6, 1), region="32"))

    assert "1 au département | Les parts par département ne portent pas sur tout le total." in dit


def test_rows_without_territory_that_the_total_leaves_out_do_not_touch_the_parts():
    cus = signataire(100)
    objectif(cus, 10, produit="PLUS", departement="59")
    objectif(cus, 4, produit="PLI")

    assert "1 au département | Des objectifs sont donnés sans territoire." in territoire(lire())


def test_every_objective_with_a_territory_is_told_so():
    objectif(signataire(100), 10, produit="PLUS", departement="59")

    assert "1 au département | Tout objectif donné a un territoire." in territoire(lire())


def test_where_nothing_is_given_nothing_is_said_of_its_territory():
    signataire(100)

    assert "| Rien ne se lit par territoire ni par zone de marché." in territoire(lire())
