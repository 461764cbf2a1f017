"""A random walk of gestures never reaches an incoherent instrument, whatever is tried and in whatever order."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from conventions.gestes import GESTES
from conventions.models import Instrument, Passage
from cus_tracker.cycle import AVANCEMENT, Etat, rupture
from cus_tracker.dates import lire_date_partielle
from cus_tracker.regard import Regard

from .. import fabriques

pytestmark = pytest.mark.django_db
DATES = st.one_of(
    st.dates(date(2010, 1, 1), date(2013, 12, 31)).map(lambda jour: (jour, "jour")),
    st.sampled_from(["juin 2010", "juin 2011", "2011", "2012", "octobre 2012"]).map(lire_date_partielle),
)
QUELS = st.integers(0, 2)
LOIN = Regard(au=date(2999, 1, 1), connu_le=None, region="31")


class VieAuHasard(RuleBasedStateMachine):
    """A convention and two avenants, on which agents try anything."""

    def __init__(self):
        super().__init__()
        self.annulation = transaction.atomic()
        self.annulation.__enter__()
        self.journal = self.refus = 0

    @initialize()
    def ouvrir(self):
        self.agents = [fabriques.agent(), fabriques.agent()]
        cus = fabriques.convention()
        self.instruments = [cus, *(fabriques.avenant(cus, f"A{n}", "autre") for n in (1, 2))]
        self.cus = cus

    def essayer(self, geste, **quoi):
        """Make a gesture as a view would, in a transaction of its own; a refusal is fine, a crash is not."""
        try:
            with transaction.atomic():
                geste(**quoi)
        except ValidationError:
            self.refus += 1

    @rule(
        quel=QUELS,
        mot=st.sampled_from(list(GESTES)),
        quand=DATES,
        reprise=st.sampled_from(AVANCEMENT),
        qui=st.booleans(),
    )
    def passer(self, quel, mot, quand, reprise, qui):
        instrument = Instrument.objects.get(pk=self.instruments[quel].pk)
        le, precision = quand
        etat = {} if GESTES[mot].etat else {"etat": reprise}
        self.essayer(getattr(instrument, mot), le=le, precision=precision, motif="Essai", par=self.agents[qui], **etat)

    @rule(rang=st.integers(0, 20), quand=st.one_of(st.none(), DATES))
    def rectifier(self, rang, quand):
        passage = self.un_passage(rang)
        if passage:
            jour = {"le": quand[0], "precision": quand[1]} if quand else {}
            self.essayer(passage.instrument.rectifier, passage=passage, motif="Erreur", par=self.agents[0], **jour)

    @rule(rang=st.integers(0, 20), qui=st.booleans())
    def annuler(self, rang, qui):
        passage = self.un_passage(rang)
        if passage:
            self.essayer(passage.instrument.annuler, passage=passage, par=self.agents[qui])

    def un_passage(self, rang):
        tous = list(Passage.objects.select_related("instrument").order_by("pk"))
        return tous[rang % len(tous)] if tous else None

    @invariant()
    def the_instruments_are_coherent(self):
        passages = list(Passage.objects.dans_l_ordre())
        lus = {i.pk: i for i in Instrument.objects.avec_etat(LOIN)}
        suites = {pk: [p.etat for p in passages if p.instrument_id == pk and not p.est_raye] for pk in lus}

        self.every_sequence_is_whole(suites)
        self.nothing_vanishes(passages)
        self.lists_read_the_last_state(lus, suites)
        self.signed_avenants_alone_bear_a_number_each_its_own(lus, suites)
        self.every_gesture_offered_would_be_taken(lus, suites)

    def every_sequence_is_whole(self, suites):
        assert all(rupture(suite) is None for suite in suites.values())

    def nothing_vanishes(self, passages):
        assert len(passages) >= self.journal
        assert all(p.rectifie_motif for p in passages if p.est_raye)
        self.journal = len(passages)

    def lists_read_the_last_state(self, lus, suites):
        assert all(lu.etat == (suites[pk][-1] if suites[pk] else None) for pk, lu in lus.items())

    def signed_avenants_alone_bear_a_number_each_its_own(self, lus, suites):
        signes = {pk for pk, suite in suites.items() if Etat.SIGNEE in suite and lus[pk].est_avenant}
        numeros = {pk: lu.numero for pk, lu in lus.items() if lu.numero is not None}
        assert set(numeros) == signes
        assert len(set(numeros.values())) == len(numeros)

    def every_gesture_offered_would_be_taken(self, lus, suites):
        for pk, suite in suites.items():
            for geste in lus[pk].gestes_possibles(self.agents[0], etats=suite):
                assert rupture([*suite, geste.etat or Etat.AVIS]) is None

    def teardown(self):
        transaction.set_rollback(True)
        self.annulation.__exit__(None, None, None)


def test_a_random_walk_of_gestures_never_reaches_an_incoherent_instrument():
    run_state_machine_as_test(VieAuHasard, settings=settings(max_examples=200, stateful_step_count=12, deadline=None))


def test_the_walk_would_see_an_incoherence():
    cus = fabriques.convention()
    for jours, etat in enumerate((Etat.SIGNEE, Etat.DEPOSEE)):
        fabriques.passage(cus, etat, date(2011, 1, 1) + timedelta(days=jours))

    assert rupture(cus.etats_debouts()) is not None
