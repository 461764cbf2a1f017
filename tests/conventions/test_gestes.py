"""The gestures of an instrument: end to end, refused states, rights, and nothing typed lost."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from conventions.fiche import Fiche
from conventions.gestes import GESTES
from conventions.models import Passage
from cus_tracker.cycle import Etat
from cus_tracker.regard import Regard, aujourd_hui

from .. import fabriques
from ..boites import envoyer

pytestmark = pytest.mark.django_db
JOUR = date(2011, 6, 28)
MENANT = [mot for mot, geste in GESTES.items() if geste.etat]
DE_LA_DREAL = ["proposer", "suspendre", "reprendre", "signer", "abandonner"]
DES_DEUX = ["elaborer", "deposer", "negocier", "demander_avis"]


@pytest.fixture
def cus():
    return fabriques.convention()


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


def adresse(mot, instrument, *autres):
    return reverse(f"conventions:{mot}", args=[instrument.pk, *autres])


@pytest.mark.parametrize("mot", MENANT)
def test_a_gesture_goes_from_the_page_to_the_journal(client, dreal, cus, mot):
    page = client.post(adresse(mot, cus), {"le": "28 juin 2011", "motif": "Vu au parapheur."}, follow=True)

    passage = cus.passages.get()
    assert (passage.etat, passage.le, passage.par) == (GESTES[mot].etat, JOUR, dreal)
    assert "Vu au parapheur." in page.content.decode()
    assert GESTES[mot].fait in page.content.decode()


@pytest.mark.parametrize(("le", "dit"), [(aujourd_hui(), "aujourd’hui"), (JOUR, "ce jour-là")])
def test_a_step_entered_on_the_day_of_the_page_does_not_last_zero_days(dreal, cus, le, dit):
    fabriques.passage(cus, Etat.NEGOCIATION, le)

    assert Fiche(cus, Regard(le, None, "31"), dreal).etapes[0].duree == dit


@pytest.mark.parametrize("mot", MENANT)
def test_a_gesture_that_the_state_forbids_is_refused_and_loses_nothing(client, dreal, cus, mot):
    fabriques.passage(cus, Etat.SIGNEE, JOUR)

    page = envoyer(client, adresse(mot, cus), le="3 octobre 2012", motif="Reçu ce matin").content.decode()

    dit = "Le dossier a déjà l’état « signée »" if mot == "signer" else "ne peut pas suivre « signée »"
    assert dit in page.replace("\u00a0", " ")
    assert "3 octobre 2012" in page
    assert "Reçu ce matin" in page
    assert cus.passages.count() == 1


@pytest.mark.parametrize("mot", list(GESTES))
def test_a_wrong_date_is_said_and_kept(client, dreal, cus, mot):
    page = client.post(adresse(mot, cus), {"le": "31 février 2012", "motif": "Ouf"}).content.decode()

    assert "n’existe pas dans le calendrier" in page
    assert 'value="31 février 2012"' in page
    assert not Passage.objects.exists()


def test_a_day_to_come_is_refused(client, dreal, cus):
    demain = aujourd_hui() + timedelta(days=1)

    page = client.post(adresse("signer", cus), {"le": demain.isoformat()}).content.decode()

    assert "n’est pas encore venu" in page


@pytest.mark.parametrize("mot", DES_DEUX)
def test_a_ddtm_records_the_beginning_of_the_files_it_pilots(client, cus, mot):
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    assert client.post(adresse(mot, cus), {"le": "2011-06-28"}).status_code == 302


@pytest.mark.parametrize("mot", DE_LA_DREAL)
def test_the_gestures_of_the_dreal_are_refused_to_a_ddtm_and_not_drawn(client, cus, mot):
    fabriques.passage(cus, Etat.SUSPENDUE if mot == "reprendre" else Etat.AVIS, date(2011, 1, 1))
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    assert client.post(adresse(mot, cus), {"le": "2011-06-28", "motif": "x"}).status_code == 403
    assert adresse(mot, cus) not in client.get(cus.get_absolute_url()).content.decode()


@pytest.mark.parametrize("mot", list(GESTES))
def test_who_does_not_see_the_organism_is_told_nothing(client, cus, mot):
    client.force_login(fabriques.agent("ddtm", dep="62", au_retenu=fabriques.JOUR))

    assert client.get(adresse(mot, cus)).status_code == 404


@pytest.mark.parametrize("mot", list(GESTES))
def test_who_sees_without_piloting_is_refused(client, cus, mot):
    fabriques.patrimoine(cus.organisme, dep="62")
    client.force_login(fabriques.agent("ddtm", dep="62", au_retenu=fabriques.JOUR))

    assert client.get(cus.get_absolute_url()).status_code == 200
    assert client.post(adresse(mot, cus), {"le": "2011-06-28"}).status_code == 403


def test_a_month_whose_day_is_unknown_counts_from_its_last_day_and_shows_as_a_month(client, dreal, cus):
    page = client.post(adresse("signer", cus), {"le": "juin 2011"}, follow=True).content.decode()

    passage = cus.passages.get()
    assert (passage.le, passage.precision) == (date(2011, 6, 30), "mois")
    assert "30 juin" not in page.replace("\u00a0", " ")


def test_a_passage_may_be_slipped_into_the_past_where_the_sequence_allows_it(client, dreal, cus):
    fabriques.passage(cus, Etat.SIGNEE, JOUR)

    envoyer(client, adresse("deposer", cus), le="24 juin 2010")

    assert cus.etats_debouts() == [Etat.DEPOSEE, Etat.SIGNEE]


def test_a_suspension_ends_at_the_step_before_it(client, dreal, cus):
    for etat, jour in ((Etat.AVIS, date(2011, 3, 2)), (Etat.SUSPENDUE, date(2011, 4, 1))):
        fabriques.passage(cus, etat, jour)

    page = client.get(adresse("reprendre", cus)).content.decode()
    envoyer(client, adresse("reprendre", cus), le="2011-05-02")

    assert '<option value="avis" selected>' in page
    assert cus.etats_debouts()[-1] == Etat.AVIS


def test_nothing_is_resumed_that_was_not_suspended(dreal, cus):
    with pytest.raises(ValidationError, match="suspension"):
        cus.reprendre(etat=Etat.AVIS, le=JOUR, par=dreal)


@pytest.mark.parametrize("mot", ["suspendre", "abandonner"])
def test_what_stops_a_file_says_why(client, dreal, cus, mot):
    page = client.post(adresse(mot, cus), {"le": "28 juin 2011"}).content.decode()

    assert "Dites pourquoi." in page
    assert not cus.passages.exists()


def test_a_double_click_records_one_passage(client, dreal, cus):
    for _ in range(2):
        client.post(adresse("signer", cus), {"le": "28 juin 2011"})

    assert cus.passages.count() == 1


@pytest.mark.parametrize(
    ("etat", "mot"),
    [("", "deposer"), ("deposee", "negocier"), ("negociation", "proposer"), ("prete_a_signer", "signer")],
)
def test_the_next_gesture_is_the_one_primary_button(client, dreal, cus, etat, mot):
    if etat:
        fabriques.passage(cus, etat, JOUR)

    page = client.get(cus.get_absolute_url()).content.decode()

    assert f'class="fr-btn cus-plein" href="{adresse(mot, cus)}"' in page
    assert page.count("fr-btn cus-plein") == 1


def test_other_prefets_are_asked_when_the_organism_holds_dwellings_elsewhere(client, dreal, cus):
    fabriques.patrimoine(cus.organisme, dep="62")
    fabriques.passage(cus, Etat.NEGOCIATION, JOUR)

    page = client.get(cus.get_absolute_url()).content.decode()

    assert f'class="fr-btn cus-plein" href="{adresse("demander_avis", cus)}"' in page


def test_the_file_of_an_organism_of_another_region_is_kept_until_its_own_dreal_has_an_account(client, dreal):
    cus = fabriques.convention(fabriques.organisme(siege="75"))
    fabriques.patrimoine(cus.organisme, dep="59")

    page = client.get(cus.get_absolute_url()).content.decode()
    fabriques.agent("dreal", reg="11")
    ensuite = client.get(cus.get_absolute_url()).content.decode()

    assert "tant que la DREAL de son siège n’a pas de compte" in page
    assert adresse("signer", cus) in page
    assert "sans pouvoir la modifier" in ensuite
    assert adresse("signer", cus) not in ensuite


def test_what_the_date_of_the_page_hides_is_one_link_away(client, dreal, cus):
    cus.signer(le=date(2013, 1, 15), par=dreal)

    page = client.get(cus.get_absolute_url()).content.decode()

    assert f'<a href="{cus.get_absolute_url()}?au=2013-01-15">voir au 15\u00a0janvier 2013</a>' in page
    assert "ne montre pas" not in client.get(f"{cus.get_absolute_url()}?au=2013-01-15").content.decode()
