"""How many questions the grid asks the base, and how it compares with a formset on the same rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db
LECTURE, ECRITURE = 8, 9
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


@pytest.fixture
def connecte(client):
    client.force_login(fabriques.agent())
    return client


def test_the_grid_is_read_in_eight_questions(connecte, evaluation):
    adresse = reverse("evaluations:grille", args=[evaluation.pk])

    posees = questions(lambda: connecte.get(adresse, {"au": "2012-10-03"}))

    assert len(posees) <= LECTURE, "\n".join(sql[:110] + " … " + sql[-60:] for sql in posees)


def test_a_batch_of_cells_is_saved_in_nine_questions(connecte, evaluation):
    adresse = f"{reverse('evaluations:grille', args=[evaluation.pk])}?au=2012-10-03"
    textes = {pieces.cle(evaluation, "A.II", an, produit=p).nom: "7" for an in (2011, 2012) for p in ("PLAI", "PLUS")}

    posees = questions(lambda: connecte.post(adresse, textes, headers={"Accept": "application/json"}))

    assert len(posees) <= ECRITURE, "\n".join(sql[:110] + " … " + sql[-60:] for sql in posees)
