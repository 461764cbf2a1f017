"""Days that a table of the région knows by their month or their year only: taken, and placed before what followed."""

from datetime import date

import pytest

from conventions.models import Passage
from cus_tracker.cycle import Nature
from cus_tracker.regard import aujourd_hui
from tests import fabriques
from tests.pilotage.monde import accepter

pytestmark = pytest.mark.django_db
ENTETES = ["Organisme", "Signature", "Dépôt"]


@pytest.fixture
def suivre(client, reprendre):
    """Take a row of signature and dépôt over; gives (state, as shown, day) of what stands."""
    fabriques.organisme("Habitat des Dunes")

    def faire(signature, depot=None):
        accepter(client, reprendre([ENTETES, ["Habitat des Dunes", signature, depot]]))
        debouts = Passage.objects.filter(rectifie_le=None).dans_l_ordre()
        return [(p.etat, p.quand.replace("\u00a0", " "), p.le) for p in debouts]

    return faire


@pytest.mark.parametrize(
    ("signature", "depot", "jours"),
    [
        ("juin 2011", "2010", [date(2010, 12, 31), date(2011, 6, 30)]),
        ("06/2011", 2010, [date(2010, 12, 31), date(2011, 6, 30)]),
        (date(2011, 6, 28), "2011", [date(2011, 6, 27), date(2011, 6, 28)]),
        ("juin 2011", "2011", [date(2011, 6, 29), date(2011, 6, 30)]),
        ("2011", "2011", [date(2011, 12, 30), date(2011, 12, 31)]),
    ],
)
def test_a_month_or_a_year_is_taken_before_what_followed_it(suivre, signature, depot, jours):
    lus = suivre(signature, depot)

    assert [(etat, le) for etat, _, le in lus] == list(zip(("deposee", "signee"), jours, strict=True))
    assert lus[0][1] == str(depot)


def test_the_same_partial_days_twice_change_nothing(suivre, reprendre):
    suivre(date(2011, 6, 28), "2011")

    page = reprendre([ENTETES, ["Habitat des Dunes", date(2011, 6, 28), "2011"]])

    assert not page.context["depot"].change
    assert page.context["depot"].rapport["refus"] == []


def test_what_the_base_holds_comes_back_before_what_the_table_brings(suivre):
    suivre(None, "2011")

    assert suivre(date(2011, 6, 28)) == [
        ("deposee", "2011", date(2011, 6, 28)),
        ("signee", "28 juin 2011", date(2011, 6, 28)),
    ]
    raye = Passage.objects.exclude(rectifie_le=None).get()
    assert (raye.le, raye.etat) == (date(2011, 12, 31), "deposee")
    assert Passage.objects.get(etat="deposee", rectifie_le=None).nature == Nature.REGLE


def test_the_preview_tells_where_an_unknown_day_was_placed(reprendre):
    fabriques.organisme("Habitat des Dunes")

    page = reprendre([ENTETES, ["Habitat des Dunes", date(2011, 6, 28), "2011"]])

    [constat] = page.context["depot"].rapport["signalements"]
    assert "placé au 27" in constat["attendu"]


def test_the_preview_names_in_words_what_is_brought_back(suivre, reprendre):
    suivre(None, "2011")

    page = reprendre([ENTETES, ["Habitat des Dunes", date(2011, 6, 28), None]])

    [constat] = page.context["depot"].rapport["signalements"]
    assert "«\u00a0projet déposé\u00a0» est ramené au 28" in constat["attendu"]


def test_of_a_year_not_over_today_is_the_last_day(suivre):
    assert suivre(None, str(aujourd_hui().year))[0][2] == aujourd_hui()


@pytest.mark.parametrize(("signature", "depot"), [(date(2011, 6, 28), "2012"), ("juin", None), (2.5, None)])
def test_what_no_place_in_its_span_makes_possible_is_refused(reprendre, signature, depot):
    fabriques.organisme("Habitat des Dunes")

    page = reprendre([ENTETES, ["Habitat des Dunes", signature, depot]])

    refus = page.context["depot"].rapport["refus"] if "depot" in page.context else page.context["rapport"].refus
    assert len(refus) == 1
    assert Passage.objects.count() == 0
