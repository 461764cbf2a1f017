"""Plurals in templates follow French, where 0 is singular."""

import pytest
from django.template import engines


@pytest.mark.parametrize(
    ("nombre", "dit"), [(0, ""), (1, ""), (2, "s"), ([], ""), ([1, 2], "s"), (None, ""), ("x", "")]
)
def test_zero_and_one_are_singular(nombre, dit):
    gabarit = engines["django"].from_string("{{ nombre|pluralize }}")

    assert gabarit.render({"nombre": nombre}) == dit


@pytest.mark.parametrize(("nombre", "dit"), [(0, "al"), (1, "al"), (3, "aux")])
def test_both_endings_can_be_told(nombre, dit):
    gabarit = engines["django"].from_string('{{ nombre|pluralize:"al,aux" }}')

    assert gabarit.render({"nombre": nombre}) == dit
