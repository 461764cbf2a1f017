"""Turns of phrase of the note: a growth told as a comparison."""

from decimal import Decimal

import pytest

from pilotage.notes.tournures import compare


@pytest.mark.parametrize(
    ("evolution", "dit"),
    [
        ("0.001", "équivalentes"),
        ("0.09", "légèrement supérieures"),
        ("-0.2", "inférieures de 20\u00a0%"),
        ("0.33", "supérieures de 33\u00a0%"),
        ("-0.8", "nettement inférieures"),
    ],
)
def test_what_is_neither_slightly_nor_clearly_away_is_told_by_its_number(evolution, dit):
    assert compare(Decimal(evolution), feminin=True, pluriel=True) == dit
