"""What a région learns from a campaign: rates on those that have both terms, names to who may see them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from evaluations.cycle import Etat
from evaluations.enseignements import Enseignements

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db


def evaluee(nom, fait, prevu, *, siege="59", famille="ESH"):
    qui = fabriques.organisme(nom, siege=siege, famille=famille)
    fabriques.patrimoine(qui, 1000, dep=siege)
    une = pieces.evaluation(qui, etat=Etat.EN_SAISIE)
    for annee in (2011, 2012):
        if fait is not None:
            pieces.realise(une, fait, debut=annee, departement=siege)
        if prevu is not None:
            pieces.objectif(une, prevu, debut=annee, departement=siege)
    return une


def acquis(code="A.I"):
    appris = Enseignements(pieces.campagne(), pieces.REGARD)
    return next((un for un in appris.acquis if un.fiche.code == code), None)


def test_the_rate_is_that_of_organisms_with_both_terms():
    evaluee("Toit Songé", 12, 10)
    evaluee("Foyer Rêvé", 6, 10)
    evaluee("Logis Muet", None, 50)
    evaluee("Abri Pressé", 70, None)

    un = acquis()

    assert (un.realise, un.du, un.part) == (36, 40, Decimal("0.9"))


def test_organisms_are_above_or_below_what_was_due():
    haut, egal, bas = evaluee("Toit Songé", 12, 10), evaluee("Foyer Rêvé", 10, 10), evaluee("Logis Lent", 6, 10)

    un = acquis()

    assert set(un.au_dessus) == {haut.pk, egal.pk}
    assert un.en_dessous == (bas.pk,)


def test_a_result_that_misses_a_year_enters_no_rate_and_is_told():
    evaluee("Toit Songé", 12, 10)
    partiel = evaluee("Foyer Rêvé", None, 10)
    pieces.realise(partiel, 90)

    un = acquis()

    assert (un.realise, un.du, un.incomplets) == (24, 20, (partiel.pk,))


def test_nothing_given_is_nothing_learnt():
    evaluee("Logis Muet", None, 50)

    assert acquis() is None


def test_what_is_filled_is_told_by_departement_and_by_family():
    evaluee("Toit Songé", 12, 10)
    evaluee("Foyer Rêvé", None, 10, siege="62", famille="OPH")

    appris = Enseignements(pieces.campagne(), pieces.REGARD)

    assert [(groupe.nom, bool(groupe.part.donnees)) for groupe in appris.par_departement] == [
        ("Nord", True),
        ("Pas-de-Calais", False),
    ]
    assert len(appris.par_famille) == 2
    assert appris.total.demandees == sum(part.demandees for _, part in appris.par_indicateur)


def test_rates_are_told_by_departement_and_by_family():
    evaluee("Toit Songé", 12, 10)
    evaluee("Foyer Rêvé", 6, 10)
    evaluee("Abri Lointain", 5, 10, siege="62", famille="OPH")
    evaluee("Logis Muet", None, 10, siege="62", famille="COOP")

    appris = Enseignements(pieces.campagne(), pieces.REGARD)

    assert {g.nom: g.taux for g in appris.par_departement} == {
        "Nord": (Decimal("0.9"),),
        "Pas-de-Calais": (Decimal("0.5"),),
    }
    assert [g.taux for g in appris.par_famille if g.nom == "coopérative"] == [(None,)]


def test_totals_are_those_of_the_region_and_names_those_of_the_agent(client):
    evaluee("Toit Songé", 12, 10)
    evaluee("Foyer Rêvé", 6, 10, siege="62")
    client.force_login(fabriques.agent("ddtm", dep="59", au_retenu=fabriques.JOUR))

    page = client.get(reverse("evaluations:enseignements", args=[pieces.campagne().pk])).text

    assert "90\u00a0%" in page
    assert "Toit Songé" in page
    assert "Foyer Rêvé" not in page


def lire(client):
    client.force_login(fabriques.agent())
    return client.get(reverse("evaluations:enseignements", args=[pieces.campagne().pk]), {"au": "2012-10-03"}).text


def test_each_indicator_is_named_and_leads_to_its_grid(client):
    evaluee("Toit Songé", 12, 10)

    page = lire(client)

    assert f"/indicateurs/{pieces.indicateur('A.I').pk}/" in page
    assert "Nombre de logements locatifs" in page


def test_a_campaign_without_evaluation_says_so_once(client):
    page = lire(client)

    assert page.count("Aucune évaluation n’est attendue") == 1
    assert "cases demandées sont remplies" not in page


@pytest.mark.parametrize(("code", "dessous"), [("I.I", True), ("CLF.I", None)])
def test_an_organism_is_below_only_where_less_good_is_known(code, dessous):
    une = evaluee("Toit Songé", 12, 10)
    fabriques.avenant(une.convention, signee=fabriques.JOUR)
    pieces.objectif(une, 800, code, fin=2016, produit="")
    pieces.realise(une, 900, code, produit="")

    un = acquis(code)

    assert un.au_dessus == ()
    assert un.en_dessous == ((une.pk,) if dessous else ())
