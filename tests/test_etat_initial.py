"""What migrations laid is there for every test, whatever the one before did."""

import pytest
from django.core.management import call_command

from conventions.models import Generation
from territoires.models import Agent

from . import etat_initial


@pytest.mark.django_db(transaction=True)
def test_rows_of_migrations_come_back_after_the_base_was_emptied():
    avant = list(Generation.objects.order_by("pk").values())
    call_command("flush", verbosity=0, interactive=False)
    assert not Generation.objects.exists()

    etat_initial.retablir()

    assert list(Generation.objects.order_by("pk").values()) == avant != []


@pytest.mark.django_db(transaction=True)
def test_what_a_test_added_goes_away():
    Agent.objects.create_user("de-passage")

    etat_initial.retablir()

    assert not Agent.objects.exists()
