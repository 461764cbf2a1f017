"""The bench measures what it says: its invented région sums up as announced, a wrong answer is never « held »."""

import pytest

from bench.nation import AU, CELLULES, PAR_REGION, a1_attendu, ecrire_classeur, lignes
from bench.travaux import Ligne
from cus_tracker.regard import Regard
from pilotage.chiffres import Etude, calculer_un
from pilotage.importation import importer


@pytest.mark.django_db
def test_the_figure_of_an_invented_region_is_the_one_announced(tmp_path, monkeypatch):
    monkeypatch.setattr("bench.nation.PAR_REGION", 2)
    ecrire_classeur(tmp_path / "petit.xlsx", {"31": ["59", "62"]})

    rapport = importer(tmp_path / "petit.xlsx", None)

    assert not rapport.refus
    assert calculer_un(Etude(Regard(AU, None, "31")), "a1.total").valeur == a1_attendu()


def test_a_region_has_the_values_announced():
    assert len(list(lignes("valeurs", {"31": ["59", "62"]}))) == PAR_REGION * CELLULES


def test_a_goal_is_held_within_the_noise_and_never_with_a_wrong_answer():
    tenu, manque, faux = (Ligne("x", *cas) for cas in ((1.1, "s", 1, True), (1.2, "s", 1, True), (0.1, "s", 1, False)))

    assert (tenu.tenu, manque.tenu, faux.tenu) == (True, False, False)
