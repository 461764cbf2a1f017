"""The sheets of the dialogue: meetings, and the actions that follow them."""

from datetime import date

import pytest

from pilotage.models import Action
from tests import fabriques
from tests.pilotage.monde import refus, verser

pytestmark = pytest.mark.django_db
LE, VENTE = date(2012, 6, 6), "Vente HLM"
REUNIONS = [["le", "objet"], [LE, VENTE]]
COLONNES = ["reunion_le", "reunion_objet", "quoi", "porteur", "agent", "echeance"]


def actions(*lignes):
    return [COLONNES, *lignes]


def test_an_action_comes_with_its_meeting_and_comes_back_the_same(tmp_path):
    camille = fabriques.agent(nom="camille")
    feuilles = {
        "reunions": REUNIONS,
        "actions": actions([LE, VENTE, "Annexer un état", "DREAL", "camille", date(2012, 9, 30)]),
    }

    verser(tmp_path, camille, **feuilles)
    rapport = verser(tmp_path, **feuilles)

    action = Action.objects.get()
    assert (action.reunion.objet, action.agent, action.echeance) == (VENTE, camille, date(2012, 9, 30))
    assert rapport.ecrites == 0


@pytest.mark.parametrize(
    ("ligne", "cellule"),
    [
        ([LE, "Autre objet", "Annexer", "DREAL", "", ""], "actions!B2"),
        ([LE, VENTE, "Annexer", "", "", ""], "actions!D2"),
        ([LE, VENTE, "Annexer", "DREAL", "personne", ""], "actions!E2"),
    ],
)
def test_an_action_that_hangs_on_nothing_is_refused(tmp_path, ligne, cellule):
    assert list(refus(tmp_path, reunions=REUNIONS, actions=actions(ligne))) == [cellule]


def test_a_ddtm_writes_no_action(tmp_path):
    fabriques.reunion(VENTE, LE)

    refusees = refus(tmp_path, fabriques.agent("ddtm"), actions=actions([LE, VENTE, "Annexer", "DREAL", "", ""]))

    assert all(cellule.startswith("actions!") for cellule in refusees)
    assert refusees
