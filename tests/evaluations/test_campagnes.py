"""Campaigns: opening one, who is expected, the board, the pilot and the delay of each organism."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from evaluations.acces import ouvertes_a
from evaluations.models import Attribution, Campagne, Evaluation
from evaluations.ouverture import ouvrir
from evaluations.tableau import Tableau
from territoires.models import Service

from .. import fabriques
from ..boites import envoyer
from . import pieces

pytestmark = pytest.mark.django_db


def signee(le=date(2011, 6, 30), **champs):
    qui = fabriques.organisme(**champs)
    fabriques.patrimoine(qui)
    return fabriques.convention(qui, signee=le)


def test_opening_creates_the_evaluation_of_every_convention_signed_on_the_day(dreal):
    attendue = signee()
    signee(date(2012, 12, 1))
    signee(siege="13")
    fabriques.convention()

    assert ouvrir(pieces.campagne(), pieces.REGARD, par=dreal) == 1
    evaluation = Evaluation.objects.get()
    assert (evaluation.convention_id, evaluation.etat) == (attendue.pk, "a_venir")
    assert evaluation.etapes.get().par == dreal


def test_opening_keeps_what_an_import_brought(dreal):
    evaluation = pieces.evaluation(etat="transmise")

    assert ouvrir(pieces.campagne(), pieces.REGARD, par=dreal) == 0
    assert Evaluation.objects.get() == evaluation


def test_a_campaign_is_opened_from_its_form_with_days_in_words(client, dreal):
    signee()

    reponse = client.post(
        f"{reverse('evaluations:ouvrir')}?au=2012-10-03",
        {
            "generation": fabriques.generation().pk,
            "debut": 2011,
            "fin": 2012,
            "ouverte_le": "2 avril 2012",
            "echeance_le": "30/09/2012",
            "version": "",
        },
        follow=True,
    )

    assert Campagne.objects.get().echeance_le == date(2012, 9, 30)
    assert Evaluation.objects.count() == 1
    assert "1\u00a0évaluation attendue" in reponse.content.decode()


@pytest.mark.parametrize(
    ("champs", "message"),
    [
        ({"debut": 2009, "fin": 2010}, "compte les années 2011 à 2016"),
        ({"debut": 2012, "fin": 2011}, "précède la première"),
        ({"echeance_le": "1er mars 2012"}, "précède l’ouverture"),
    ],
)
def test_a_campaign_that_makes_no_sense_is_refused_in_words(client, dreal, champs, message):
    saisie = {"generation": fabriques.generation().pk, "debut": 2011, "fin": 2012}
    saisie |= {"ouverte_le": "2 avril 2012", "echeance_le": "30/09/2012", "version": ""} | champs

    page = client.post(f"{reverse('evaluations:ouvrir')}?au=2012-10-03", saisie).content.decode()

    assert message in page
    assert not Campagne.objects.exists()


def test_the_same_campaign_is_not_opened_twice(client, dreal):
    pieces.campagne()
    saisie = {"generation": fabriques.generation().pk, "debut": 2011, "fin": 2012, "version": ""}

    page = client.post(
        f"{reverse('evaluations:ouvrir')}?au=2012-10-03", saisie | {"ouverte_le": "2/4/2012", "echeance_le": "1/9/2012"}
    ).content.decode()

    assert "déjà ouverte" in page


def test_the_pilot_and_the_delay_are_changed_with_a_reason(client, dreal):
    evaluation = pieces.evaluation()
    service = Service.objects.create(nature="ddtm", nom="DDTM 62", departement=fabriques.departement("62"))
    campagne = pieces.campagne()
    adresse = reverse("evaluations:attribuer", args=[campagne.pk, evaluation.convention.organisme_id])

    refusee = client.post(f"{adresse}?au=2012-10-03", {"pilote": service.pk, "echeance_le": "1/12/2012"})
    assert "dit pourquoi" in refusee.content.decode()

    saisie = {"pilote": service.pk, "pilote_motif": "Dossier connu.", "echeance_le": "1/12/2012"}
    client.post(f"{adresse}?au=2012-10-03", saisie | {"echeance_motif": "Fusion en cours."})
    ligne = tableau(campagne, date(2012, 10, 3)).lignes[0]
    assert (ligne.pilote.nom, ligne.pilote.motif) == ("DDTM 62", "Dossier connu.")
    assert (ligne.pilote.echeance, ligne.retard) == (date(2012, 12, 1), 0)


CHANGEMENTS = [
    ("to the default", {"pilote": None}),
    ("to another pilot", {"pilote": "DDTM 59"}),
    ("of the delay", {"echeance_le": "2/12/2012"}),
    ("of the delay taken away", {"echeance_le": ""}),
]


@pytest.mark.parametrize("repete", [True, False], ids=["old reason", "no reason"])
@pytest.mark.parametrize("change", [c for _, c in CHANGEMENTS], ids=[nom for nom, _ in CHANGEMENTS])
def test_each_change_of_pilot_or_of_delay_says_why_anew(client, dreal, change, repete):
    evaluation, campagne = pieces.evaluation(), pieces.campagne()
    services = {nom: Service.objects.create(nature="ddtm", nom=nom, departement=dep) for nom, dep in deux_ddtm()}
    adresse = (
        f"{reverse('evaluations:attribuer', args=[campagne.pk, evaluation.convention.organisme_id])}?au=2012-10-03"
    )
    motifs = {"pilote_motif": "Dossier connu.", "echeance_motif": "Fusion en cours."}
    envoyer(client, adresse, pilote=services["DDTM 62"].pk, echeance_le="1/12/2012", **motifs)
    avant = Attribution.objects.values().get()
    saisie = {nom: getattr(services.get(valeur), "pk", valeur or "") for nom, valeur in change.items()}
    motif = "pilote_motif" if "pilote" in change else "echeance_motif"

    refus = envoyer(client, adresse, **saisie, **({} if repete else {motif: ""}))

    assert "dit pourquoi" in refus.text
    assert ("celui d’avant" in refus.text) == repete
    assert Attribution.objects.values().get() == avant
    envoyer(client, adresse, **saisie, **{motif: "Autre raison."})
    assert Attribution.objects.values().get()[motif] == "Autre raison."


def deux_ddtm():
    return [(f"DDTM {code}", fabriques.departement(code)) for code in ("59", "62")]


def test_the_base_refuses_a_change_without_a_reason():
    evaluation = pieces.evaluation()

    with pytest.raises(IntegrityError):
        Attribution.objects.create(
            campagne=pieces.campagne(), organisme=evaluation.convention.organisme, echeance_le=date(2012, 12, 1)
        )


def tableau(campagne, au):
    evaluations = ouvertes_a(fabriques.agent()).de(campagne)
    return Tableau(campagne, evaluations, pieces.REGARD.au_jour(au))


def test_lateness_runs_from_the_day_due_until_the_evaluation_is_handed_over():
    evaluation = pieces.evaluation(etat="en_saisie")
    campagne = pieces.campagne(echeance_le=date(2012, 9, 1))

    assert tableau(campagne, date(2012, 9, 1)).lignes[0].retard == 0
    assert tableau(campagne, date(2012, 9, 11)).lignes[0].retard == 10

    evaluation.transmettre(par=fabriques.agent())
    assert tableau(campagne, date(2012, 9, 11)).lignes[0].retard == 0


def part(evaluation, code="A.I"):
    volet = tableau(pieces.campagne(), date(2012, 10, 3)).volets[0]
    return volet.lignes[0].parts[[f.code for f in volet.fiches].index(code)]


def test_a_total_without_product_covers_the_cells_of_its_products():
    evaluation = pieces.evaluation()
    pieces.realise(evaluation, 40, debut=2011, fin=2012, produit="")

    une = part(evaluation)
    assert (une.donnees, une.demandees, une.classe) == (6, 6, "c4")


def test_nothing_known_is_not_counted_and_without_object_is():
    evaluation = pieces.evaluation()
    pieces.realise(evaluation, "n.c.")
    pieces.realise(evaluation, "s.o.", produit="PLUS")
    pieces.realise(evaluation, 0, produit="PLS")

    une = part(evaluation)
    assert (une.donnees, une.demandees, une.classe) == (2, 6, "c2")


def test_foyers_brought_by_a_signed_avenant_have_their_own_table():
    evaluation = pieces.evaluation()
    pieces.evaluation()
    fabriques.avenant(evaluation.convention, signee=date(2012, 1, 10))

    volets = {v.titre: v for v in tableau(pieces.campagne(), date(2012, 10, 3)).volets}

    assert [len(v.lignes) for v in volets.values()] == [2, 1]
    assert {f.code for f in volets["logements-foyers"].fiches} >= {"ALF.I", "GLF.I"}
    assert "ALF.I" not in {f.code for f in volets["logements locatifs"].fiches}


def test_the_board_asks_the_base_as_much_for_many_organisms_as_for_one(django_assert_max_num_queries):
    for _ in range(4):
        pieces.evaluation()
    campagne, agent = pieces.campagne(), fabriques.agent()

    with django_assert_max_num_queries(8):
        lu = Tableau(campagne, ouvertes_a(agent).de(campagne), pieces.REGARD)
        assert len(lu.volets[0].lignes) == 4
