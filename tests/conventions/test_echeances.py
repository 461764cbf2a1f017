"""What falls due, and what became of rents, at a date."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from conventions.echeances import echeances
from conventions.evaluations_dues import dues as dues_pour
from conventions.models import Convention, Instrument, Suivi
from conventions.models.instrument import remise_en_ordre_effective
from conventions.remises import remises
from cus_tracker.cycle import Etat
from cus_tracker.durees import ajouter_des_annees
from cus_tracker.regard import Regard
from evaluations.models import Evaluation
from pilotage.chiffres.etude import Etude

from .. import fabriques

pytestmark = pytest.mark.django_db
URL = reverse("conventions:echeances")


def dues(jour=fabriques.JOUR):
    regard = Regard(jour, None, "31")
    return [(e.nature, e.le) for e in echeances(Instrument.objects.all(), regard)]


def test_evaluations_follow_the_signature_by_the_years_of_the_generation_then_the_end():
    fabriques.convention(signee=date(2011, 6, 28), echeance_le=date(2016, 12, 31))

    assert dues() == [
        ("evaluation", date(2013, 6, 28)),
        ("evaluation", date(2015, 6, 28)),
        ("echeance", date(2016, 12, 31)),
        ("evaluation", date(2016, 12, 31)),
    ]


def test_the_second_generation_is_evaluated_at_three_and_six_years():
    fabriques.convention(gen="2019-2025", signee=date(2019, 12, 31))

    assert dues(date(2020, 1, 1)) == [("evaluation", date(2022, 12, 31)), ("evaluation", date(2025, 12, 31))]


def evaluees(etats, *, signee=date(2011, 6, 28)):
    """The evaluations still due of a CUS signed on a day, its periods being in these states."""
    cus = fabriques.convention(signee=signee, echeance_le=date(2016, 12, 31))
    for (debut, fin), etat in etats.items():
        cus.evaluations.create(debut=debut, fin=fin, etat=etat)
    restantes = echeances(Instrument.objects.all(), Regard(date(2016, 1, 1), None, "31"))
    return [(e.le.year, e.detail) for e in restantes if e.nature == "evaluation"]


def test_an_evaluation_done_takes_away_the_due_date_that_its_period_answers():
    faites = {(2011, 2012): "validee", (2013, 2014): "transmise"}

    assert evaluees(faites) == [(2016, "troisième")]


def test_a_late_evaluation_shows_even_when_the_next_one_is_done():
    assert evaluees({(2011, 2012): "en_saisie", (2013, 2014): "validee"}) == [
        (2013, "première (2011-2012 en saisie)"),
        (2016, "troisième"),
    ]


def test_an_evaluation_that_nobody_opened_is_due_even_when_the_next_one_is_done():
    assert [annee for annee, _ in evaluees({(2013, 2014): "validee"})] == [2013, 2016]


def test_a_due_date_waits_for_all_the_periods_that_answer_it():
    assert (2013, "première (2012 à venir)") in evaluees({(2011, 2011): "validee", (2012, 2012): "a_venir"})


@pytest.mark.parametrize(
    ("signee", "periode", "repondues"),
    [
        (date(2010, 12, 20), (2011, 2012), [1]),
        (date(2011, 6, 28), (2011, 2012), [1]),
        (date(2011, 6, 28), (2015, 2016), [3]),
        (date(2012, 6, 28), (2013, 2014), [2]),
        (date(2012, 10, 1), (2015, 2016), [2, 3]),
        (date(2011, 6, 28), (2017, 2018), []),
    ],
)
def test_a_period_answers_the_day_of_its_last_half_year_or_the_next(signee, periode, repondues):
    jours = [ajouter_des_annees(signee, 2), ajouter_des_annees(signee, 4), date(2016, 12, 31)]

    attendues = dues_pour(jours, [Evaluation(debut=periode[0], fin=periode[1])])

    assert [due.rang for due in attendues if due.evaluations] == repondues


def test_an_unsigned_file_owes_its_draft_and_its_signature():
    cus = fabriques.convention()

    assert dues() == [("depot", date(2010, 6, 30)), ("signature", date(2011, 6, 30))]
    fabriques.passage(cus, Etat.DEPOSEE, date(2010, 6, 24))
    assert dues() == [("signature", date(2011, 6, 30))]


def test_an_abandoned_file_owes_nothing():
    fabriques.passage(fabriques.convention(), Etat.ABANDONNEE, date(2011, 1, 1))

    assert dues() == []


def test_what_an_override_says_is_not_expected_is_not_late(client):
    client.force_login(fabriques.agent("dreal", au_retenu=fabriques.JOUR))
    coop = fabriques.organisme(famille="COOP")
    fabriques.patrimoine(coop, 0)
    fabriques.passage(cus := fabriques.convention(coop, "accession"), Etat.NEGOCIATION, date(2011, 9, 1))
    assert dues() == [("signature", date(2011, 11, 17))]
    assert client.get(f"{URL}?horizon=retard").context["nombre"] == 1

    fabriques.attente(coop, attendu=False, debut=date(2012, 1, 1))

    assert (dues(), dues(date(2011, 12, 31))) == ([], [("signature", date(2011, 11, 17))])
    assert client.get(f"{URL}?horizon=retard").context["nombre"] == 0
    assert client.get(cus.get_absolute_url()).context["fiche"].echeances == []


def test_an_organism_out_of_the_law_is_late_of_nothing():
    cus = fabriques.convention()
    fabriques.patrimoine(cus.organisme, 1000)
    fabriques.exclure(cus.organisme, "hors-cus")

    assert dues() == []


def test_opinions_due_and_not_received_and_actions_noted_are_due():
    cus = fabriques.convention(dispositif="foyers")
    cus.avis.create(departement=fabriques.departement("62"), attendu_le=date(2012, 11, 1))
    cus.avis.create(
        departement=fabriques.departement("80"),
        attendu_le=date(2012, 9, 1),
        recu_le=date(2012, 8, 1),
        sens="favorable",
    )
    Suivi.objects.create(instrument=cus, action="Relancer", action_le=date(2012, 10, 15))

    assert dues() == [("action", date(2012, 10, 15)), ("avis", date(2012, 11, 1))]


def test_the_page_counts_what_is_late_and_names_expected_files(client):
    client.force_login(fabriques.agent("dreal", au_retenu=fabriques.JOUR))
    fabriques.bailleur(1000)

    page = client.get(URL).content.decode().replace("\u00a0", " ")

    assert "2 échéances" in page
    assert "2 en retard" in page
    assert "(sans dossier)" in page


@pytest.mark.parametrize(("filtre", "nombre"), [("nature=depot", 1), ("horizon=retard", 2), ("departement=62", 0)])
def test_the_page_is_narrowed(client, filtre, nombre):
    client.force_login(fabriques.agent("dreal", au_retenu=fabriques.JOUR))
    fabriques.bailleur(1000)

    assert client.get(f"{URL}?{filtre}").context["nombre"] == nombre


@pytest.mark.parametrize("format", ["xlsx", "ods", "csv"])
def test_every_row_is_exported(client, format):
    client.force_login(fabriques.agent("dreal", au_retenu=fabriques.JOUR))
    fabriques.bailleur(1000)

    reponse = client.get(f"{URL}?format={format}")

    assert f'filename="echeances-au-2012-10-03.{format}"' in reponse["Content-Disposition"]


def test_rents_to_be_put_in_order_later_are_not_in_order_before_that_day():
    cus = fabriques.convention(signee=date(2011, 6, 1), remise_en_ordre="oui", remise_en_ordre_le=date(2014, 1, 1))
    jours = {date(2012, 10, 3): ("non", None), date(2014, 1, 1): ("oui", date(2014, 1, 1))}

    for jour, attendue in jours.items():
        (ligne,), _ = remises(Convention.objects.all(), fabriques.REGARD.au_jour(jour))
        assert (ligne.valeur, ligne.le) == attendue
        effectives = Convention.objects.filter(remise_en_ordre_effective(fabriques.REGARD.au_jour(jour)))
        assert effectives.filter(pk=cus.pk).exists() == (attendue[0] == "oui")
        etude = Etude(fabriques.REGARD.au_jour(jour), cus.generation)
        assert (cus.pk in etude.remises_en_ordre) == (attendue[0] == "oui")


def test_rents_are_put_in_order_at_signature_or_by_the_avenant_that_carried_it():
    signee = {"signee": date(2011, 6, 1)}
    fabriques.convention(remise_en_ordre="oui", **signee)
    portee = fabriques.convention(remise_en_ordre="non", **signee)
    avenant = fabriques.avenant(portee, "A1", "remise-en-ordre", signee=date(2012, 2, 1))
    fabriques.convention(**signee)
    fabriques.convention(remise_en_ordre="oui")
    fabriques.convention(dispositif="accession", **signee)

    lignes, comptes = remises(Convention.objects.all(), fabriques.REGARD)
    avant, _ = remises(Convention.objects.all(), fabriques.REGARD.au_jour(date(2012, 1, 31)))

    assert [(valeur, nombre) for valeur, _, nombre in comptes] == [("oui", 2), ("non", 0), ("inconnu", 1)]
    assert [ligne.avenant.pk for ligne in lignes if ligne.avenant] == [avenant.pk]
    assert sorted(ligne.valeur for ligne in avant) == ["inconnu", "non", "oui"]


def test_the_file_says_what_was_looked_at(client):
    client.force_login(fabriques.agent("dreal", au_retenu=fabriques.JOUR))
    fabriques.bailleur(1000)

    classeur = load_workbook(BytesIO(client.get(f"{URL}?format=xlsx&horizon=retard&nature=depot").content))

    filtres = [valeur for quoi, valeur in classeur["Conditions"].values if quoi == "Filtre"]
    assert filtres == ["Quoi : dépôt du projet", "Quand : en retard"]
