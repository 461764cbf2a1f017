"""Agreement in French: plurals, ordinals, elisions, lists, days told together."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cus_tracker.accords import accorder, compter, de, en_lettres, enumerer, jours, ordinal, saison, semestre


@pytest.mark.parametrize(
    ("n", "mots"),
    [
        (0, "aucune convention"),
        (1, "1\xa0convention"),
        (2, "2\xa0conventions"),
        (1234, "1\xa0234\xa0conventions"),
        (Decimal("1.5"), "1,5\xa0convention"),
    ],
)
def test_a_count_agrees(n, mots):
    assert compter(n, "convention", feminin=True) == mots


def test_small_numbers_may_be_in_letters():
    assert compter(1, "convention", feminin=True, lettres=True) == "une convention"
    assert compter(2, "réunion", lettres=True) == "deux réunions"
    assert compter(13, "réunion", lettres=True) == "13 réunions"
    assert en_lettres(0) == "zéro"


@given(st.integers(-5, 5))
def test_zero_and_one_are_singular(n):
    assert accorder(n, "cheval", "chevaux") == ("chevaux" if abs(n) >= 2 else "cheval")


@pytest.mark.parametrize(
    ("mot", "mots"),
    [("Lille", "de Lille"), ("Artois", "d’Artois"), ("Œuvre", "d’Œuvre"), ("Étaples", "d’Étaples"), ("", "de ")],
)
def test_a_vowel_elides(mot, mots):
    assert de(mot) == mots


def test_ordinals_and_lists():
    assert [ordinal(1), ordinal(1, feminin=True), ordinal(12), ordinal(21)] == [
        "premier",
        "première",
        "douzième",
        "21e",
    ]
    assert [enumerer([]), enumerer("a"), enumerer("ab"), enumerer("abc")] == ["", "a", "a et b", "a, b et c"]


def test_days_share_their_month_and_year():
    assert jours([date(2012, 6, 6), date(2012, 2, 10)]) == "les 10\xa0février et 6\xa0juin 2012"
    assert jours([date(2012, 2, 1), date(2012, 2, 10)]) == "les 1er et 10\xa0février 2012"
    assert jours([date(2012, 10, 3)]) == "le 3\xa0octobre 2012"
    assert semestre(date(2012, 7, 1)) == "second semestre 2012"


@pytest.mark.parametrize(
    ("mois", "quantieme", "dite"),
    [
        (1, 9, "à l’hiver"),
        (3, 19, "à l’hiver"),
        (3, 21, "au printemps"),
        (6, 6, "au printemps"),
        (6, 21, "à l’été"),
        (9, 21, "à l’été"),
        (9, 23, "à l’automne"),
        (12, 14, "à l’automne"),
        (12, 22, "à l’hiver"),
    ],
)
def test_seasons_begin_at_equinoxes_and_solstices(mois, quantieme, dite):
    assert saison(date(2012, mois, quantieme)) == dite
