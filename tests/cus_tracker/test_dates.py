"""Reading a day as an agent writes it."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cus_tracker.dates import MOIS, lire_jour

LE_3_OCTOBRE = date(2012, 10, 3)


@pytest.mark.parametrize(
    "texte",
    [
        "3 octobre 2012",
        "le 3 octobre 2012",
        "Mercredi 3 octobre 2012",
        "3\u00a0OCTOBRE\u00a02012",
        "3 oct. 2012",
        "03/10/2012",
        "3/10/2012",
        " 03-10-2012 ",
        "03.10.2012",
        "2012-10-03",
    ],
)
def test_every_usual_writing_gives_the_same_day(texte):
    assert lire_jour(texte) == LE_3_OCTOBRE


@pytest.mark.parametrize(
    ("texte", "jour"),
    [
        ("1er janvier 2011", date(2011, 1, 1)),
        ("1ᵉʳ janvier 2011", date(2011, 1, 1)),
        ("29 fevrier 2012", date(2012, 2, 29)),
        ("15 août 2012", date(2012, 8, 15)),
        ("15 AOUT 2012", date(2012, 8, 15)),
        ("31 déc. 2016", date(2016, 12, 31)),
    ],
)
def test_ordinals_accents_and_short_months_are_read(texte, jour):
    assert lire_jour(texte) == jour


@pytest.mark.parametrize("texte", ["", "hier", "10/2012", "3 brumaire 2012", "3 octobre 12", "3 octobre 2012 8 h"])
def test_what_is_not_a_date_is_refused_with_the_three_ways_to_write_one(texte):
    with pytest.raises(ValueError, match="Écrivez une date comme «\u00a03\u00a0octobre 2012\u00a0», 03/10/2012 ou"):
        lire_jour(texte)


@pytest.mark.parametrize("texte", ["31 février 2012", "29/02/2011", "2012-13-01", "32/01/2012"])
def test_a_day_outside_the_calendar_is_refused_in_french(texte):
    with pytest.raises(ValueError, match="n’existe pas dans le calendrier"):
        lire_jour(texte)


def test_a_year_that_would_overflow_the_calendar_is_refused():
    with pytest.raises(ValueError, match="L’année 9999 n’est pas comprise entre 1900 et 2999"):
        lire_jour("31/12/9999")


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_day_written_in_each_way_is_read_back(jour):
    for texte in (
        jour.isoformat(),
        f"{jour.day:02}/{jour.month:02}/{jour.year}",
        f"{jour.day} {MOIS[jour.month - 1][0]} {jour.year}",
    ):
        assert lire_jour(texte) == jour


@given(st.text(max_size=40) | st.from_regex(r"\d{1,2}[ /]\w{1,9}[ /]\d{4}", fullmatch=True))
def test_no_text_whatever_makes_it_fail_otherwise(texte):
    with suppress(ValueError):
        assert isinstance(lire_jour(texte), date)
