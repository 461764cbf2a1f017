"""The file of an instrument: dates, rows, follow-up; stale saves are refused and everything leaves a trace."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from conventions.models import Instrument, Suivi
from cus_tracker.cycle import Etat

from .. import fabriques
from ..boites import envoyer

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR, first_name="Camille", last_name="Delattre")
    client.force_login(agent)
    return agent


@pytest.fixture
def cus():
    return fabriques.convention(echeance_le=date(2016, 12, 31))


def jalon(cus):
    return cus.jalons.create(nature="association", avec="Lille Métropole")


def avis(cus):
    return cus.avis.create(departement=fabriques.departement("62"), demande_le=date(2012, 9, 1))


def signataire(cus):
    return cus.signataires.create(qualite="prefet", nom="Préfet de région")


def suivi(cus):
    return Suivi.objects.create(instrument=cus, action="Appeler")


def la_convention(cus):
    return Instrument.objects.get(pk=cus.pk)


def un_avenant(cus):
    return Instrument.objects.get(pk=fabriques.avenant(cus, "A1", "perimetre").pk)


# Each form that corrects something: what it corrects, its address, a field that someone else changes meanwhile.
FORMULAIRES = {
    "convention": (la_convention, "modifier", "remise_en_ordre_source", "note du préfet"),
    "avenant": (un_avenant, "modifier", "changement", "Cession de Douai"),
    "suivi": (suivi, "suivre", "blocage", "Recours"),
    "jalon": (jalon, "corriger_jalon", "observation", "Reporté"),
    "avis": (avis, "corriger_avis", "observation", "Relancé"),
    "signataire": (signataire, "corriger_signataire", "nom", "Mme la préfète"),
}


def adresse(quoi, cus, ligne):
    nom = f"conventions:{FORMULAIRES[quoi][1]}"
    if quoi in ("convention", "avenant"):
        return reverse(nom, args=[ligne.pk])
    return reverse(nom, args=[cus.pk] if quoi == "suivi" else [cus.pk, ligne.pk])


def cases(reponse):
    """What the boxes of the page hold, as the browser would send it back."""
    form = reponse.context["form"]
    return {champ.html_name: champ.value() for champ in form if champ.value() not in (None, [])}


@pytest.mark.parametrize("quoi", FORMULAIRES)
def test_a_fresh_save_goes_through_and_leaves_before_after_who_and_why(client, camille, cus, quoi):
    creer, _, champ, texte = FORMULAIRES[quoi]
    ligne = creer(cus)
    url = adresse(quoi, cus, ligne)

    client.post(url, cases(client.get(url)) | {champ: texte, "raison": "Vu au téléphone"})
    historique = reverse("conventions:historique", args=[ligne.pk if quoi == "avenant" else cus.pk])
    page = client.get(historique).content.decode()

    ligne.refresh_from_db()
    assert getattr(ligne, champ) == texte
    assert texte in page
    assert "Camille Delattre" in page
    assert "Vu au téléphone" in page


def test_dates_are_separate_and_typed_in_words(client, camille, cus):
    url = reverse("conventions:modifier", args=[cus.pk])
    saisie = {
        "effet_le": "1er juillet 2011",
        "echeance_le": "31/12/2017",
        "premiere_annee": 2011,
        "derniere_annee": 2017,
    }

    page = client.post(url, cases(client.get(url)) | saisie, follow=True).content.decode().replace("\u00a0", " ")

    cus.refresh_from_db()
    assert (cus.effet_le, cus.echeance_le, cus.annees_comptees) == (date(2011, 7, 1), date(2017, 12, 31), (2011, 2017))
    assert "2011 à 2017" in page


def test_an_end_before_the_effect_is_refused_by_the_form_and_by_the_base(client, camille, cus):
    url = reverse("conventions:modifier", args=[cus.pk])
    saisie = {"effet_le": "1er juillet 2017", "echeance_le": "31/12/2016"}

    page = client.post(url, cases(client.get(url)) | saisie).content.decode()

    assert "L’échéance précède la prise d’effet." in page
    with pytest.raises(IntegrityError), transaction.atomic():
        type(cus).objects.filter(pk=cus.pk).update(effet_le=date(2017, 7, 1))


def test_a_step_may_be_known_by_its_month(client, camille, cus):
    client.post(
        reverse("conventions:ajouter_jalon", args=[cus.pk]), {"nature": "concertation", "avec": "", "le": "mai 2010"}
    )

    assert cus.jalons.get().quand == "mai 2010"
    assert "mai 2010" in client.get(cus.get_absolute_url()).content.decode()


def test_an_opinion_received_has_its_sense(client, camille, cus):
    url = reverse("conventions:ajouter_avis", args=[cus.pk])
    saisie = {"departement": fabriques.departement("62").pk, "demande_le": "1er mars 2011", "recu_le": "21 mars 2011"}

    refus = client.post(url, saisie).content.decode()
    client.post(url, saisie | {"sens": "favorable"})

    assert "Un avis reçu a une date et un sens." in refus
    assert cus.avis.get().sens == "favorable"


def test_the_same_row_is_not_added_twice(client, camille, cus):
    jalon(cus)

    page = client.post(
        reverse("conventions:ajouter_jalon", args=[cus.pk]), {"nature": "association", "avec": "Lille Métropole"}
    ).content.decode()

    assert "Ce jalon est déjà au dossier." in page


def test_a_row_struck_out_stays_in_the_history(client, camille, cus):
    ligne = jalon(cus)

    envoyer(client, reverse("conventions:supprimer_jalon", args=[cus.pk, ligne.pk]), motif="Réunion annulée")

    assert not cus.jalons.exists()
    assert "Réunion annulée" in client.get(reverse("conventions:historique", args=[cus.pk])).content.decode()


def test_what_blocks_and_who_acts_next_are_read_on_the_page(client, camille, cus):
    url = reverse("conventions:suivre", args=[cus.pk])

    client.post(
        url, {"blocage": "Prix à justifier", "action": "Relancer", "responsable": camille.pk, "action_le": "15/10/2012"}
    )

    page = client.get(cus.get_absolute_url()).content.decode()
    assert "Prix à justifier" in page
    assert "Camille Delattre" in page


def test_a_ddtm_keeps_the_file_but_not_the_signatories(client, cus):
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    assert client.get(reverse("conventions:ajouter_avis", args=[cus.pk])).status_code == 200
    assert client.get(reverse("conventions:ajouter_signataire", args=[cus.pk])).status_code == 403
    assert client.get(reverse("conventions:modifier", args=[cus.pk])).status_code == 403
    assert "Ajouter un signataire" not in client.get(cus.get_absolute_url()).content.decode()


def test_the_page_of_a_full_file_costs_the_same_with_many_rows(client, camille, django_assert_max_num_queries):
    cus = fabriques.convention(signee=date(2011, 6, 14))
    for n in range(20):
        avenant = fabriques.avenant(cus, f"A{n}", "autre")
        fabriques.passage(avenant, Etat.DEPOSEE, date(2012, 1, 1), par=camille)
        cus.jalons.create(nature="association", avec=f"EPCI {n}")

    with django_assert_max_num_queries(40):
        client.get(cus.get_absolute_url())
