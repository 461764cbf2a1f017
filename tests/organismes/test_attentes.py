"""What is expected follows the stock, unless a reasoned and dated override says otherwise."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from organismes.attendus import ACCESSION, AVENANT_FOYERS, FOYERS, LOCATIF, attendus
from organismes.ensemble import Ensemble
from organismes.models import Attente, Perimetre
from tests.fabriques import exclure, organisme, patrimoine, region


class Stock:
    def __init__(self, logements, logements_foyers=0):
        self.logements, self.logements_foyers = logements, logements_foyers


@pytest.mark.parametrize(
    ("stocks", "corrections", "codes"),
    [
        ([Stock(10)], {}, {LOCATIF}),
        ([Stock(10, 2)], {}, {LOCATIF, AVENANT_FOYERS}),
        ([Stock(10, 2)], {AVENANT_FOYERS: False}, {LOCATIF}),
        ([Stock(10)], {ACCESSION: True}, {LOCATIF, ACCESSION}),
        ([Stock(0, 2)], {FOYERS: False}, set()),
        ([], {LOCATIF: True}, {LOCATIF}),
    ],
)
def test_an_override_adds_or_takes_away_what_the_stock_says(stocks, corrections, codes):
    assert attendus(stocks, corrections=corrections) == codes


def test_an_unknown_stock_stays_unknown_until_something_is_expected_of_it():
    assert attendus([], corrections={LOCATIF: False}) is None


def test_out_of_the_law_nothing_is_expected_whatever_an_override_says():
    assert attendus([Stock(10)], hors_cus=True, corrections={LOCATIF: True}) == frozenset()


def corriger(qui, instrument=LOCATIF, *, attendu=False, debut=None, fin=None):
    return Attente.objects.create(
        organisme=qui, instrument=instrument, attendu=attendu, motif="Parc vendu.", debut=debut, fin=fin
    )


@pytest.mark.django_db
def test_an_override_holds_between_its_days_inclusive():
    patrimoine(toit := organisme(), 10)
    corriger(toit, debut=date(2012, 1, 1), fin=date(2012, 6, 30))

    lus = {
        jour: Ensemble(region(), au=jour).attentes[toit.pk]
        for jour in (date(2011, 12, 31), date(2012, 1, 1), date(2012, 6, 30), date(2012, 7, 1))
    }

    assert list(lus.values()) == [{LOCATIF}, set(), set(), {LOCATIF}]


@pytest.mark.django_db
def test_the_latest_override_begun_wins():
    patrimoine(toit := organisme(), 10)
    corriger(toit, attendu=True, debut=date(2012, 3, 1))
    corriger(toit)

    assert Ensemble(region(), au=date(2012, 10, 3)).attentes[toit.pk] == {LOCATIF}


@pytest.mark.django_db
def test_out_of_the_law_wins_in_the_base_too():
    patrimoine(toit := organisme(), 10)
    exclure(toit, Perimetre.HORS_CUS)
    corriger(toit, attendu=True)

    assert Ensemble(region(), au=date(2012, 10, 3)).attentes[toit.pk] == frozenset()


@pytest.mark.django_db
@pytest.mark.parametrize("champs", [{"motif": ""}, {"instrument": "bail"}, {"debut": date(2013, 1, 1)}])
def test_the_base_refuses_an_override_without_reason_or_sense(champs):
    voulus = {"instrument": LOCATIF, "attendu": False, "motif": "Parc vendu.", "fin": date(2012, 1, 1)} | champs

    with pytest.raises(IntegrityError), transaction.atomic():
        Attente.objects.create(organisme=organisme(), **voulus)
