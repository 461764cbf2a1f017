"""Dates of which only the month or the year is known: read, told, never to come."""

from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from cus_tracker.champs import DatePartielleField
from cus_tracker.dates import lire_date_partielle, lire_jour
from cus_tracker.regard import aujourd_hui
from cus_tracker.typographie import dater, dater_court

JOURS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize("texte", ["juin 2011", "Juin\u00a02011", "en juin 2011", "06/2011", "6-2011", "2011-06"])
def test_a_month_is_kept_by_its_last_day(texte):
    assert lire_date_partielle(texte) == (date(2011, 6, 30), "mois")


@pytest.mark.parametrize("texte", ["2011", "en 2011", "année 2011"])
def test_a_year_is_kept_by_its_last_day(texte):
    assert lire_date_partielle(texte) == (date(2011, 12, 31), "annee")


@pytest.mark.parametrize("texte", ["28 juin 2011", "28/06/2011", "2011-06-28"])
def test_a_day_is_a_day(texte):
    assert lire_date_partielle(texte) == (date(2011, 6, 28), "jour")


@pytest.mark.parametrize(
    "texte", ["", "juin", "13/2011", "0/2011", "brumaire 2011", "11", "20111", "1789", "31 juin 2011"]
)
def test_anything_else_is_refused_in_words(texte):
    with pytest.raises(ValueError, match=r"\w{4}"):
        lire_date_partielle(texte)


def test_what_is_not_read_is_told_that_a_month_or_a_year_would_do():
    with pytest.raises(ValueError, match="«\u00a0juin 2011\u00a0» ou «\u00a02011\u00a0» si le jour est inconnu"):
        lire_date_partielle("demain")


@pytest.mark.parametrize(("texte", "connu"), [("juin 2011", "le mois"), ("06/2011", "le mois"), ("2011", "l’année")])
def test_where_a_day_is_needed_a_month_or_a_year_is_told_so(texte, connu):
    with pytest.raises(ValueError, match=f"«\u00a0{texte}\u00a0» ne dit que {connu}\u00a0: il faut le jour"):
        lire_jour(texte)


@settings(max_examples=500)
@given(JOURS, st.sampled_from(["jour", "mois", "annee"]))
def test_what_is_told_is_read_back(jour, precision):
    dernier = {"mois": monthrange(jour.year, jour.month)[1]}.get(precision, jour.day)
    attendu = date(jour.year, 12, 31) if precision == "annee" else jour.replace(day=dernier)

    assert lire_date_partielle(dater(jour, precision)) == (attendu, precision)


@settings(max_examples=500)
@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_a_refusal(texte):
    with suppress(ValueError):
        assert lire_date_partielle(texte).precision in ("jour", "mois", "annee")


@settings(max_examples=200)
@given(JOURS)
def test_a_day_that_is_read_is_the_same_with_or_without_doubt(jour):
    assert lire_date_partielle(jour.isoformat()).le == lire_jour(jour.isoformat())


@pytest.mark.parametrize(("precision", "dit"), [("jour", "28 sept. 2010"), ("mois", "sept. 2010"), ("annee", "2010")])
def test_a_narrow_column_shortens_the_month(precision, dit):
    assert dater_court(date(2010, 9, 28), precision).replace("\u00a0", " ") == dit


def test_a_month_not_over_counts_until_today_and_one_to_come_is_refused():
    auj = aujourd_hui()
    suivant = auj.replace(day=28) + timedelta(days=10)

    assert DatePartielleField().clean(f"{auj:%m/%Y}") == (auj, "mois")
    with pytest.raises(ValidationError, match="pas encore venu"):
        DatePartielleField().clean(f"{suivant:%m/%Y}")
