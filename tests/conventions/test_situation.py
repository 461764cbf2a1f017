"""The situation of a signed convention follows from its dates."""

from datetime import date

import pytest

from conventions.situation import situation
from conventions.situations import fins, situations
from cus_tracker.regard import Regard

from .. import fabriques

pytestmark = pytest.mark.django_db
EFFET, FIN = date(2011, 7, 1), date(2016, 12, 31)


@pytest.mark.parametrize(
    ("au", "suite", "code"),
    [
        (date(2011, 6, 30), {}, "a_venir"),
        (EFFET, {}, "en_vigueur"),
        (FIN, {}, "en_vigueur"),
        (date(2017, 1, 1), {}, "echue"),
        (date(2017, 6, 1), {"prorogations": [date(2017, 12, 31)]}, "prorogee"),
        (date(2018, 1, 1), {"prorogations": [date(2017, 12, 31)]}, "echue"),
        (date(2018, 1, 1), {"maintiens": [None]}, "effets_maintenus"),
        (date(2018, 1, 1), {"maintiens": [date(2017, 12, 31)]}, "echue"),
        (date(2018, 1, 1), {"maintiens": [None], "remplacee_le": date(2017, 12, 1)}, "remplacee"),
    ],
)
def test_a_day_gives_its_situation(au, suite, code):
    assert situation(au=au, effet_le=EFFET, echeance_le=FIN, **suite).code == code


def test_a_convention_without_end_is_in_force():
    assert situation(au=date(2030, 1, 1)).code == "en_vigueur"


def lire(cus, jour, connu_le=None):
    return situations([cus], Regard(jour, connu_le, "31")).get(cus.pk)


def test_an_avenant_puts_the_end_off_from_its_signature():
    cus = fabriques.convention(signee=date(2011, 6, 1), echeance_le=FIN)
    fabriques.avenant(cus, "A1", "prorogation", signee=date(2016, 11, 1), echeance_le=date(2017, 12, 31))

    assert lire(cus, date(2017, 3, 1)).code == "prorogee"
    assert fins([cus], Regard(date(2016, 10, 31), None, "31")) == {cus.pk: FIN}


def test_the_convention_of_the_next_generation_replaces_it():
    cus = fabriques.convention(signee=date(2011, 6, 1), echeance_le=FIN)
    fabriques.convention(cus.organisme, gen="2019-2025", signee=date(2019, 12, 1))

    assert lire(cus, date(2019, 11, 30)).code == "echue"
    assert lire(cus, date(2019, 12, 1)).code == "remplacee"


def test_a_convention_stands_until_the_next_one_signed_takes_effect():
    cus = fabriques.convention(signee=date(2011, 6, 14))
    fabriques.convention(cus.organisme, gen="2019-2025", signee=date(2019, 5, 20), effet_le=date(2019, 7, 1))

    assert lire(cus, date(2019, 6, 30)).code == "en_vigueur"
    assert lire(cus, date(2019, 7, 1)).code == "remplacee"


def test_what_is_not_signed_has_no_situation():
    assert lire(fabriques.convention(), date(2012, 1, 1)) is None


def test_forty_conventions_cost_the_queries_of_three(django_assert_num_queries):
    signees = [fabriques.convention(signee=date(2011, 6, 1), echeance_le=FIN) for _ in range(40)]
    regard = Regard(date(2012, 1, 1), None, "31")

    with django_assert_num_queries(4):
        situations(signees, regard)
