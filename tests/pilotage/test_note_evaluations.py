"""When evaluations fall due, in the words of the generation looked at."""

from datetime import date

import pytest

from conventions.models import Generation
from tests.fabriques import signataire

from .note_lue import lire

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("apres", "au_terme", "dit"),
    [
        ([2, 4], True, "tous les deux ans"),
        ([1, 2, 3], False, "tous les ans"),
        ([3, 6], False, "à trois ans puis à six ans"),
        ([2], False, "à deux ans"),
        ([1], True, "à un an puis au terme de la convention"),
        ([], True, "au terme de la convention"),
    ],
)
def test_evaluations_fall_due_when_the_generation_says_so(apres, au_terme, dit):
    Generation.objects.update(evaluations_apres=apres, evaluation_au_terme=au_terme)

    note = lire()

    assert f"les objectifs associés sont évalués {dit}, à l’aide des indicateurs" in note
    assert f"Le suivi en continu des CUS et leur évaluation {dit} sont assurés par les DDT(M)." in note


def test_a_generation_without_evaluations_promises_no_rhythm():
    Generation.objects.update(evaluations_apres=[], evaluation_au_terme=False)

    note = lire()

    assert "les objectifs associés sont évalués à l’aide des indicateurs" in note
    assert "leur évaluation sont assurés" in note


def test_the_second_generation_is_evaluated_after_three_years_then_six():
    signataire(300, gen="2019-2025", signee=date(2019, 12, 1))

    assert "sont évalués à trois ans puis à six ans, à l’aide" in lire(date(2020, 6, 1), region="32")
