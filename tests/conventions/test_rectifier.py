"""Undoing at once and correcting later: both leave what was wrong in the journal."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from lxml import html

from conventions.models import Passage
from cus_tracker.cycle import Etat

from .. import fabriques
from ..boites import envoyer

pytestmark = pytest.mark.django_db
JOUR = date(2011, 6, 18)


@pytest.fixture
def camille(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR, first_name="Camille", last_name="Delattre")
    client.force_login(agent)
    return agent


@pytest.fixture
def signature(camille):
    return fabriques.convention().signer(le=JOUR, par=camille)


def adresse(mot, passage):
    return reverse(f"conventions:{mot}", args=[passage.instrument_id, passage.pk])


def page_de(client, passage):
    return client.get(passage.instrument.get_absolute_url()).content.decode().replace("\u00a0", " ")


def test_its_author_undoes_a_passage_at_once_and_it_stays_struck_in_the_journal(client, signature):
    assert "Annuler" in page_de(client, signature)

    client.post(adresse("annuler", signature))

    signature.refresh_from_db()
    assert signature.est_raye
    assert "passage rayé" in page_de(client, signature)
    assert signature.instrument.etats_debouts() == []


def test_undoing_and_correcting_look_the_same_side_by_side(client, signature):
    page = html.fromstring(page_de(client, signature))
    (gestes,) = page.xpath("//ol[contains(@class, 'cus-journal')]//div[@class='cus-gestes']")

    dits = {geste.get("class") for geste in gestes.xpath(".//button | .//a")}

    assert dits == {"fr-btn fr-btn--tertiary-no-outline fr-btn--sm"}


def test_another_agent_does_not_undo_it(client, signature):
    client.force_login(fabriques.agent("dreal", au_retenu=fabriques.JOUR))

    assert client.post(adresse("annuler", signature)).status_code == 403


def test_a_day_later_it_is_no_longer_undone_but_rectified(client, signature):
    ancien = signature.enregistre_le - timedelta(hours=25)
    Passage.objects.filter(pk=signature.pk).update(enregistre_le=ancien)

    client.post(adresse("annuler", signature))

    signature.refresh_from_db()
    assert not signature.est_raye


def test_undoing_is_a_gesture_not_a_link(client, signature):
    assert client.get(adresse("annuler", signature)).status_code == 405


def test_a_wrong_day_is_struck_with_its_reason_and_the_right_one_recorded(client, camille, signature):
    envoyer(client, adresse("rectifier", signature), motif="Date de la délibération", le="28 juin 2011")

    page = page_de(client, signature)
    juste = signature.instrument.passages.get(rectifie_le=None)
    assert (juste.etat, juste.le) == (Etat.SIGNEE, date(2011, 6, 28))
    assert "Rayé par Camille Delattre" in page
    assert "Date de la délibération" in page
    assert "rectifie « signée » du 18 juin 2011" in page


def test_a_rectification_says_by_what_it_replaces(client, signature):
    fait = envoyer(client, adresse("rectifier", signature), motif="Délibération", le="28 juin 2011").content.decode()

    dit = (
        "Passage rayé : signée, 18 juin 2011. Il reste au journal avec son motif. Il est remplacé par : signée, 28 juin"
    )
    assert dit in fait.replace("\u00a0", " ")


def test_the_day_that_it_already_bears_rectifies_nothing(client, signature):
    page = envoyer(client, adresse("rectifier", signature), motif="Délibération", le="18 juin 2011").content.decode()

    assert "C’est déjà ce jour." in page
    assert signature.instrument.passages.get().est_raye is False

    envoyer(client, adresse("rectifier", signature), motif="Le jour est inconnu", le="juin 2011")

    assert signature.instrument.passages.get(rectifie_le=None).quand == "juin 2011"


def test_a_rectification_says_why(client, signature):
    page = envoyer(client, adresse("rectifier", signature), le="28 juin 2011").content.decode()

    assert "Une rectification dit pourquoi." in page
    assert 'value="28 juin 2011"' in page
    signature.refresh_from_db()
    assert not signature.est_raye


def test_a_rectification_that_would_break_the_sequence_is_refused(camille, signature):
    cus = signature.instrument
    suspension = cus.suspendre(le=date(2011, 3, 1), motif="Recours", par=camille)
    reprise = cus.reprendre(etat=Etat.DEPOSEE, le=date(2011, 4, 1), par=camille)
    cus.negocier(le=date(2011, 2, 1), par=camille)

    with pytest.raises(ValidationError, match="ne peut pas suivre"):
        cus.rectifier(passage=suspension, motif="Erreur", par=camille)

    assert not Passage.objects.get(pk=suspension.pk).est_raye
    assert reprise.etat == Etat.DEPOSEE


def test_a_passage_is_not_struck_twice(camille, signature):
    signature.instrument.rectifier(passage=signature, motif="Erreur", par=camille)

    with pytest.raises(ValidationError, match="vient d’être rayé"):
        signature.instrument.rectifier(passage=signature, motif="Encore", par=camille)


def test_a_ddtm_does_not_strike_the_signature_of_the_dreal(client, signature):
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    assert client.post(adresse("rectifier", signature), {"motif": "x"}).status_code == 403


def test_the_passage_of_another_instrument_is_not_found(client, camille, signature):
    autre = fabriques.convention()

    reponse = client.post(reverse("conventions:rectifier", args=[autre.pk, signature.pk]), {"motif": "x"})

    assert reponse.status_code == 404


def test_a_struck_passage_still_stands_for_a_date_of_knowledge_before_its_correction(client, signature):
    moment = fabriques.moment(date(2011, 7, 4))
    Passage.objects.filter(pk=signature.pk).update(
        saisi_le=fabriques.moment(date(2011, 6, 20)), rectifie_le=moment, rectifie_motif="Erreur"
    )
    url = signature.instrument.get_absolute_url()

    avant = client.get(url, {"au": "2011-06-30", "connu_le": "2011-06-30"}).content.decode()
    apres = client.get(url, {"au": "2011-06-30", "connu_le": "2011-07-04"}).content.decode()

    assert "passage rayé" not in avant
    assert "passage rayé" in apres


def test_the_base_refuses_a_correction_without_reason(signature):
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.filter(pk=signature.pk).update(rectifie_le=fabriques.moment(JOUR))


def test_the_base_refuses_an_unknown_precision(signature):
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.filter(pk=signature.pk).update(precision="heure")
