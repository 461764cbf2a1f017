"""The matrix says who pilots each organism, and how far it has answered the latest campaign."""

from datetime import date

import pytest
from lxml import html

from evaluations.models import Attribution, Campagne, Evaluation
from evaluations.remplissage import remplissages
from territoires.models import Service
from tests import fabriques

pytestmark = pytest.mark.django_db


@pytest.fixture
def dreal(client):
    client.force_login(agent := fabriques.agent(au_retenu=fabriques.JOUR))
    return agent


@pytest.fixture
def campagne():
    quand = {"ouverte_le": date(2012, 9, 1), "echeance_le": date(2013, 6, 30)}
    return Campagne.objects.create(
        region=fabriques.region(), generation=fabriques.generation(), debut=2011, fin=2012, **quand
    )


def repondant(campagne, *valeurs, **champs):
    """An organism of the campaign that gave these values: (code, value, …)."""
    qui = fabriques.bailleur(1000, **champs)
    cus = fabriques.convention(qui, signee=date(2011, 6, 1))
    Evaluation.objects.create(convention=cus, debut=campagne.debut, fin=campagne.fin, etat="en_saisie")
    for rang, (code, valeur) in enumerate(valeurs):
        fabriques.realise(cus, valeur, code, saisi_le=fabriques.moment(date(2012, 7, 1 + rang)))
    return qui


def cases(client, adresse="/"):
    """{organism: words of its cell « Données »} of the matrix."""
    page = html.fromstring(client.get(adresse).content.decode())
    lignes = page.xpath("//section[@aria-labelledby='t-matrice']//tbody/tr[th/a]")
    return {" ".join(tr.xpath("string(th)").split()): " ".join(tr.xpath("string(td[last()])").split()) for tr in lignes}


def titres(client, adresse):
    page = html.fromstring(client.get(adresse).content.decode())
    return [" ".join(th.text_content().split()) for th in page.xpath("//tr[@class='cus-groupe']/th")]


def test_each_organism_says_how_many_indicators_it_gave(client, dreal, campagne):
    donne = repondant(campagne, ("A.I", 12), ("A.II", "s.o."), ("D.I", "n.c."))
    muet = fabriques.bailleur(10)

    dites = cases(client)

    demandes = remplissages(campagne, [donne.pk], fabriques.REGARD)[donne.pk].demandes
    assert dites[donne.nom] == f"2 sur {demandes} indicateurs renseignés : grille de {donne.nom}"
    assert dites[muet.nom] == "·pas d’évaluation"


def test_the_column_leads_to_the_campaign_and_the_cell_to_the_grid(client, dreal, campagne):
    repondant(campagne)

    page = client.get("/").content.decode()

    assert f'href="/evaluations/campagnes/{campagne.pk}/">Données 2011-2012</a>' in page or (
        f'{campagne.get_absolute_url()}">Données 2011-2012</a>' in page
    )
    assert f'/evaluations/{Evaluation.objects.get().pk}/grille/"' in page


def test_only_the_latest_version_of_a_cell_counts(campagne):
    qui = repondant(campagne, ("A.I", 12), ("A.I", "n.c."))

    assert remplissages(campagne, [qui.pk], fabriques.REGARD)[qui.pk].donnes == 0
    avant = fabriques.REGARD.__class__(fabriques.JOUR, date(2012, 7, 1), "31")
    assert remplissages(campagne, [qui.pk], avant)[qui.pk].donnes == 1


def test_a_value_out_of_the_period_does_not_answer(campagne):
    qui = repondant(campagne)
    fabriques.realise(qui.instruments.get(), 5, "A.I", annees=2013)

    assert remplissages(campagne, [qui.pk], fabriques.REGARD)[qui.pk].part == 0


def test_without_a_campaign_there_is_no_column(client, dreal):
    fabriques.bailleur(10)

    assert "Données 20" not in client.get("/").content.decode()


def test_organisms_group_by_the_service_that_pilots_them(client, dreal, campagne):
    repondant(campagne)
    fabriques.patrimoine(repondant(campagne), 10, dep="62")
    confie = repondant(campagne)
    autre = Service.objects.create(nom="DDTM confiée", nature="ddtm", departement=fabriques.departement("62"))
    Attribution.objects.create(campagne=campagne, organisme=confie, pilote=autre, pilote_motif="Choix.")

    assert titres(client, "/?grouper=pilote") == [
        "DDTM (Nord) · 1 organisme",
        "DDTM confiée · 1 organisme",
        "DREAL Nord-Pas-de-Calais · 1 organisme",
    ]


def test_a_ddtm_reads_only_its_own(client, campagne):
    client.force_login(fabriques.agent("ddtm", dep="59", au_retenu=fabriques.JOUR))
    nord, calais = repondant(campagne, ("A.I", 12)), repondant(campagne, ("A.I", 12), dep="62")
    type(calais).objects.filter(pk=calais.pk).update(siege=fabriques.departement("62"))

    dites = cases(client)

    assert dites[nord.nom].startswith("1 sur ")
    assert calais.nom not in dites
