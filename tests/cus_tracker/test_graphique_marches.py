"""Steps on a time axis: the same figure on several days."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cus_tracker.graphiques import Marches

from .test_graphiques import VALEURS, textes, verifie

JOUR = date(2011, 6, 30)


def marches(*valeurs, **champs):
    jours = tuple((JOUR + timedelta(days=90 * rang), valeur) for rang, valeur in enumerate(valeurs))
    return Marches("A1 total", jours, **champs)


@given(valeurs=st.lists(VALEURS, max_size=8))
def test_steps_draw_whatever_values_they_get(valeurs):
    verifie(marches(*valeurs))


def test_steps_say_their_days_and_values_in_words():
    chart = marches(Decimal(30), None, Decimal(40))

    assert chart.alternative == "A1 total\xa0: 30 au 30/06/2011, non donné au 28/09/2011, 40 au 27/12/2011."
    assert {"30", "40", "30/06/2011", "27/12/2011"} <= set(textes(chart))


def test_a_share_is_told_in_per_cent():
    assert "19,8\xa0%" in textes(marches(Decimal("0.198"), part=True, decimales=1))


def test_days_too_near_do_not_write_over_one_another():
    jours = [(JOUR + timedelta(days=rang), Decimal(rang)) for rang in (*range(30), 400)]

    assert len([t for t in textes(Marches("A1", tuple(jours))) if "/" in t]) < 6
