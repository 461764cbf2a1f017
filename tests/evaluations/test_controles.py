"""Doubts on an evaluation: a question to the organism, its answer, and what handing over asks for."""

import pytest
from django.urls import reverse

from evaluations import lecture
from evaluations.comparaison import comparer
from evaluations.controles import doutes
from evaluations.cycle import Etat
from evaluations.models import Question

from .. import fabriques
from ..boites import boites, envoyer
from . import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def dreal(client):
    agent = fabriques.agent(au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


@pytest.fixture
def evaluation():
    """An evaluation with one improbable doubt: nothing of A1 is told by département."""
    qui = fabriques.organisme()
    for dep in ("59", "62"):
        fabriques.patrimoine(qui, 1000, dep=dep)
    une = pieces.evaluation(qui, etat=Etat.EN_SAISIE)
    pieces.realise(une, 14, departement="")
    return une


def adresse(nom, evaluation, *args):
    return reverse(f"evaluations:{nom}", args=[evaluation.pk, *args])


def poser(client, evaluation, texte="Pouvez-vous répartir par département ?"):
    (doute,) = doutes(evaluation, pieces.REGARD)
    return envoyer(
        client,
        adresse("poser", evaluation),
        page=adresse("controles", evaluation),
        empreinte=doute.empreinte,
        texte=texte,
    )


def test_the_page_shows_each_doubt_on_its_shelf(client, dreal, evaluation):
    page = client.get(adresse("controles", evaluation)).text

    assert "Improbable" in page
    assert "rien n’est réparti par département" in page


def test_an_evaluation_without_doubt_says_so(client, dreal):
    page = client.get(adresse("controles", pieces.evaluation())).text

    assert "Aucun doute sur les valeurs saisies." in page


def test_a_doubt_becomes_a_question_and_its_answer_closes_it(client, dreal, evaluation):
    poser(client, evaluation)
    question = Question.objects.get()

    noter = adresse("noter_reponse", evaluation, question.pk)
    envoyer(client, noter, page=adresse("controles", evaluation), texte="Tout est dans le Nord.")

    (doute,) = doutes(evaluation, pieces.REGARD)
    assert doute.est_leve
    assert (doute.question.reponse, doute.question.repondue_par) == ("Tout est dans le Nord.", dreal)


def test_a_question_without_words_shows_its_message_and_asks_nothing(client, dreal, evaluation):
    page = poser(client, evaluation, texte="  ").text

    assert "Écrivez la question." in page
    assert not Question.objects.exists()


def test_an_answer_without_words_closes_nothing(client, dreal, evaluation):
    poser(client, evaluation)

    page = client.post(adresse("noter_reponse", evaluation, Question.objects.get().pk), {"texte": ""}).text

    assert "Écrivez la réponse." in page
    assert not Question.objects.get().est_close


def test_a_doubt_that_left_meanwhile_is_not_asked(client, dreal, evaluation):
    page = client.post(adresse("poser", evaluation), {"empreinte": "x", "texte": "Vraiment ?"}, follow=True).text

    assert "Ce doute n’existe plus" in page


def test_asking_twice_asks_once(client, dreal, evaluation):
    adresse_poser = adresse("poser", evaluation)
    ouverte = boites(client.get(adresse("controles", evaluation)), adresse_poser)
    client.post(adresse_poser, ouverte | {"texte": "Pouvez-vous répartir par département ?"})

    page = client.post(adresse_poser, ouverte | {"texte": "Encore une fois ?"}).text

    assert "Encore une fois ?" in page
    assert Question.objects.get().texte == "Pouvez-vous répartir par département ?"


def test_another_value_makes_another_doubt(client, dreal, evaluation):
    poser(client, evaluation)
    pieces.realise(evaluation, 20, debut=2012, departement="")

    (doute,) = doutes(evaluation, pieces.REGARD)
    page = client.get(adresse("controles", evaluation)).text

    assert doute.question is None
    assert "Questions dont les valeurs ont changé depuis" in page


def test_handing_over_with_doubts_needs_a_sentence(client, dreal, evaluation):
    gesture = reverse("evaluations:geste", args=[evaluation.pk, "transmettre"])

    refus = envoyer(client, gesture, motif="").text
    evaluation.refresh_from_db()
    avant = evaluation.etat
    envoyer(client, gesture, motif="L’organisme répondra en novembre.")
    evaluation.refresh_from_db()

    assert "1 doute sans réponse" in refus.replace("\u00a0", " ")
    assert (avant, evaluation.etat) == (Etat.EN_SAISIE, Etat.TRANSMISE)


def test_handing_over_without_doubt_needs_none(client, dreal):
    une = pieces.evaluation(etat=Etat.EN_SAISIE)

    envoyer(client, reverse("evaluations:geste", args=[une.pk, "transmettre"]), motif="")

    une.refresh_from_db()
    assert une.etat == Etat.TRANSMISE


def test_who_may_not_write_sees_doubts_without_a_form(client, evaluation):
    client.force_login(fabriques.agent("ddtm", dep="62", au_retenu=fabriques.JOUR))

    page = client.get(adresse("controles", evaluation))
    refus = client.post(adresse("poser", evaluation), {"empreinte": "x", "texte": "?"})

    assert "Poser la question" not in page.text
    assert refus.status_code == 403


def donner(valeur, siege="59"):
    """An OPH of a thousand dwellings that gave this many in its evaluation."""
    une = pieces.evaluation(fabriques.bailleur(famille="OPH", siege=siege))
    pieces.realise(une, valeur)
    return une


@pytest.mark.parametrize(("siege", "regles"), [("62", ["loin-des-pairs"]), ("13", [])])
def test_peers_are_the_same_family_in_the_same_campaign_and_region(siege, regles):
    for rang in range(9):
        donner(40 + rang, siege)

    assert [d.constat.regle for d in doutes(donner(400), pieces.REGARD)] == regles


@pytest.mark.parametrize(("siege", "combien"), [("62", 5), ("13", 0)])
def test_the_page_of_a_cell_compares_within_the_region(dreal, siege, combien):
    for rang in range(5):
        donner(40 + rang, siege)
    une = donner(400)
    fiche = lecture.fiches(une.convention.generation_id, {"locatif"}, fin=2012)[pieces.indicateur().pk]

    lue = comparer(une, pieces.cle(une), fiche, agent=dreal, au=pieces.REGARD.au)

    assert len(lue.pairs) == combien
