"""A convention that counts its own years: what is due, and the first year, are those of these years."""

import pytest

from evaluations.controles import doutes
from evaluations.enseignements import Enseignements
from evaluations.resultats import bilans

from . import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def decalee():
    """Evaluated over 2012-2013 for a convention that counts 2012 to 2017, 600 dwellings in all; 200 done."""
    une = pieces.evaluation(debut=2012, fin=2013)
    une.convention.premiere_annee, une.convention.derniere_annee = 2012, 2017
    une.convention.save()
    pieces.objectif(une, 600, debut=2012, fin=2017)
    pieces.realise(une, 200, debut=2012, fin=2013)
    return une


def test_what_is_due_is_the_share_of_the_years_that_the_convention_counts(decalee):
    (bilan,) = [bilan for bilan in bilans(decalee, pieces.REGARD) if bilan.fiche.code == "A.I"]

    (t,) = bilan.taux
    assert (t.realise, t.du, t.prorata, t.part) == (200, 200, True, 1)


def test_the_region_learns_the_same_rate(decalee):
    appris = Enseignements(pieces.campagne(debut=2012, fin=2013), pieces.REGARD)

    (un,) = [un for un in appris.acquis if un.fiche.code == "A.I"]
    assert (un.realise, un.du, un.part) == (200, 200, 1)


@pytest.mark.parametrize(("premiere", "dit"), [(2013, True), (None, False)])
def test_only_the_first_year_counted_is_called_the_first(premiere, dit):
    une = pieces.evaluation(debut=2013, fin=2014)
    une.convention.premiere_annee = premiere
    pieces.objectif(une, 10, debut=2013)
    pieces.realise(une, 20, debut=2013)

    regles = [doute.constat.regle for doute in doutes(une, pieces.REGARD)]

    assert ("premiere-annee" in regles) is dit
