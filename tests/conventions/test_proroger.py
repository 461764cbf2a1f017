"""Prorogation of one convention or of a whole generation, in one act that is undone as a whole."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from lxml import html

from conventions.models import Prorogation
from conventions.situations import situations
from cus_tracker.regard import Regard

from .. import fabriques
from ..boites import boites, envoyer

pytestmark = pytest.mark.django_db
MI_2017 = Regard(date(2017, 6, 1), None, "32")
ACTE = {
    "nature": "prorogation",
    "le": "27 janvier 2017",
    "echeance_le": "31/12/2017",
    "fondement": "Loi du 27 janvier 2017, art. 81",
}


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", reg="32", au_retenu=date(2017, 6, 1))
    client.force_login(agent)
    return agent


def signee(**champs):
    return fabriques.convention(signee=date(2011, 6, 14), echeance_le=date(2016, 12, 31), **champs)


def texte(reponse):
    return " ".join(" ".join(html.fromstring(reponse.content.decode()).itertext()).split())


def situation_de(cus, regard=MI_2017):
    return situations([cus], regard)[cus.pk].code


def test_one_convention_is_put_off_with_its_legal_basis(client, dreal):
    cus = signee()

    page = envoyer(client, reverse("conventions:proroger", args=[cus.pk]), **ACTE).content.decode()

    assert situation_de(cus) == "prorogee"
    assert "art. 81" in page
    assert "prorogation, jusqu’au 31\u00a0décembre 2017" in page
    assert cus.prorogations.get().par == dreal


def test_a_whole_generation_is_put_off_once_those_concerned_were_shown(client, dreal):
    deux, pendante = [signee(), signee()], fabriques.convention()
    url, demande = reverse("conventions:proroger_generation"), ACTE | {"generation": "2011-2016"}

    apercu = client.post(url, demande)
    assert not Prorogation.objects.exists()
    client.post(url, boites(apercu) | {"confirmer": "oui"})

    assert all(str(cus.organisme) in apercu.content.decode() for cus in deux)
    assert set(Prorogation.objects.get().conventions.all()) == set(deux)
    assert not pendante.prorogations.exists()


def test_the_preview_says_each_echeance_before_and_after_and_may_be_given_up(client, dreal):
    signee()
    loin = signee()
    fabriques.prorogation(loin, le=date(2017, 1, 27), echeance_le=date(2018, 12, 31))

    lu = texte(client.post(reverse("conventions:proroger_generation"), ACTE | {"generation": "2011-2016"}))

    assert "2 conventions concernées" in lu
    assert "31/12/2016 31/12/2017" in lu
    assert "31/12/2018 inchangée" in lu
    assert "Renoncer" in lu


def test_only_those_signed_by_the_day_of_the_act_are_put_off(client, dreal):
    avant, url = signee(), reverse("conventions:proroger_generation")
    fabriques.convention(signee=date(2017, 3, 1), echeance_le=date(2016, 12, 31))

    apercu = client.post(url, ACTE | {"generation": "2011-2016"})
    client.post(url, boites(apercu) | {"confirmer": "oui"})
    tot = envoyer(client, url, **ACTE | {"generation": "2011-2016", "le": "1er mai 2011"})

    assert Prorogation.objects.get().conventions.get() == avant
    assert "n’était signée ce jour-là" in texte(tot)


@pytest.mark.parametrize("nom", ["proroger", "proroger_generation"])
def test_an_act_after_the_day_of_the_page_says_that_the_page_does_not_show_it(client, nom):
    client.force_login(fabriques.agent("dreal", reg="32", au_retenu=date(2016, 6, 1)))
    cus = signee()
    url = reverse(f"conventions:{nom}", args=[cus.pk] if nom == "proroger" else [])
    demande = ACTE | {"generation": "2011-2016"}

    apercu = boites(client.post(url, demande)) if nom == "proroger_generation" else boites(client.get(url)) | demande
    lu = texte(client.post(url, apercu | {"confirmer": "oui"}, follow=True))

    assert "La page est au 1er juin 2016, avant ce jour : pour en voir l’effet, changez" in lu


def test_the_conventions_of_an_act_are_named_where_they_may_be_seen(client, dreal):
    cus = signee()
    ailleurs = fabriques.convention(fabriques.organisme("Ailleurs", siege="75"), signee=date(2011, 6, 1))
    acte = fabriques.prorogation(cus, ailleurs)
    pages = [reverse("conventions:prorogations"), reverse("conventions:annuler_prorogation", args=[acte.pk])]
    client.force_login(fabriques.agent("admin", au_retenu=date(2017, 6, 1)))

    (liste, annuler) = [client.get(page) for page in pages]
    client.force_login(dreal)
    sienne = client.get(pages[0])

    for page in (liste, annuler):
        assert cus.get_absolute_url() in page.content.decode()
        assert f"{ailleurs.organisme}, {ailleurs.intitule}" in texte(page)
    assert str(cus.organisme) in texte(sienne)
    assert "Ailleurs" not in texte(sienne)
    assert "2 conventions en tout" in texte(sienne)


def test_many_conventions_of_an_act_are_folded_under_their_count(client, dreal):
    fabriques.prorogation(*(signee() for _ in range(4)))

    page = html.fromstring(client.get(reverse("conventions:prorogations")).content.decode())

    assert page.xpath("string(//td//summary)") == "4 conventions"
    assert len(page.xpath("//td//details//a")) == 4


def test_an_act_is_undone_as_a_whole_and_stays_in_the_list(client, dreal):
    deux = [signee(), signee()]
    acte = fabriques.prorogation(*deux, le=date(2017, 1, 27))

    page = envoyer(
        client, reverse("conventions:annuler_prorogation", args=[acte.pk]), motif="Censurée"
    ).content.decode()

    assert [situation_de(cus) for cus in deux] == ["echue", "echue"]
    assert "Censurée" in page


def test_it_still_stands_for_a_day_of_knowledge_before_its_cancelling():
    cus = signee()
    acte = fabriques.prorogation(cus, le=date(2017, 1, 27), saisi_le=fabriques.moment(date(2017, 2, 1)))
    acte.annuler(motif="Censurée", par=None)
    Prorogation.objects.update(annulee_le=fabriques.moment(date(2017, 5, 2)))

    assert situation_de(cus, Regard(date(2017, 6, 1), date(2017, 5, 1), "32")) == "prorogee"
    assert situation_de(cus, Regard(date(2017, 6, 1), date(2017, 5, 2), "32")) == "echue"


def test_the_end_of_an_act_is_not_said_optional(client, dreal):
    lu = texte(client.get(reverse("conventions:proroger", args=[signee().pk])))

    assert "Jusqu’au La nouvelle échéance, que dit toute prorogation" in lu


def test_effects_are_maintained_without_end(client, dreal):
    cus = signee()

    envoyer(client, reverse("conventions:proroger", args=[cus.pk]), **ACTE | {"nature": "maintien", "echeance_le": ""})

    assert situation_de(cus) == "effets_maintenus"


@pytest.mark.parametrize(
    ("saisie", "dit"),
    [
        ({"echeance_le": ""}, "jusqu’à quel jour"),
        ({"fondement": ""}, "obligatoire"),
        ({"le": "hier"}, "pas une date"),
        ({"le": "1er janvier 2999"}, "pas encore venu"),
        ({"le": "13 juin 2011"}, "La convention n’a été signée que le 14\u00a0juin 2011."),
        ({"echeance_le": "1er janvier 1950"}, "finirait avant d’être prononcé"),
        ({"le": "1er juillet 2011", "nature": "maintien", "echeance_le": "31/12/2015"}, "ne maintient rien"),
    ],
)
def test_a_wrong_act_is_refused_and_keeps_what_was_typed(client, dreal, saisie, dit):
    page = envoyer(client, reverse("conventions:proroger", args=[signee().pk]), **ACTE | saisie).content.decode()

    assert dit in page
    assert "prorogation" in page
    assert not Prorogation.objects.exists()


def test_only_a_signed_convention_is_put_off(client, dreal):
    attendue = fabriques.convention()

    assert client.post(reverse("conventions:proroger", args=[attendue.pk]), ACTE).status_code == 404
    assert not Prorogation.objects.exists()


@pytest.mark.parametrize("nom", ["proroger", "proroger_generation"])
def test_an_act_that_ends_before_the_echeance_in_force_is_refused(client, dreal, nom):
    cus = signee()
    fabriques.prorogation(cus, le=date(2017, 1, 27), echeance_le=date(2018, 12, 31))
    url = reverse(f"conventions:{nom}", args=[cus.pk] if nom == "proroger" else [])

    page = envoyer(client, url, **ACTE | {"generation": "2011-2016"}).content.decode()

    assert "l’échéance est déjà le 31\u00a0décembre 2018" in page
    assert Prorogation.objects.count() == 1


def test_a_ddtm_puts_nothing_off(client):
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    assert client.post(reverse("conventions:proroger", args=[signee().pk]), ACTE).status_code == 403
    assert client.post(reverse("conventions:proroger_generation"), ACTE).status_code == 403


def test_an_act_about_a_convention_of_another_region_is_not_undone(client, dreal):
    ailleurs = fabriques.convention(fabriques.organisme(siege="75"), signee=date(2011, 6, 1))
    acte = fabriques.prorogation(signee(), ailleurs)

    assert client.post(reverse("conventions:annuler_prorogation", args=[acte.pk]), {"motif": "x"}).status_code == 403


def test_the_base_refuses_an_act_without_basis_or_without_end():
    acte = fabriques.prorogation(signee())
    for faux in ({"fondement": ""}, {"echeance_le": None}, {"annulee_le": fabriques.moment(date(2017, 1, 1))}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Prorogation.objects.filter(pk=acte.pk).update(**faux)
