"""The rate of achievement: its own objectives first, else pro rata of the time; never a number out of nothing."""

from datetime import datetime
from decimal import Decimal

import pytest

from conventions.cumuls import Ligne
from evaluations.grille.structure import Fiche
from evaluations.taux import AILLEURS, SANS_OBJECTIF, le_moins_bon, taux

SOMME = Fiche(
    1, "A.I", "", "", "logements", "nombre", 0, (), (), ("PLAI", "PLUS", "PLS"), True, True, True, sens="hausse"
)
LIBRE = SOMME._replace(nature="pourcentage", produits=(), somme=False, sens="")
ANNEES = range(2011, 2017)


def ligne(valeur, debut, fin=None, nature="realise", **axes):
    dit = {"mention": valeur} if isinstance(valeur, str) else {"valeur": Decimal(valeur)}
    return Ligne(
        None, 1, axes.pop("mesure", ""), nature, debut, fin or debut, **axes, **dit, saisi_le=datetime(2012, 1, 1)
    )


def de(promis, faits, fiche=SOMME, mesure=""):
    (seul,) = taux(fiche, mesure, promis, faits, debut=2011, fin=2012, annees=ANNEES)
    return seul


def test_yearly_objectives_are_added_over_the_period():
    t = de([ligne(10, 2011), ligne(20, 2012), ligne(99, 2013)], [ligne(12, 2011), ligne(18, 2012)])

    assert (t.realise, t.du, t.prorata, t.part, t.jugement) == (30, 30, False, 1, "atteint")


def test_an_objective_told_over_six_years_is_due_pro_rata():
    t = de([ligne(60, 2011, 2016)], [ligne(5, 2011, 2012)])

    assert (t.du, t.prorata, t.part, t.jugement) == (20, True, Decimal("0.25"), "partiel")


def test_a_year_that_the_convention_does_not_count_makes_nothing_due():
    promis, faits = [ligne(60, 2012, 2017)], [ligne(5, 2011, 2012)]

    (t,) = taux(SOMME, "", promis, faits, debut=2011, fin=2012, annees=range(2012, 2018))

    assert (t.du, t.prorata) == (10, True)


@pytest.mark.parametrize(
    ("sens", "fait", "jugement", "tenu"),
    [
        ("baisse", 900, "non_atteint", False),
        ("baisse", 700, "atteint", True),
        ("baisse", 800, "atteint", True),
        ("hausse", 900, "atteint", True),
        ("hausse", 700, "partiel", False),
        ("", 900, "sens_non_etabli", None),
        ("", 700, "sens_non_etabli", None),
        ("", 800, "atteint", True),
    ],
)
def test_what_is_proposed_depends_on_which_way_is_better(sens, fait, jugement, tenu):
    t = de([ligne(800, 2011, 2016)], [ligne(fait, 2012)], LIBRE._replace(sens=sens))

    assert (t.jugement, t.tenu) == (jugement, tenu)


def test_nothing_done_is_not_zero_done():
    assert de([ligne(10, 2011, 2012)], []).jugement == "non_evaluable"
    assert de([ligne(10, 2011, 2012)], [ligne(0, 2011, 2012)]).jugement == "non_atteint"


def test_without_objective_there_is_no_rate():
    t = de([], [ligne(5, 2011, 2012)])

    assert (t.realise, t.du, t.part, t.jugement) == (5, None, None, "non_evaluable")


def test_an_objective_of_zero_is_reached_and_has_no_rate():
    t = de([ligne(0, 2011, 2012)], [ligne(0, 2011, 2012)])

    assert (t.part, t.jugement) == (None, "atteint")


def test_products_left_out_of_a1_do_not_count():
    faits = [ligne(5, 2011, 2012, produit="PLAI"), ligne(50, 2011, 2012, produit="PLS_FOYER")]

    assert de([ligne(10, 2011, 2012)], faits).realise == 5


def test_a_year_missing_is_said():
    assert de([ligne(10, 2011, 2012)], [ligne(5, 2011)]).complet is False


def test_a_stock_is_judged_on_the_last_year():
    mesure = "mis_en_commercialisation"
    promis = [ligne(100, 2011, mesure=mesure), ligne(120, 2012, mesure=mesure)]
    faits = [ligne(90, 2011, mesure=mesure), ligne(60, 2012, mesure=mesure)]

    t = de(promis, faits, SOMME._replace(produits=()), mesure)

    assert (t.realise, t.du) == (60, 120)


def par_segment(promis, faits, **options):
    promis = [ligne(valeur, 2011, 2016, segment=s) for s, valeur in promis.items()]
    faits = [ligne(valeur, 2012, segment=s) for s, valeur in faits.items()]
    return taux(LIBRE._replace(**options), "", promis, faits, debut=2011, fin=2012, annees=ANNEES)


def test_what_cannot_be_added_is_judged_on_one_crossing():
    (t,) = par_segment({"a": 50}, {"a": 40})

    assert (t.realise, t.du, t.ligne) == (40, 50, None)


def test_what_cannot_be_added_is_judged_segment_by_segment():
    lus = par_segment({"a": 50, "b": 60}, {"a": 40, "b": 90, "c": 1})

    assert [(t.ligne.segment, t.realise, t.du) for t in lus] == [("a", 40, 50), ("b", 90, 60)]


def test_the_segment_that_falls_short_decides():
    lus = par_segment({"a": 50, "b": 60}, {"a": 60, "b": 40}, sens="hausse")

    assert le_moins_bon(lus).realise == 40
    assert le_moins_bon(lus[:1]).realise == 60


@pytest.mark.parametrize(
    ("promis", "raison"),
    [({"b": 50}, AILLEURS), ({}, SANS_OBJECTIF)],
)
def test_no_rate_says_why(promis, raison):
    (t,) = par_segment(promis, {"a": 40})

    assert (t.realise, t.raison, t.jugement) == (None, raison, "non_evaluable")
