"""The tour of docs/visite.md stops where the code is."""

import re

import pytest

from cus_tracker.settings import BASE_DIR

VISITE = (BASE_DIR / "docs" / "visite.md").read_text()
HALTES = re.findall(r"`([\w/]+\.py)` · `([^`]+)`", VISITE)


@pytest.mark.parametrize(("fichier", "mots"), HALTES, ids=lambda valeur: str(valeur))
def test_each_stop_is_where_the_tour_says(fichier, mots):
    assert mots in (BASE_DIR / fichier).read_text()


def test_the_tour_has_ten_stops_and_its_proofs_exist():
    assert re.findall(r"^(\d+)\. ", VISITE, re.MULTILINE) == [str(rang) for rang in range(1, 11)]
    assert all((BASE_DIR / preuve).exists() for preuve in re.findall(r"`(tests/[\w/]+\.py)`", VISITE))
