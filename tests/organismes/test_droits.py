"""Who sees and who may change an organism: one policy for every page, file and export."""

from datetime import date

import pytest

from conventions.models import Convention
from organismes.models import Organisme
from tests.fabriques import agent, convention, organisme, patrimoine

pytestmark = pytest.mark.django_db


def vus(qui):
    return set(Organisme.objects.visibles_par(qui))


def changes(qui):
    return set(Organisme.objects.modifiables_par(qui))


@pytest.fixture
def nord():
    qui = organisme("Toit du Nord", siege="59")
    patrimoine(qui, 100, dep="59")
    return qui


@pytest.fixture
def artois():
    """Seat in the Pas-de-Calais, dwellings in the Nord too."""
    qui = organisme("Toit d’Artois", siege="62")
    patrimoine(qui, 100, dep="62")
    patrimoine(qui, 40, dep="59")
    return qui


@pytest.fixture
def oise():
    """Seat outside the région, dwellings in the Pas-de-Calais."""
    qui = organisme("Toit de l’Oise", siege="60")
    patrimoine(qui, 500, dep="60")
    patrimoine(qui, 30, dep="62")
    return qui


def test_an_administrator_sees_and_changes_all(nord, artois, oise):
    admin = agent("admin")

    assert vus(admin) == changes(admin) == {nord, artois, oise}


def test_a_reader_sees_no_organism_by_name(nord, artois, oise):
    lecteur = agent("lecteur")

    assert vus(lecteur) == changes(lecteur) == set()


def test_a_dreal_sees_the_region_and_those_who_hold_dwellings_there(nord, artois, oise):
    breton = organisme("Toit de Bretagne", siege="35")
    patrimoine(breton, 10, dep="35")

    assert vus(agent("dreal")) == {nord, artois, oise}


def test_a_dreal_records_extra_regional_organisms_until_their_own_dreal_has_an_account(nord, artois, oise):
    dreal = agent("dreal")
    assert changes(dreal) == {nord, artois, oise}

    agent("dreal", reg="22")

    assert changes(dreal) == {nord, artois}


def test_a_ddtm_sees_the_holders_of_its_departement_and_changes_those_it_pilots(nord, artois, oise):
    ddtm = agent("ddtm", dep="59")

    assert vus(ddtm) == {nord, artois}
    assert changes(ddtm) == {nord}


def test_dwellings_that_are_gone_open_nothing(nord, artois):
    patrimoine(artois, 0, dep="59", au=date(2012, 1, 1))

    assert vus(agent("ddtm", dep="59")) == {nord}


def test_the_dreal_of_another_region_sees_nothing_of_this_one(nord, artois):
    assert vus(agent("dreal", reg="53")) == set()


def test_the_dreal_of_the_heir_of_the_region_keeps_its_organisms(nord, artois, oise):
    """Rights are those of today: Hauts-de-France holds the Nord, the Pas-de-Calais and the Oise."""
    assert changes(agent("dreal", reg="32")) == {nord, artois, oise}


def test_an_instrument_follows_its_organism(nord, artois):
    cus = convention(nord), convention(artois)
    ddtm = agent("ddtm", dep="59")

    assert set(Convention.objects.visibles_par(ddtm)) == set(cus)
    assert list(Convention.objects.modifiables_par(ddtm)) == [cus[0]]
