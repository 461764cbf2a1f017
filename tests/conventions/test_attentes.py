"""What is expected, what is late, what an override changed, and of whom nothing is known."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from cus_tracker.cycle import Etat
from tests.fabriques import agent, attente, avenant, convention, exclure, organisme, passage, patrimoine

pytestmark = pytest.mark.django_db
ADRESSE = "/conventions/attentes/"


def retards(client, qui=None, **parametres):
    client.force_login(qui or agent("dreal"))
    return client.get(ADRESSE, {"au": "2012-10-03", **parametres}).context["retards"]


def mots(attendus):
    return [(a.organisme.nom, a.code, a.retard) for a in attendus]


def test_what_is_not_signed_after_its_deadline_is_late(client):
    patrimoine(organisme("Coop"), 0)
    patrimoine(toit := organisme("Toit"), 10)
    passage(convention(toit), Etat.SUSPENDUE, date(2011, 5, 1))

    assert mots(retards(client).en_retard) == [("Toit", "locatif", 461), ("Coop", "accession", 321)]
    assert retards(client, au="2011-06-30").en_retard == []


def test_what_no_text_dates_waits_without_being_late(client):
    patrimoine(foyer := organisme("Foyer"), 0, logements_foyers=50)
    convention(foyer, "foyers")

    lus = retards(client)

    assert lus.en_retard == []
    assert mots(lus.a_venir) == [("Foyer", "foyers", 0)]


@pytest.mark.parametrize("etat", [Etat.SIGNEE, Etat.ABANDONNEE])
def test_what_is_signed_or_abandoned_stays_expected_and_is_not_late(client, etat):
    patrimoine(toit := organisme("Toit"), 10)
    passage(convention(toit), etat, date(2012, 1, 1))

    lus = retards(client)

    assert (len(lus.attendus), lus.clos, lus.en_retard, lus.a_venir) == (1, 1, [], [])


def test_the_figure_that_calls_for_an_instrument_is_told(client):
    patrimoine(toit := organisme("Toit"), 3946, logements_foyers=75)
    avenant(convention(toit))

    assert [a.pourquoi for a in retards(client).attendus] == ["3\u00a0946\u00a0logements", "75\u00a0logements-foyers"]


@pytest.mark.parametrize(
    ("famille", "logements_foyers", "pourquoi"),
    [
        ("COOP", 0, "coopérative sans parc locatif : relève de l’accession"),
        ("AUTRE", 0, "organisme sans parc locatif : relève de l’accession"),
        ("ESH", 1, "1\u00a0logement-foyer, sans parc locatif"),
    ],
)
def test_what_the_activity_calls_for_is_told_by_it_and_not_by_an_absence(client, famille, logements_foyers, pourquoi):
    patrimoine(organisme("Toit", famille=famille), 0, logements_foyers=logements_foyers)

    assert [a.pourquoi for a in retards(client).attendus] == [pourquoi]


def test_an_override_adds_with_its_reason_and_takes_away(client):
    patrimoine(toit := organisme("Toit"), 10)
    attente(toit, "accession", motif="Activité d’accession.")
    attente(toit, "locatif", attendu=False, motif="Parc en cours de cession.")

    lus = retards(client)

    assert [(a.code, a.pourquoi) for a in lus.attendus] == [("accession", "attente corrigée : Activité d’accession.")]
    assert lus.pourquoi_pas(toit.pk, "locatif") == "attente corrigée : Parc en cours de cession."
    assert len(lus.corriges) == 2


def test_organisms_of_unknown_stock_are_listed_and_those_out_of_the_law_are_not(client):
    inconnu = organisme("Inconnu")
    patrimoine(mines := organisme("Mines"), 60_000)
    exclure(mines)

    lus = retards(client)

    assert [o.nom for o in lus.inconnus] == ["Inconnu"]
    assert lus.attendus == []
    assert lus.pourquoi_pas(inconnu.pk, "locatif") == "patrimoine inconnu"
    assert lus.pourquoi_pas(mines.pk, "locatif") == "non attendu : hors CUS"


def test_an_agent_reads_only_what_it_may_see(client):
    patrimoine(organisme("Toit", siege="62"), 10, dep="62")

    assert retards(client, agent("ddtm", dep="59")).attendus == []
    client.force_login(agent("lecteur"))
    assert client.get(ADRESSE, {"au": "2012-10-03"}).status_code == 403


def test_before_any_generation_the_page_says_so(client):
    client.force_login(agent("dreal"))

    assert "Aucune génération" in client.get(ADRESSE, {"au": "2009-01-01"}).content.decode()


def test_the_list_is_handed_over_as_a_file(client):
    patrimoine(organisme("Toit"), 10)
    client.force_login(agent("dreal"))

    contenu = client.get(ADRESSE, {"au": "2012-10-03", "format": "xlsx"}).content

    classeur = load_workbook(BytesIO(contenu))
    entetes, ligne = classeur.worksheets[0].values
    assert ("Filtre", "Génération : 2011-2016") in classeur["Conditions"].values
    lu = dict(zip(entetes, ligne, strict=True))
    assert (lu["organisme"], lu["état"], lu["jours de retard"]) == ("Toit", "attendue", 461)
