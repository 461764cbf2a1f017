"""The table of passages is the specification of the life-cycle."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cus_tracker.cycle import AVANCEMENT, EN_ATTENTE, PASSAGES, Etat, rupture

SUITES = st.lists(st.sampled_from(Etat.values), max_size=8)


@pytest.mark.parametrize("avant", AVANCEMENT)
@pytest.mark.parametrize("apres", AVANCEMENT)
def test_steps_go_forward_and_may_be_skipped(avant, apres):
    permis = AVANCEMENT.index(apres) > AVANCEMENT.index(avant)

    assert (rupture([avant, apres]) is None) is permis


@pytest.mark.parametrize("avant", AVANCEMENT)
def test_any_pending_state_may_be_suspended_signed_or_abandoned(avant):
    assert all(rupture([avant, apres]) is None for apres in (Etat.SUSPENDUE, Etat.SIGNEE, Etat.ABANDONNEE))


@pytest.mark.parametrize("apres", [*AVANCEMENT, Etat.SIGNEE, Etat.ABANDONNEE])
def test_a_suspension_may_be_followed_by_any_state(apres):
    assert rupture([Etat.AVIS, Etat.SUSPENDUE, apres]) is None


@pytest.mark.parametrize("fin", [Etat.SIGNEE, Etat.ABANDONNEE])
@pytest.mark.parametrize("apres", Etat.values)
def test_nothing_follows_a_signature_or_an_abandonment(fin, apres):
    assert rupture([fin, apres]).rang == 1


def test_a_file_may_begin_at_any_state():
    assert all(rupture([etat]) is None for etat in Etat.values)


def test_the_refusal_names_both_states_in_the_words_of_the_trade():
    assert (
        str(rupture(["avis", "deposee"]))
        == "L’état « projet déposé » ne peut pas suivre « avis des préfets en cours »."
    )


@settings(max_examples=500)
@given(SUITES)
def test_a_sequence_is_whole_exactly_when_each_move_is_in_the_table(etats):
    permise = all(apres in PASSAGES[avant] for avant, apres in zip(["", *etats], etats, strict=False))

    assert (rupture(etats) is None) is permise


@settings(max_examples=500)
@given(SUITES)
def test_every_state_before_the_last_of_a_whole_sequence_was_pending(etats):
    if rupture(etats) is None:
        assert all(etat in EN_ATTENTE for etat in etats[:-1])
