"""What is missing is the same for the board, the grid, the letter and the workbook."""

import pytest

from evaluations.cycle import Etat
from evaluations.echange.envoi import AILLEURS, CASES, feuille_de, manquantes, onglets
from evaluations.echange.manques import manques
from evaluations.models import Evaluation
from evaluations.tableau import Tableau

from . import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluation():
    """One cell of A.I given, another said not known; A.II given as one total over both years."""
    une = pieces.evaluation(etat=Etat.EN_SAISIE)
    pieces.realise(une, 14)
    pieces.realise(une, "n.c.", debut=2012)
    pieces.realise(une, 40, "A.II", debut=2011, fin=2012, produit="")
    return une


def test_the_board_the_grid_and_the_letter_miss_the_same_cells(evaluation):
    feuille = feuille_de(evaluation, pieces.REGARD)
    evaluations = Evaluation.objects.select_related("convention__organisme__siege")
    (ligne,) = Tableau(pieces.campagne(), evaluations, pieces.REGARD).lignes

    assert feuille.avancement == (ligne.total.donnees, ligne.total.demandees)
    manquent = ligne.total.demandees - ligne.total.donnees
    assert len(manquantes(feuille)) == sum(ligne.cases for ligne in manques(feuille)) == manquent


def test_what_a_total_covers_is_not_asked_again_and_what_is_not_known_is(evaluation):
    absentes = [(fiche.code, cle) for fiche, cle in manquantes(feuille_de(evaluation, pieces.REGARD))]

    assert "A.II" not in {code for code, _ in absentes}
    assert ("A.I", pieces.cle(evaluation, debut=2012)) in absentes


def test_the_workbook_says_what_is_given_otherwise(evaluation):
    valeurs = next(onglet for onglet in onglets(evaluation, pieces.REGARD) if onglet.nom == CASES)

    dites = [(ligne[0], ligne[valeurs.entetes.index("Valeur connue")]) for ligne in valeurs.lignes]
    assert {mot for code, mot in dites if code == "A.II"} == {"40", AILLEURS}
    assert [mot for code, mot in dites if code == "A.I" and mot] == ["14", "n.c."]
