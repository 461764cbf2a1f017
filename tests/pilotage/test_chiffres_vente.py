"""Figures of sales to occupants: stocks, flows, growth and ranges (contracts §5, d1.*)."""

from decimal import Decimal

import pytest

from tests.fabriques import objectif, reference, signataire

from .figures import chiffres, valeurs

pytestmark = pytest.mark.django_db


def stock(cus, nombre, annees, **champs):
    return objectif(cus, nombre, "D.I", annees, mesure="mis_en_commercialisation", **champs)


def vendus(cus, nombre, annees=(2011, 2016), **champs):
    return objectif(cus, nombre, "D.I", annees, mesure="vendus", **champs)


def test_a_stock_is_told_year_by_year_and_never_added_over_years():
    cus = signataire()
    stock(cus, 100, 2011)
    stock(cus, 130, 2016)
    stock(cus, 9000, (2011, 2016))

    lus = valeurs()

    assert (lus["d1.stock.2011"], lus["d1.stock.2012"], lus["d1.stock.2016"]) == (100, None, 130)
    assert [i for i in lus if i.startswith("d1.stock.2")] == [f"d1.stock.{annee}" for annee in range(2011, 2017)]


def test_every_product_counts_among_sales():
    cus = signataire()
    stock(cus, 5, 2011, produit="PLI")
    stock(cus, 7, 2011, produit="PLUS")

    assert valeurs()["d1.stock.2011"] == 12


def test_mean_yearly_sales_are_told_against_the_years_of_the_reference():
    cus = signataire()
    vendus(cus, 66)
    reference(50, "D.I", (2005, 2009), mesure="vendus")
    reference(999, "D.I", (2011, 2016), mesure="vendus")
    reference(1, "D.I", (2000, 2004), mesure="vendus")

    lus = valeurs()

    assert lus["d1.ventes.moyenne_annuelle"] == 11
    assert lus["d1.ventes.evolution"] == Decimal("0.1")


def test_without_reference_the_growth_says_so():
    vendus(signataire(), 66)

    assert "référence" in chiffres()["d1.ventes.evolution"].motif


def test_ranges_are_shares_of_the_organism_s_own_dwellings():
    petit, grand = signataire(100), signataire(1000)
    stock(petit, 2, 2016)
    stock(grand, 100, 2016)
    stock(grand, 500, 2011)
    vendus(petit, 6)
    vendus(grand, 6)

    lus = valeurs()

    assert (lus["d1.stock.part.minimum"], lus["d1.stock.part.maximum"]) == (Decimal("0.02"), Decimal("0.1"))
    assert (lus["d1.ventes.part.minimum"], lus["d1.ventes.part.maximum"]) == (Decimal("0.001"), Decimal("0.01"))
