"""The judgements typed on an evaluation: recorded all together, or none is and the page gives everything back."""

import pytest
from django.urls import reverse

from evaluations.cycle import Etat
from evaluations.models import Appreciation

from .. import fabriques
from ..boites import boites, envoyer
from . import pieces

pytestmark = pytest.mark.django_db
LONG = "x" * 4001
SANS_JUGEMENT = "Un commentaire accompagne un jugement"


@pytest.fixture
def evaluation():
    return pieces.evaluation(etat=Etat.EN_SAISIE)


def typees(jugement, commentaire, code="A.I"):
    pk = pieces.indicateur(code).pk
    return {f"jugement-{pk}": jugement, f"commentaire-{pk}": commentaire}


def adresse(evaluation):
    return f"{reverse('evaluations:detail', args=[evaluation.pk])}?au={fabriques.JOUR}"


@pytest.mark.parametrize(
    ("jugement", "commentaire", "phrase"),
    [("", "À revoir.", SANS_JUGEMENT), ("atteint", LONG, "4000"), ("", LONG, "4000")],
    ids=["no judgement", "too long", "both"],
)
def test_a_judgement_that_cannot_be_recorded_loses_nothing_typed(
    client, dreal, evaluation, jugement, commentaire, phrase
):
    saisie = typees(jugement, commentaire) | typees("partiel", "Presque.", "B.I") | {"conclusion": "Tenu."}

    page = envoyer(client, adresse(evaluation), **saisie)

    rendues = {nom: valeurs[0] for nom, valeurs in boites(page).items()}
    assert saisie.items() <= rendues.items()
    assert page.text.count(phrase) == 2, "in the line of the indicator, and above the form"
    assert "Appréciation enregistrée." not in page.text
    assert not Appreciation.objects.exists()
    evaluation.refresh_from_db()
    assert evaluation.conclusion == ""


def test_a_judgement_is_not_taken_away_from_under_its_comment(client, dreal, evaluation):
    envoyer(client, adresse(evaluation), **typees("atteint", "Bien."))

    page = envoyer(client, adresse(evaluation), **typees("", "Bien."))

    assert SANS_JUGEMENT in page.text
    assert Appreciation.objects.get().jugement == "atteint"


def test_what_was_refused_is_recorded_once_corrected(client, dreal, evaluation):
    page = envoyer(client, adresse(evaluation), **typees("", "À revoir."))

    client.post(adresse(evaluation), boites(page) | typees("non_atteint", "À revoir."))

    une = Appreciation.objects.get()
    assert (une.jugement, une.commentaire) == ("non_atteint", "À revoir.")
