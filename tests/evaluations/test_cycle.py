"""The life of an evaluation: transmettre, valider, renvoyer, rouvrir, each from the right state, with its reason."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from evaluations.cycle import GESTES, Etat
from evaluations.models import Appreciation, Evaluation

from .. import fabriques
from ..boites import envoyer
from . import pieces

pytestmark = pytest.mark.django_db


def faire(client, evaluation, geste, **champs):
    adresse = reverse("evaluations:geste", args=[evaluation.pk, geste])
    return envoyer(client, f"{adresse}?au=2012-10-03", **champs)


@pytest.mark.parametrize(
    ("depuis", "geste", "vers"),
    [(depuis, g.nom, g.vers) for g in GESTES.values() for depuis in g.depuis],
)
def test_a_gesture_leads_from_its_states_and_leaves_a_step(client, dreal, depuis, geste, vers):
    evaluation = pieces.evaluation(etat=depuis)

    faire(client, evaluation, geste, motif="Parce que.")

    evaluation.refresh_from_db()
    etape = evaluation.etapes.get()
    assert (evaluation.etat, etape.etat, etape.par, etape.motif) == (vers, vers, dreal, "Parce que.")


@pytest.mark.parametrize(
    ("depuis", "geste"), [(etat, g.nom) for g in GESTES.values() for etat in Etat if etat not in g.depuis]
)
def test_a_gesture_from_another_state_is_refused_and_changes_nothing(client, dreal, depuis, geste):
    evaluation = pieces.evaluation(etat=depuis)

    page = faire(client, evaluation, geste, motif="Parce que.").content.decode()

    evaluation.refresh_from_db()
    assert evaluation.etat == depuis
    assert "n’est plus possible" in page
    assert not evaluation.etapes.exists()


@pytest.mark.parametrize("geste", ["renvoyer", "rouvrir"])
def test_sending_back_and_reopening_say_why(client, dreal, geste):
    evaluation = pieces.evaluation(etat=GESTES[geste].depuis[0])

    assert "Dites pourquoi." in faire(client, evaluation, geste).content.decode()
    with pytest.raises(ValidationError, match="pourquoi"):
        getattr(evaluation, geste)(par=dreal, motif=" ")


@pytest.mark.parametrize("geste", ["valider", "renvoyer", "rouvrir"])
def test_a_ddtm_hands_over_and_does_not_validate(client, geste):
    evaluation = pieces.evaluation(etat=GESTES[geste].depuis[0])
    client.force_login(fabriques.agent("ddtm"))

    assert client.post(reverse("evaluations:geste", args=[evaluation.pk, geste]), {"motif": "Non."}).status_code == 403


def test_a_validated_evaluation_keeps_its_results_whatever_is_typed_later(client, dreal):
    evaluation = pieces.evaluation(etat=Etat.TRANSMISE)
    pieces.objectif(evaluation, 10, debut=2011, fin=2012)
    valeur = pieces.realise(evaluation, 7)
    Appreciation.objects.create(evaluation=evaluation, indicateur=pieces.indicateur(), jugement="partiel")

    faire(client, evaluation, "valider")
    pieces.realise(evaluation, 99, saisi_le=fabriques.moment(fabriques.date(2030, 1, 1)))

    evaluation.refresh_from_db()
    premier = evaluation.resultats[0]
    assert (premier["code"], premier["jugement"]) == ("A.I", "partiellement atteint")
    assert "7 réalisés pour 10 attendus" in premier["phrases"][0]
    assert valeur.valeur == 7


def test_reopening_leaves_the_results_in_the_history(client, dreal):
    evaluation = pieces.evaluation(etat=Etat.TRANSMISE)
    faire(client, evaluation, "valider")

    faire(client, evaluation, "rouvrir", motif="Une valeur manquait.")

    evaluation.refresh_from_db()
    assert (evaluation.resultats, evaluation.etat) == (None, Etat.EN_SAISIE)
    assert evaluation.history.exclude(resultats=None).exists()


def test_judgements_and_conclusion_are_typed_on_one_page(client, dreal):
    evaluation = pieces.evaluation(etat=Etat.EN_SAISIE)
    pk = pieces.indicateur().pk

    apprecier(client, evaluation, **{f"jugement-{pk}": "atteint", f"commentaire-{pk}": "Bien.", "conclusion": "Tenu."})

    evaluation.refresh_from_db()
    assert evaluation.conclusion == "Tenu."
    assert evaluation.appreciations.get().commentaire == "Bien."


def test_a_judgement_is_taken_away(client, dreal):
    evaluation = pieces.evaluation(etat=Etat.EN_SAISIE)
    une = Appreciation.objects.create(evaluation=evaluation, indicateur=pieces.indicateur(), jugement="atteint")

    apprecier(client, evaluation, **{f"jugement-{une.indicateur_id}": ""})

    assert not evaluation.appreciations.exists()


def test_a_validated_evaluation_is_no_longer_judged(client, dreal):
    evaluation = pieces.evaluation(etat=Etat.VALIDEE)

    assert apprecier(client, evaluation, version="x", conclusion="Tenu.").status_code == 403
    assert Evaluation.objects.get().conclusion == ""


def version_de(client, evaluation):
    page = client.get(reverse("evaluations:detail", args=[evaluation.pk]), {"au": "2012-10-03"})
    return page.context["form"]["version"].value() if page.context else ""


def apprecier(client, evaluation, version=None, **champs):
    adresse = f"{reverse('evaluations:detail', args=[evaluation.pk])}?au=2012-10-03"
    return client.post(adresse, {"version": version or version_de(client, evaluation)} | champs)
