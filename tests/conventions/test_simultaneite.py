"""Two agents who make the same gesture at once: one is taken, the other is told why it is refused."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from conventions.models import Instrument
from cus_tracker.cycle import Etat

from .. import fabriques

pytestmark = pytest.mark.django_db(transaction=True)
AGENTS = 8


def a_la_fois(geste):
    """The outcome of a gesture made by several threads at once: None, or why it was refused."""

    def essayer(rang):
        try:
            geste(rang)
        except ValidationError as refus:
            return str(refus.messages)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(AGENTS) as essais:
        return list(essais.map(essayer, range(AGENTS)))


def test_one_signature_is_recorded_of_eight_sent_at_once():
    cus, qui = fabriques.convention(), fabriques.agent()

    issues = a_la_fois(lambda _: Instrument.objects.get(pk=cus.pk).signer(le=date(2011, 6, 28), par=qui))

    assert issues.count(None) == 1
    assert cus.etats_debouts() == [Etat.SIGNEE]


def test_avenants_signed_at_once_each_have_their_number():
    cus, qui = fabriques.convention(signee=date(2011, 6, 1)), fabriques.agent()
    avenants = [fabriques.avenant(cus, f"B{n}", "autre") for n in range(AGENTS)]

    issues = a_la_fois(lambda n: Instrument.objects.get(pk=avenants[n].pk).signer(le=date(2012, 1, 1), par=qui))

    assert issues == [None] * AGENTS
    assert sorted(cus.avenants.values_list("numero", flat=True)) == list(range(1, AGENTS + 1))
