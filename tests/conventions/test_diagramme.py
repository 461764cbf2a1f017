"""The diagram of states says what the table of passages says."""

from xml.etree import ElementTree

from conventions.diagramme import Diagramme
from cus_tracker.cycle import PASSAGES, Etat

CHEMIN = "{http://www.w3.org/2000/svg}path"


def test_every_allowed_move_is_drawn_and_no_other():
    permis = {(avant, apres) for avant, suivants in PASSAGES.items() if avant for apres in suivants}

    assert set(Diagramme().fleches) == permis


def test_each_move_is_a_line_and_its_head():
    dessin = ElementTree.fromstring(Diagramme().svg())

    assert len(list(dessin.iter(CHEMIN))) == 2 * len(Diagramme().fleches)


def test_the_table_beside_it_names_what_may_follow_each_state():
    suites = {depart.etat: depart.suivants for depart in Diagramme().departs}

    assert suites[Etat.PRETE_A_SIGNER] == ("signature en suspens", "signée", "abandonnée / sans objet")
    assert suites[Etat.SIGNEE] == ()


def test_a_new_move_would_show(monkeypatch):
    monkeypatch.setitem(PASSAGES, Etat.SIGNEE, frozenset({Etat.SUSPENDUE}))

    assert (Etat.SIGNEE, Etat.SUSPENDUE) in Diagramme().fleches
