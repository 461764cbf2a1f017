"""Peers on a line: in their order, within the drawing, apart where there is room."""

from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from evaluations.bande import AXE, DROITE, GAUCHE, bande

from .. import fabriques
from . import pieces

VALEURS = st.lists(st.decimals(-50, 5000, places=2), min_size=4, max_size=40).map(sorted)


@given(VALEURS, st.none() | st.decimals(-50, 5000, places=2))
def test_every_peer_is_drawn_once_in_order_and_within(valeurs, ici):
    dessin = bande(valeurs, ici)

    if dessin is None:
        assert {*valeurs, ici} <= {Decimal(0), None}
        return
    places = [x for x, _ in dessin.points]
    assert len(places) == len(valeurs)
    assert places == sorted(places)
    assert all(GAUCHE <= x <= DROITE and 0 < y < AXE for x, y in dessin.points)


def test_peers_that_are_close_are_piled():
    dessin = bande([Decimal(1), Decimal(1), Decimal(1), Decimal(100)], None)

    assert len({y for _, y in dessin.points[:3]}) == 3


def test_an_end_is_not_written_under_the_word_of_this_one():
    valeurs = [Decimal(n) for n in (0, 1, 2, 5)]

    loin, milieu = bande(valeurs, Decimal(9)), bande(valeurs, Decimal("2.5"))

    assert (loin.bas, loin.haut, loin.ancre) == ("0", "", "end")
    assert (milieu.bas, milieu.haut, milieu.ancre) == ("0", "5", "middle")


def test_zeros_alone_leave_nothing_to_see():
    assert bande([Decimal(0)] * 5, Decimal(0)) is None


@pytest.mark.django_db
@pytest.mark.parametrize(("pairs", "dessins"), [(3, 0), (4, 1)])
def test_the_page_of_a_cell_draws_its_peers_when_they_are_enough(client, pairs, dessins):
    evaluations = [pieces.evaluation() for _ in range(pairs + 1)]
    for rang, une in enumerate(evaluations, start=1):
        pieces.realise(une, 10 * rang)
    client.force_login(fabriques.agent())
    demande = {"case": pieces.cle(evaluations[0]).nom, "au": "2012-10-03"}

    page = client.get(reverse("evaluations:case", args=[evaluations[0].pk]), demande).text

    assert page.count("cus-bande") == dessins
    assert page.count('<circle class="cus-a-non"') == dessins * pairs
    assert page.count('<circle class="cus-f-ici"') == dessins
