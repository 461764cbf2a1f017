"""A page asks the base as many questions for 40 rows as for 3, whoever opens it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .adresses import ADRESSES
from .monde import Monde, connecter

pytestmark = pytest.mark.django_db
PAGES = [adresse for adresse in ADRESSES.values() if adresse.get == 200]


def questions(client, adresse, monde, role):
    """The queries of the second visit: the first one fills what is remembered from one request to the next."""
    connecter(client, monde, role).get(adresse.url(monde))
    with CaptureQueriesContext(connection) as faites:
        client.get(adresse.url(monde))
    return [question["sql"] for question in faites]


@pytest.mark.parametrize("adresse", PAGES, ids=lambda adresse: adresse.nom)
def test_forty_rows_cost_the_queries_of_three(client, adresse):
    role = next(role for role in ("dreal", "admin", "anonyme") if adresse.ouverte_a(role))
    monde = Monde(rangs=3)
    trois = questions(client, adresse, monde, role)
    monde.organismes += [monde.organisme_complet() for _ in range(37)]

    quarante = questions(client, adresse, monde, role)

    assert len(quarante) == len(trois), [sql[:200] for sql in quarante if sql not in trois]
