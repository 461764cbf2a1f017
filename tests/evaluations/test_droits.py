"""Who sees, writes and validates an evaluation: the pilot writes, the DREAL writes and validates."""

from datetime import date

import pytest

from evaluations.models import Attribution, Evaluation
from territoires.models import Service

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db


def droits(agent):
    """(sees, writes, validates) the only evaluation."""
    toutes = Evaluation.objects
    return tuple(
        q.exists() for q in (toutes.visibles_par(agent), toutes.modifiables_par(agent), toutes.validables_par(agent))
    )


def ddtm(code):
    return fabriques.agent("ddtm", dep=code)


def service(code):
    return Service.objects.create(nature="ddtm", nom=f"DDTM {code}", departement=fabriques.departement(code))


def confier(evaluation, pilote):
    return Attribution.objects.create(
        campagne=pieces.campagne(),
        organisme=evaluation.convention.organisme,
        pilote=pilote,
        pilote_motif="Le service connaît le dossier.",
    )


def test_the_ddtm_of_the_seat_writes_and_does_not_validate():
    pieces.evaluation()

    assert droits(ddtm("59")) == (True, True, False)


def test_the_dreal_writes_and_validates():
    pieces.evaluation()

    assert droits(fabriques.agent("dreal")) == (True, True, True)


def test_an_organism_in_several_departements_is_piloted_by_the_dreal():
    qui = fabriques.organisme()
    fabriques.patrimoine(qui)
    fabriques.patrimoine(qui, dep="62")
    pieces.evaluation(qui)

    assert droits(ddtm("59")) == (True, False, False)
    assert droits(ddtm("62")) == (True, False, False)


def test_a_departement_that_the_organism_has_left_no_longer_counts():
    qui = fabriques.organisme()
    fabriques.patrimoine(qui)
    fabriques.patrimoine(qui, dep="62")
    fabriques.patrimoine(qui, 0, dep="62", au=date(2012, 1, 1))
    pieces.evaluation(qui)

    assert droits(ddtm("59")) == (True, True, False)


def test_the_right_to_write_follows_the_pilot_chosen():
    evaluation = pieces.evaluation()
    confier(evaluation, service("62"))

    assert droits(ddtm("59")) == (True, False, False)
    assert droits(ddtm("62")) == (True, True, False)


def test_a_pilot_chosen_for_another_period_changes_nothing():
    evaluation = pieces.evaluation(debut=2013, fin=2014)
    confier(evaluation, service("62"))

    assert droits(ddtm("59")) == (True, True, False)
    assert droits(ddtm("62")) == (False, False, False)


@pytest.mark.parametrize("agent", ["lecteur", "ddtm_autre"])
def test_others_see_nothing(agent):
    pieces.evaluation()

    assert droits(fabriques.agent("lecteur") if agent == "lecteur" else ddtm("13")) == (False, False, False)
