"""The pages of evaluations answer, by role, with data and without."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.cycle import Etat

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluation():
    une = pieces.evaluation()
    pieces.objectif(une, 12)
    pieces.realise(une, 14)
    return une


def lire(client, nom, *args, **requete):
    reponse = client.get(reverse(f"evaluations:{nom}", args=args), {"au": "2012-10-03"} | requete)
    assert reponse.status_code == 200, reponse.content[:300]
    return reponse.content.decode()


def test_without_a_campaign_the_list_says_what_to_do(client, dreal):
    assert "Ouvrir une campagne" in lire(client, "list")


def test_imported_evaluations_show_before_any_campaign_and_offer_to_open_it(client, dreal, evaluation):
    page = lire(client, "list")

    assert evaluation.convention.organisme.nom in page
    assert "Ouvrir cette campagne" in page


def test_the_board_counts_what_is_given_and_what_is_late(client, dreal, evaluation):
    page = lire(client, "campagne", pieces.campagne().pk)

    assert "1/6" in page
    assert "1 en retard" in page


def test_the_grid_shows_the_objective_beside_the_value(client, dreal, evaluation):
    page = lire(client, "grille", evaluation.pk)

    assert f'name="{pieces.cle(evaluation).nom}" value="14"' in page
    assert '<td class="cus-an c-verrou">12</td>' in page


def test_the_grid_of_an_indicator_shows_every_organism(client, dreal, evaluation):
    autre = pieces.evaluation()

    page = lire(client, "indicateur", pieces.campagne().pk, pieces.indicateur().pk)

    assert evaluation.convention.organisme.nom in page
    assert autre.convention.organisme.nom in page


def test_the_page_of_a_cell_says_its_definition_objective_and_history(client, dreal, evaluation):
    page = lire(client, "case", evaluation.pk, case=pieces.cle(evaluation).nom)

    assert "A.I PLAI, Nord 2011" in page
    assert "Objectif\u00a0: <strong>12</strong>" in page


def test_the_page_of_an_evaluation_proposes_a_rate(client, dreal, evaluation):
    page = lire(client, "detail", evaluation.pk)

    assert "14 réalisés" in page


def test_a_cost_above_its_objective_is_not_proposed_as_reached(client, dreal, evaluation):
    pieces.objectif(evaluation, 800, "I.I", fin=2016, produit="")
    pieces.realise(evaluation, 900, "I.I", fin=2012, produit="")

    bilan = _bilan(client, evaluation, "I.I")

    assert bilan.propose_en_mots == "non atteint"
    assert bilan.phrases == ["900 réalisés pour 800 attendus au plus, soit 113\u00a0%"]


def test_nothing_is_proposed_where_no_sense_is_established(client, dreal, evaluation):
    pieces.objectif(evaluation, 800, "C.I", fin=2016, departement="", produit="")
    pieces.realise(evaluation, 900, "C.I", departement="", produit="")

    assert _bilan(client, evaluation, "C.I").propose_en_mots == "sens non établi"


def test_each_segment_has_its_rate(client, dreal, evaluation):
    for segment, fait in (("Centre", 600), ("Rives", 800)):
        pieces.objectif(evaluation, 800, "C.I", fin=2016, departement="", produit="", segment=segment)
        pieces.realise(evaluation, fait, "C.I", departement="", produit="", segment=segment)

    assert _bilan(client, evaluation, "C.I").phrases == [
        "segment\u00a0Centre\u00a0: 600 réalisés pour 800 attendus, soit 75\u00a0%",
        "segment\u00a0Rives\u00a0: 800 réalisés pour 800 attendus, soit 100\u00a0%",
    ]


def _bilan(client, evaluation, code):
    page = client.get(reverse("evaluations:detail", args=[evaluation.pk]), {"au": "2012-10-03"})
    return next(bilan for bilan in page.context["bilans"] if bilan.fiche.code == code)


def test_the_pdf_is_a_pdf(client, dreal, evaluation):
    reponse = client.get(reverse("evaluations:pdf", args=[evaluation.pk]), {"au": "2012-10-03"})

    assert reponse.content.startswith(b"%PDF")


@pytest.mark.parametrize("geste", ["transmettre", "valider", "renvoyer", "rouvrir"])
def test_each_gesture_asks_once_more(client, dreal, geste):
    evaluation = pieces.evaluation(etat=Etat.TRANSMISE)

    assert "Revenir à l’évaluation" in lire(client, "geste", evaluation.pk, geste)


def test_readers_see_no_name(client, evaluation):
    client.force_login(fabriques.agent("lecteur"))

    assert client.get(reverse("evaluations:list"), {"au": "2012-10-03"}).status_code == 403
    assert client.get(reverse("evaluations:grille", args=[evaluation.pk]), {"au": "2012-10-03"}).status_code == 404


def test_a_doubtful_value_sent_without_script_is_named_with_its_reason(client, dreal, evaluation):
    adresse = reverse("evaluations:grille", args=[evaluation.pk], query={"au": "2012-10-03"})

    page = client.post(adresse, {pieces.cle(evaluation, debut=2012).nom: "-3", "versions": ""}).content.decode()

    rapport = page[page.index('id="t-rapport"') : page.index("</section>", page.index('id="t-rapport"'))]
    assert "1\u00a0douteuse." in rapport
    assert (
        "A.I PLAI, Nord 2012</a>\u00a0: <code>−3</code> enregistré, mais douteux. −3 est négatif\u00a0: aucun"
        in rapport
    )


def test_rows_of_foyers_brought_by_an_avenant_name_them_in_their_title(client, dreal):
    evaluation = pieces.evaluation()
    fabriques.avenant(evaluation.convention, signee=date(2012, 1, 10))

    page = lire(client, "grille", evaluation.pk)

    assert "Développement de l’offre, logements-foyers</th>" in page
    assert page.count("Développement de l’offre</th>") == 1


def test_the_thread_of_a_cell_is_begun_before_it_is_answered(client, dreal, evaluation):
    case = pieces.cle(evaluation).nom

    assert "Écrire un message" in lire(client, "case", evaluation.pk, case=case)
    adresse = reverse("evaluations:repondre", args=[evaluation.pk], query={"au": "2012-10-03"})
    client.post(adresse, {"case": case, "texte": "À vérifier."})
    suite = lire(client, "case", evaluation.pk, case=case)
    assert "Répondre" in suite
    assert "Écrire un message" not in suite
