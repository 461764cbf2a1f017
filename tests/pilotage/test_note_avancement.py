"""Section 1 of the note where what is signed is not what is expected, and how each state agrees."""

from datetime import date

import pytest

from cus_tracker.cycle import Etat
from tests.fabriques import avenant, bailleur, convention, organisme, passage, patrimoine

from .note_lue import lire

pytestmark = pytest.mark.django_db
SIGNEE = date(2011, 6, 14)


def cooperative(logements=0, **champs):
    """An organism of which a CUS accession is expected, unless it holds dwellings."""
    patrimoine(qui := organisme(famille="COOP"), logements, **champs)
    return qui


def test_cus_accession_signed_by_organisms_of_which_none_is_expected_come_on_top():
    cooperative()
    for _ in range(2):
        convention(cooperative(300), "accession", signee=SIGNEE)

    note = lire()

    assert "Accession. Aucune CUS accession n’a été signée par les organismes régionaux, sur 1 attendue." in note
    assert "S’y ajoutent 2 instruments signés ou proches de l’être que le parc connu ne fait pas attendre." in note


def test_cus_accession_signed_where_none_is_expected_are_told_all_the_same():
    convention(cooperative(300), "accession", signee=SIGNEE)

    assert "Accession. Aucune CUS accession n’est attendue. S’y ajoute un instrument signé ou proche" in lire()


def test_a_draft_in_suspense_of_an_organism_not_expected_is_not_the_last_one_expected():
    convention(cooperative(), "accession", signee=SIGNEE)
    cooperative()
    passage(convention(cooperative(300), "accession"), Etat.SUSPENDUE, date(2011, 11, 2))

    assert "La signature d’un projet de CUS accession est toujours en suspens." in lire()


def test_foyers_signed_without_being_expected_come_on_top_of_those_expected():
    for foyers, etat in ((10, Etat.SIGNEE), (0, Etat.SIGNEE), (0, Etat.PRETE_A_SIGNER)):
        patrimoine(qui := organisme(), 100, logements_foyers=foyers)
        passage(avenant(convention(qui, signee=SIGNEE)), etat, date(2012, 9, 1))
    bailleur(100, foyers=5)

    note = lire()

    assert "(1 sur 2 attendus). Un avenant logements-foyers à la CUS initiale est d’ores et déjà signé" in note
    assert "S’y ajoutent 2 instruments signés ou proches de l’être que le parc connu ne fait pas attendre." in note


@pytest.mark.parametrize(
    ("n", "dit"),
    [(1, "une CUS soumise à l’avis des préfets"), (2, "2 CUS soumises à l’avis des préfets")],
)
def test_cus_under_the_opinion_of_the_prefets_agree_in_gender(n, dit):
    for _ in range(n):
        passage(convention(bailleur(100)), Etat.AVIS, date(2012, 2, 1))

    assert f"À suivre : {dit}." in lire()


def test_an_avenant_under_the_opinion_of_the_prefets_stays_masculine():
    patrimoine(qui := organisme(), 100, logements_foyers=10)
    passage(avenant(convention(qui, signee=SIGNEE)), Etat.AVIS, date(2012, 9, 1))

    assert "À suivre : un avenant soumis à l’avis des préfets." in lire()
