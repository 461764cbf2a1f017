"""How many questions the grid asks the base, and how it compares with a formset on the same rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import Realise

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db
QUESTIONS = 8
ENTRE_LES_ACTES = ("SAVEPOINT", "RELEASE")


@pytest.fixture
def evaluation():
    une = pieces.evaluation(etat="en_saisie")
    pieces.objectif(une, 12)
    pieces.realise(une, 14)
    return une


def questions(appel):
    """The questions of a request, transactions apart."""
    with CaptureQueriesContext(connection) as faites:
        reponse = appel()
    assert reponse.status_code == 200
    return [q["sql"] for q in faites if not q["sql"].startswith(ENTRE_LES_ACTES)]


@pytest.fixture(params=["dreal", "ddtm"])
def connecte(request, client):
    client.force_login(fabriques.agent(request.param, dep="59"))
    return client


def verifier(posees):
    assert len(posees) <= QUESTIONS, "\n".join(sql[:110] + " … " + sql[-60:] for sql in posees)


def test_the_grid_is_read_in_eight_questions(connecte, evaluation):
    adresse = reverse("evaluations:grille", args=[evaluation.pk])

    verifier(questions(lambda: connecte.get(adresse, {"au": "2012-10-03"})))


def test_a_batch_of_cells_is_saved_in_eight_questions(connecte, evaluation):
    adresse = f"{reverse('evaluations:grille', args=[evaluation.pk])}?au=2012-10-03"
    cases = [pieces.cle(evaluation, code, annee) for code in ("A.I", "A.II") for annee in (2011, 2012)]
    envoi = {case.nom: "70" for case in cases}
    envoi["versions"] = f"{cases[0].nom}:{Realise.objects.get().pk}"

    verifier(questions(lambda: connecte.post(adresse, envoi, headers={"Accept": "application/json"})))
    assert Realise.objects.filter(valeur=70).count() == len(cases)
