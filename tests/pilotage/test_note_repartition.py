"""Where the note says new dwellings would be: EPCI and zones of the total, and how many organisms gave it."""

import re
from datetime import date

import pytest

from tests.fabriques import bailleur, convention, objectif, organisme, reference, signataire

from .note_lue import lire

pytestmark = pytest.mark.django_db
LILLE, LENS = {"departement": "59", "epci": "200093201"}, {"departement": "62", "epci": "246200364"}


def a_l_epci(note):
    return re.search(r"Parmi les objectifs[^.]* à l’EPCI, le premier visé est [^.]*\.", note)[0]


def test_one_organism_that_goes_down_to_the_epci_has_its_own_objectives():
    cus = signataire(1000)
    objectif(cus, 30, produit="PLUS", **LILLE)
    objectif(cus, 10, produit="PLUS", **LENS)

    assert a_l_epci(lire()) == (
        "Parmi les objectifs comptés sur la période 2011-2016, pour l’organisme qui descend à l’EPCI, le premier visé "
        "est Métropole Européenne de Lille (75 % de ses objectifs localisés)."
    )


def test_several_organisms_are_told_once_at_the_epci_and_how_many_put_it_first():
    for lille, lens in ((30, 10), (0, 20)):
        cus = signataire(1000)
        objectif(cus, lille, produit="PLUS", **LILLE)
        objectif(cus, lens, produit="PLUS", **LENS)

    assert "pour les 2 organismes qui descendent à l’EPCI, le premier visé est" in a_l_epci(lire())
    assert "(50 % de leurs objectifs localisés, prioritaire pour un d’entre eux)" in a_l_epci(lire())


def test_an_epci_that_all_put_first_is_told_so():
    for _ in range(2):
        objectif(signataire(1000), 30, produit="PLUS", **LILLE)

    assert "(100 % de leurs objectifs localisés, prioritaire pour tous)" in a_l_epci(lire())


def test_rows_that_the_total_leaves_out_count_among_the_levels_and_not_among_those_of_the_total():
    objectif(signataire(1000), 30, produit="PLUS", **LILLE)
    autre = signataire(1000)
    objectif(autre, 20, produit="PLUS", departement="62")
    objectif(autre, 5, produit="PLI", **LENS)

    note = lire()

    assert "Parmi les objectifs comptés sur la période 2011-2016, pour l’organisme qui descend" in a_l_epci(note)
    assert "une déclinaison territoriale homogène (2 à l’EPCI)" in note


def test_all_that_gave_are_counted_beside_a_total_expected_or_not():
    bailleur(1000)
    cus = convention(organisme(), signee=date(2011, 6, 14))
    objectif(cus, 30, produit="PLUS", departement="59")
    for annee in (2011, 2012):
        objectif(cus, 8, "D.I", annees=annee, mesure="mis_en_commercialisation")
    objectif(cus, 12, "D.I", mesure="vendus")

    note = lire()

    assert "Les parts portent sur 30 logements donnés par département (1 organisme), 100 % du total." in note
    assert "2011 | 8 | 1" in note
    assert "Ventes par an | 2 | 1" in note


@pytest.mark.parametrize(
    ("zone", "dit"),
    [
        ("B1", "Il est principalement orienté vers les zones les plus tendues (A bis, A et B1 : 100 %) dans la seule"),
        ("C", "Il est pour une part minoritaire orienté vers les zones les plus tendues (A bis, A et B1 : 0"),
        ("", "Son orientation vers les zones tendues ne se lit pas : aucun PLS prévu n’est donné par zone."),
    ],
)
def test_the_pls_by_zone_is_that_of_the_conventions_that_give_it(zone, dit):
    reference(60, produit="PLS")
    objectif(signataire(1000), 30, produit="PLS", zonage=zone)
    objectif(signataire(1000), 30, produit="PLUS", zonage="C")

    assert dit in lire()


@pytest.mark.parametrize(
    ("ailleurs", "suite"),
    [(0, " 2011-2016. "), (50, " 2011-2016 donné par département. ")],
)
def test_a_share_by_departement_is_of_the_whole_only_when_all_is_given_by_departement(ailleurs, suite):
    cus = signataire(1000)
    objectif(cus, 30, produit="PLUS", departement="59")
    objectif(cus, 10, produit="PLUS", departement="62")
    objectif(cus, ailleurs, produit="PLAI")

    note = lire()

    assert f"Le Nord représente 75 % du développement prévisionnel régional{suite}" in note
    assert ("Le Nord porte 75 % des objectifs donnés par département" in note) == bool(ailleurs)


def test_parts_that_the_total_leaves_aside_are_no_share_of_it():
    cus = signataire(1000)
    objectif(cus, 30)
    objectif(cus, 40, annees=2012, produit="PLUS", departement="59")
    objectif(cus, 20, annees=2012, produit="PLUS", departement="62")

    note = lire()

    assert (
        "Les parts portent sur 60 logements donnés par département (1 organisme) ; le total de la région écarte" in note
    )
    assert "Le Nord porte 67 % des objectifs donnés par département" in note
    assert "Sans territoire | – | 30" in note
    assert "Les parts par département ne portent pas sur tout le total." in note
