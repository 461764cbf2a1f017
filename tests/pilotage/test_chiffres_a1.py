"""Figures of new dwellings: totals, products, territories, ranges, first results (contracts §5, a1.*)."""

from datetime import date
from decimal import Decimal

import pytest

from tests.fabriques import (
    bailleur,
    convention,
    exclure,
    objectif,
    patrimoine,
    realise,
    reference,
    signataire,
)

from .figures import chiffres, valeurs

pytestmark = pytest.mark.django_db
TOUT = date(2011, 1, 1)


def test_the_total_is_the_sum_of_what_signed_conventions_give():
    objectif(signataire(1000), 120)
    objectif(signataire(3000), 60)
    objectif(convention(bailleur(500)), 999)

    lus = chiffres()

    assert lus["a1.total"].valeur == 180
    assert lus["a1.moyenne_annuelle"].valeur == 30
    assert lus["a1.effort"].valeur == Decimal(180) / 4500
    couverture = lus["a1.total"].couverture
    assert (couverture.organismes, couverture.attendus, couverture.part_parc) == (2, 3, Decimal(4000) / 4500)


def test_a_sum_to_which_nobody_gave_anything_is_null_and_says_why():
    objectif(signataire(), "n.c.")

    total = chiffres()["a1.total"]

    assert (total.valeur, total.complet, total.couverture.organismes) == (None, False, 0)
    assert total.motif


def test_zero_and_sans_objet_are_given():
    objectif(signataire(), 0)
    objectif(signataire(), "s.o.")

    total = chiffres()["a1.total"]

    assert (total.valeur, total.complet, total.couverture.organismes) == (0, True, 2)


def test_n_c_leaves_the_total_incomplete():
    objectif(signataire(), 10)
    objectif(signataire(), "n.c.")

    total = chiffres()["a1.total"]

    assert (total.valeur, total.complet, total.couverture.organismes) == (10, False, 1)


def test_missing_years_leave_the_total_incomplete():
    cus = signataire()
    for annee in range(2011, 2016):
        objectif(cus, 2, annees=annee)

    assert (chiffres()["a1.total"].valeur, chiffres()["a1.total"].complet) == (10, False)

    objectif(cus, 2, annees=2016)

    assert (chiffres()["a1.total"].valeur, chiffres()["a1.total"].complet) == (12, True)


def test_foyers_and_intermediate_dwellings_are_left_out_and_listed():
    cus = signataire()
    for produit, nombre in [("PLAI", 1), ("PLUS", 2), ("PLS", 4), ("PLS_FOYER", 8), ("PLI", 16)]:
        objectif(cus, nombre, produit=produit)

    assert valeurs()["a1.total"] == 7


def test_mixed_levels_are_all_counted_once():
    cus = signataire()
    objectif(cus, 60, departement="59")
    for annee in range(2011, 2017):
        objectif(cus, 2, annees=annee, departement="62")
    objectif(cus, 40, departement="59", produit="PLUS")
    objectif(cus, 30, departement="59", epci="245900410")

    total = chiffres()["a1.total"]

    assert (total.valeur, total.complet) == (72, True)


def test_a_coarse_row_that_is_not_whole_gives_way_to_finer_ones_that_give_more():
    cus = signataire()
    objectif(cus, 10, annees=2011)
    objectif(cus, 60, departement="59")

    total = chiffres()["a1.total"]

    assert (total.valeur, total.complet) == (60, True)


def test_rows_of_other_regions_are_left_out():
    cus = signataire()
    objectif(cus, 10, departement="59")
    objectif(cus, 5, departement="80")

    assert valeurs()["a1.total"] == 10


def test_rows_without_departement_count_only_when_all_dwellings_are_here():
    dedans, dehors = signataire(1000), signataire(1000)
    patrimoine(dehors.organisme, 0, dep="75")
    patrimoine(dehors.organisme, 1, dep="80")
    objectif(dedans, 10)
    objectif(dehors, 100)
    objectif(dehors, 5, departement="62")

    assert valeurs()["a1.total"] == 15


def test_dwellings_sold_elsewhere_before_the_day_no_longer_matter():
    cus = signataire()
    patrimoine(cus.organisme, 7, dep="80", au=date(2010, 1, 1))
    patrimoine(cus.organisme, 0, dep="80", au=date(2012, 1, 1))
    objectif(cus, 10)

    assert valeurs()["a1.total"] == 10


def test_growths_are_told_against_the_six_years_before():
    cus = signataire()
    objectif(cus, 20, produit="PLAI")
    objectif(cus, 60, produit="PLUS")
    objectif(cus, 16, produit="PLS")
    reference(100)
    reference(10, produit="PLAI")
    reference(80, produit="PLS")
    reference(1, annees=(2006, 2011))

    lus = valeurs()

    assert lus["a1.evolution"] == Decimal("-0.04")
    assert lus["a1.plai.evolution"] == 1
    assert lus["a1.pls.evolution"] == Decimal("-0.8")
    assert lus["a1.plai.part"] == Decimal("0.25")


def test_a_growth_without_its_reference_is_null_and_keeps_its_coverage():
    objectif(signataire(), 20)
    reference(100, territoire="22")

    croissance = chiffres()["a1.evolution"]

    assert (croissance.valeur, croissance.couverture.organismes) == (None, 1)
    assert "2005-2010" in croissance.motif


def test_a_reference_of_zero_gives_no_growth():
    objectif(signataire(), 20)
    reference(0)

    croissance = chiffres()["a1.evolution"]

    assert croissance.valeur is None
    assert "nulle" in croissance.motif


def test_the_national_share_spans_the_counted_years_else_is_the_latest():
    france = {"niveau": "france", "territoire": "France", "grandeur": "part_plai"}
    reference("0.30", annees=(2013, 2018), **france)
    reference("0.20", annees=(2005, 2010), **france)

    assert valeurs()["a1.plai.part.nationale"] == Decimal("0.30")

    reference("0.27", annees=(2011, 2016), minimum="0.17", maximum="0.31", **france)
    lus = valeurs()

    assert lus["a1.plai.part.nationale"] == Decimal("0.27")
    assert lus["a1.plai.part.nationale.minimum"] == Decimal("0.17")
    assert lus["a1.plai.part.nationale.maximum"] == Decimal("0.31")


def test_ranges_go_over_organisms_that_gave_both_terms():
    un, deux, trois = signataire(100), signataire(1000), signataire(1000)
    objectif(un, 6, produit="PLAI")
    objectif(un, 14, produit="PLUS")
    objectif(deux, "s.o.", produit="PLAI")
    objectif(deux, 50, produit="PLUS")
    objectif(trois, 10, produit="PLAI")
    objectif(trois, "n.c.", produit="PLUS")

    lus = valeurs()

    assert (lus["a1.plai.part.minimum"], lus["a1.plai.part.maximum"]) == (0, Decimal("0.3"))
    assert (lus["a1.effort.minimum"], lus["a1.effort.maximum"]) == (Decimal("0.01"), Decimal("0.2"))


def test_a_range_nobody_can_give_is_null():
    convention(bailleur(100), signee=TOUT)

    lus = chiffres()

    assert lus["a1.effort.minimum"].valeur is None
    assert lus["a1.effort.minimum"].motif


def test_shares_of_departements_leave_out_what_names_none():
    cus, autre = signataire(), signataire()
    objectif(cus, 30, departement="59")
    objectif(cus, 10, departement="62", produit="PLUS")
    objectif(cus, 5, departement="62", produit="PLI")
    objectif(autre, 500)
    reference(62, niveau="departement", territoire="59")
    reference(38, niveau="departement", territoire="62")

    lus = valeurs()

    assert (lus["a1.departement.59.part"], lus["a1.departement.62.part"]) == (Decimal("0.75"), Decimal("0.25"))
    assert lus["a1.reference.departement.59.part"] == Decimal("0.62")


def test_a_departement_to_which_nobody_gave_anything_is_null():
    objectif(signataire(), 30, departement="59")

    lus = chiffres()

    assert lus["a1.departement.59.part"].valeur == 1
    assert lus["a1.departement.62.part"].valeur is None
    assert lus["a1.departement.62.part"].motif


def test_results_strictly_above_a_fifth_more_are_counted():
    for prevu, fait in [(10, 12), (10, 13), (0, 5), ("n.c.", 5), (10, "n.c."), ("s.o.", 5)]:
        cus = signataire()
        objectif(cus, prevu, annees=2011, produit="PLUS")
        realise(cus, fait, annees=2011, produit="PLUS")

    lus = chiffres()

    assert lus["a1.realise.2011.depassements.PLUS"].valeur == 1
    assert lus["a1.realise.2011.depassements.PLUS"].couverture.organismes == 2
    assert lus["a1.realise.2011.depassements.PLAI"].valeur == 0
    assert "a1.realise.2012.depassements.PLUS" not in lus


def test_first_results_are_printed_only_for_years_told_alone_and_over_the_region():
    cus, dehors = signataire(), signataire()
    realise(cus, 5, annees=(2012, 2013))
    realise(cus, 5, annees=2014, departement="80")
    realise(cus, "n.c.", annees=2015)
    realise(cus, 5, annees=2010)
    realise(cus, 5, annees=2016, produit="PLI")
    patrimoine(dehors.organisme, 5, dep="80")
    realise(dehors, 5, annees=2013)

    assert not [identifiant for identifiant in valeurs() if identifiant.startswith("a1.realise")]

    realise(cus, 0, annees=2012, departement="62")

    assert [i for i in valeurs() if i.startswith("a1.realise")] == [
        f"a1.realise.2012.depassements.{produit}" for produit in ("PLAI", "PLUS", "PLS")
    ]


def test_an_organism_out_of_the_statistics_weighs_nowhere():
    objectif(signataire(100), 10)
    exclu = signataire(900)
    objectif(exclu, 500)
    realise(exclu, 5)
    exclure(exclu.organisme, "hors-statistiques")

    lus = chiffres()

    assert (lus["a1.total"].valeur, lus["a1.effort"].valeur) == (10, Decimal("0.1"))
    assert lus["a1.total"].couverture.attendus == 1
    assert "a1.realise.2011.depassements.PLUS" not in lus
    assert lus["etat.locatif.signees"].valeur == 2


def test_an_organism_expected_nothing_gives_its_values_but_covers_nothing():
    objectif(signataire(100), 10)
    dispense = signataire(900)
    objectif(dispense, 500)
    exclure(dispense.organisme)

    total = chiffres()["a1.total"]

    assert total.valeur == 510
    assert (total.couverture.organismes, total.couverture.attendus, total.couverture.part_parc) == (1, 1, 1)
    assert valeurs()["a1.effort"] == Decimal("5.1")
