"""Comparability sheets: readings, levels, years, and the two totals that must not be confused."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from pilotage.chiffres import Etude, calculer_un
from pilotage.comparabilite import DONNEE, TUE, VIDE, Comparabilite
from pilotage.comparabilite_mots import phrases
from tests.fabriques import REGARD, agent, convention, indicateur, objectif, organisme, patrimoine, qualificatif

pytestmark = pytest.mark.django_db
SIGNEE = date(2011, 6, 1)


def signataire(nom, logements=1000, *, dep="59", anru=None, lecture=None):
    """An organism with a signed CUS locatif, its qualifiers given or not."""
    qui = organisme(nom, siege=dep)
    patrimoine(qui, logements, dep=dep)
    cus = convention(qui, signee=SIGNEE)
    for nom_qualificatif, valeur, code in (("anru", anru, "A.I"), ("lecture", lecture, "D.I")):
        if valeur:
            qualificatif(cus, valeur, nom_qualificatif, code)
    return cus


def fiche(code="A.I", retenus=()):
    return Comparabilite(Etude(REGARD), indicateur(code), retenus)


def test_organisms_are_grouped_by_what_they_put_in_a1():
    objectif(signataire("Toit Songé", anru="inclus"), 120)
    objectif(signataire("Foyer Rêvé", anru="non_inclus"), 80)
    signataire("Logis Muet", anru="inclus")

    groupes = {g.code: [r.valeurs for r in g.rangs] for g in fiche().groupes}

    assert groupes == {"inclus": [(Decimal(120),)], "non_inclus": [(Decimal(80),)], "rien": [(None,)]}


def test_the_comparable_total_keeps_the_strict_reading_alone():
    objectif(signataire("Toit Songé", 3000, anru="inclus"), 120)
    objectif(signataire("Foyer Rêvé", 1000), 80)

    vue = fiche()

    assert [r.parc for r in vue.comparables] == [3000]
    assert vue.part_parc(vue.comparables) == Decimal("0.75")


def test_another_reading_can_be_asked_for():
    objectif(signataire("Toit Songé", anru="inclus"), 120)
    objectif(signataire("Foyer Rêvé", 500), 80)

    assert [r.parc for r in fiche(retenus=["inconnu"]).comparables] == [500]


def test_each_counted_year_is_given_or_silent_or_missing():
    cus = signataire("Toit Songé")
    objectif(cus, 10, annees=2011)
    objectif(cus, "n.c.", annees=2012)

    (rang,) = fiche().rangs

    assert [etat for _, etat in rang.annees][:3] == [DONNEE, TUE, VIDE]
    assert not rang.est_entier


def test_a_stock_is_shown_in_its_first_and_last_year_only():
    cus = signataire("Toit Songé", lecture="avis_recueillis")
    for annee in (2011, 2013, 2016):
        objectif(cus, annee - 2000, "D.I", annee, mesure="mis_en_commercialisation")
    objectif(cus, 12, "D.I", mesure="vendus")

    vue = fiche("D.I")

    assert [(g.mesure, g.debut, g.fin) for g in vue.grandeurs] == [
        ("mis_en_commercialisation", 2011, 2011),
        ("mis_en_commercialisation", 2016, 2016),
        ("vendus", 2011, 2016),
    ]
    assert vue.rangs[0].valeurs == (11, 16, 12)


def test_an_indicator_that_does_not_add_up_has_no_total():
    objectif(signataire("Toit Songé"), 60, "F.I", 2011, segment="S1")

    vue = fiche("F.I")

    assert vue.grandeurs == ()
    assert [g.code for g in vue.groupes] == ["segment"]


def test_the_sentences_say_both_totals():
    objectif(signataire("Toit Songé", 3000, anru="inclus"), 120, departement="59")
    objectif(signataire("Foyer Rêvé", 1000), 80)

    dites = phrases(fiche())

    assert dites[0].startswith("A1\u00a0: 1\u00a0organisme (75\u00a0% du parc) comprend la reconstitution")
    assert "plus de 120" not in dites[1]
    assert "120 au lieu de 200" in dites[1].replace("\u00a0", " ")
    assert "aucun ne donne le zonage" in dites[2]


def test_nothing_given_is_said_in_one_sentence():
    signataire("Logis Muet")

    assert phrases(fiche()) == ("A1\u00a0: aucun organisme n’a donné de valeur.",)


def test_the_page_names_only_those_an_agent_may_name(client):
    objectif(signataire("Toit Songé", dep="59"), 120)
    objectif(signataire("Foyer Rêvé", dep="62"), 80)
    client.force_login(agent("ddtm", dep="59"))

    page = client.get(reverse("pilotage:comparabilite", args=["A.I"]), {"au": "2012-10-03", "region": "31"})

    assert "Toit Songé" in page.text
    assert "Foyer Rêvé" not in page.text
    assert "1 autre organisme" in page.text


def test_a_reader_sees_totals_without_a_name(client):
    objectif(signataire("Toit Songé"), 120)
    client.force_login(agent("lecteur"))

    page = client.get(reverse("pilotage:comparabilite", args=["A.I"]), {"au": "2012-10-03"})

    assert page.status_code == 200
    assert "Toit Songé" not in page.text


def test_an_unknown_indicator_is_not_found(client):
    client.force_login(agent())

    assert client.get(reverse("pilotage:comparabilite", args=["Z.IX"])).status_code == 404


def page_de(client, code="A.I", **parametres):
    """The sheet of an indicator in the région of the demonstration, on its day."""
    adresse = reverse("pilotage:comparabilite", args=[code])
    return client.get(adresse, {"au": "2012-10-03", "region": "31", **parametres})


def test_levels_and_readings_are_counted_as_the_figures_count_them():
    objectif(signataire("Toit Songé", anru="inclus"), 120, departement="59")
    objectif(signataire("Foyer Rêvé", anru="non_inclus"), 80, zonage="A")
    signataire("Logis Muet")

    vue = fiche()
    figures = {
        nom: calculer_un(vue.etude, nom).valeur
        for nom in ("a1.niveau.departement", "a1.niveau.aucun", "a1.niveau.zonage", "qualite.a1.anru.inconnu")
    }

    assert figures == {
        "a1.niveau.departement": vue.niveaux["departement"],
        "a1.niveau.aucun": vue.niveaux["aucun"],
        "a1.niveau.zonage": vue.zones,
        "qualite.a1.anru.inconnu": len(vue.lectures["inconnu"]),
    }
    assert set(figures.values()) == {1}


def test_an_organism_that_signed_and_gave_nothing_is_told_apart():
    objectif(signataire("Toit Songé", anru="inclus"), 120)
    signataire("Logis Muet")

    assert "1\u00a0organisme n’a rien donné" in phrases(fiche())[0]


def test_sales_are_not_compared_where_only_the_stock_is_read_in_two_ways():
    for nom, lecture in (("Toit Songé", "avis_recueillis"), ("Foyer Rêvé", "deliberation")):
        cus = signataire(nom, lecture=lecture)
        objectif(cus, 30, "D.I", 2016, mesure="mis_en_commercialisation")
        objectif(cus, 12, "D.I", mesure="vendus")

    assert "30 au lieu de 60" in phrases(fiche("D.I"))[1]
    assert "vendus" not in phrases(fiche("D.I"))[1]


def test_the_sheet_is_handed_over_as_a_file_without_names_that_may_not_be_read(client):
    objectif(signataire("Toit Songé", dep="59"), 120, produit="PLUS")
    objectif(signataire("Foyer Rêvé", dep="62"), 80)
    client.force_login(agent("ddtm", dep="59"))

    lu = page_de(client, format="csv").content.decode("utf-8-sig")

    assert "Toit Songé" in lu
    assert "PLUS" in lu
    assert "Foyer Rêvé" not in lu
    assert "1\u00a0autre organisme" in lu


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_the_other_formats_are_handed_over_too(client, format):
    objectif(signataire("Toit Songé"), 120)
    client.force_login(agent())

    assert page_de(client, format=format)["Content-Disposition"].endswith(f'2012-10-03.{format}"')


def test_silent_organisms_are_asked_by_whoever_may_change_them(client):
    signataire("Toit Songé", anru="inclus")
    muet = signataire("Logis Muet").organisme
    client.force_login(agent())

    page = page_de(client)

    assert "Demander la lecture à 1 organisme" in page.text
    demande = {"organismes": page.context["a_interroger"]["organismes"], "au": "2012-10-03", "region": "31"}
    demande |= {nom: page.context["a_interroger"][nom] for nom in ("objet", "texte")}
    relance = client.get(reverse("conventions:relancer"), demande)
    assert demande["organismes"] == [muet.pk]
    assert "A1\u00a0: lecture retenue" in relance.text
    assert "reconstitution de l’offre ANRU non comprise" in relance.text


@pytest.mark.parametrize("role", ["lecteur", "ddtm"])
def test_nobody_is_offered_a_question_that_would_be_refused(client, role):
    signataire("Logis Muet", dep="62")
    client.force_login(agent(role, dep="59"))

    assert "Demander la lecture" not in page_de(client).text


def test_figures_of_a1_and_d1_lead_to_their_sheet(client):
    objectif(signataire("Toit Songé"), 120)
    client.force_login(agent())

    for chiffre, code in (("a1.total", "A.I"), ("d1.stock.2016", "D.I"), ("qualite.d1.lecture.inconnue", "D.I")):
        page = client.get(reverse("pilotage:chiffre", args=[chiffre]), {"au": "2012-10-03", "region": "31"})
        assert reverse("pilotage:comparabilite", args=[code]) in page.text
