"""Every address × every role × GET and POST: the resolver gives the addresses, `adresses.py` what is due at each."""

import pytest
from django.db import transaction

from .adresses import ADRESSES, ROLES, noms
from .monde import Monde, connecter

pytestmark = pytest.mark.django_db


def test_the_table_knows_every_address_and_no_other():
    connues, servies = set(ADRESSES), set(noms())

    assert servies - connues == set(), "add a line for each to tests/adresses.py"
    assert connues - servies == set(), "no longer served: take the line away"


@pytest.mark.parametrize("adresse", ADRESSES.values(), ids=lambda adresse: adresse.nom)
@pytest.mark.parametrize("methode", ["GET", "POST"])
def test_each_role_gets_what_the_table_says(client, adresse, methode):
    monde = Monde()

    obtenus = {role: demander(connecter(client, monde, role), adresse, methode, monde) for role in ROLES}

    surprises = {
        role: f"{obtenu} instead of {attendu}"
        for role, obtenu in obtenus.items()
        if obtenu not in (attendu := adresse.attendu(role, methode))
    }
    assert surprises == {}


def demander(client, adresse, methode, monde):
    """The status of one request, whose effects are taken back."""
    url = adresse.url(monde)
    with transaction.atomic():
        point = transaction.savepoint()
        statut = client.get(url).status_code if methode == "GET" else client.post(url, adresse.donnees).status_code
        transaction.savepoint_rollback(point)
    return statut
