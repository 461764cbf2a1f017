"""Avenants store what they change: before and after, the convention as amended, numbers given at signature."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from conventions.amendements import changements, telle_qu_amendee
from cus_tracker.regard import Regard

from .. import boites, fabriques

pytestmark = pytest.mark.django_db
FIN_2012 = Regard(au=date(2012, 12, 31), connu_le=None, region="31")


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


@pytest.fixture
def cus():
    return fabriques.convention(signee=date(2011, 6, 14), echeance_le=date(2016, 12, 31))


def valeurs(amendees):
    return [(ligne.departement, ligne.produit, ligne.valeur) for ligne in amendees.en_vigueur]


def test_a_signed_avenant_replaces_the_objectives_of_the_same_axes(cus):
    fabriques.objectif(cus, 168, departement="59", produit="PLAI")
    fabriques.objectif(cus, 742, departement="59", produit="PLUS")
    avenant = fabriques.avenant(cus, "A2", "objectifs", signee=date(2012, 5, 14))
    fabriques.objectif(avenant, 214, departement="59", produit="PLAI")

    avant = telle_qu_amendee(cus, FIN_2012.au_jour(date(2012, 5, 13)))
    apres = telle_qu_amendee(cus, FIN_2012)

    assert sorted(valeurs(avant)) == [("59", "PLAI", 168), ("59", "PLUS", 742)]
    assert sorted(valeurs(apres)) == [("59", "PLAI", 214), ("59", "PLUS", 742)]


def test_an_avenant_in_preparation_shows_what_it_would_change(cus):
    fabriques.objectif(cus, 168, produit="PLAI")
    avenant = fabriques.avenant(cus, "A1", "objectifs")
    fabriques.objectif(avenant, 214, produit="PLAI")
    fabriques.objectif(avenant, 40, produit="PLS")

    plai, pls = changements(avenant, FIN_2012)

    assert (plai.avant[0].valeur, plai.ligne.valeur, plai.ecart) == (168, 214, 46)
    assert pls.nouveau
    assert telle_qu_amendee(cus, FIN_2012).en_vigueur[0].valeur == 168


def test_two_avenants_are_each_compared_with_what_was_in_force_before_them(cus):
    fabriques.objectif(cus, 100)
    premier = fabriques.avenant(cus, "A1", "objectifs", signee=date(2012, 1, 10))
    fabriques.objectif(premier, 120)
    second = fabriques.avenant(cus, "A2", "objectifs", signee=date(2012, 6, 1))
    fabriques.objectif(second, 150)

    assert changements(premier, FIN_2012)[0].ecart == 20
    assert changements(second, FIN_2012)[0].ecart == 30


def test_years_that_differ_have_no_difference_but_both_are_shown(cus):
    fabriques.objectif(cus, 100, annees=(2011, 2016))
    avenant = fabriques.avenant(cus, "A1", "objectifs")
    fabriques.objectif(avenant, 60, annees=(2013, 2016))

    changement = changements(avenant, FIN_2012)[0]

    assert changement.ecart is None
    assert changement.avant[0].valeur == 100


def test_what_was_typed_after_the_day_of_knowledge_is_not_seen(cus):
    fabriques.objectif(cus, 100, saisi_le=fabriques.moment(date(2012, 8, 1)))

    assert telle_qu_amendee(cus, Regard(fabriques.JOUR, date(2012, 7, 31), "31")).en_vigueur == ()


def test_several_avenants_are_prepared_at_once_and_numbered_by_their_signatures(client, dreal, cus):
    for objet in ("objectifs", "logements-foyers"):
        client.post(reverse("conventions:preparer_avenant", args=[cus.pk]), {"objet": objet})
    foyers, objectifs = cus.avenants.get(objet="logements-foyers"), cus.avenants.get(objet="objectifs")

    for avenant, jour in ((foyers, "2012-03-01"), (objectifs, "2012-06-01")):
        client.post(reverse("conventions:signer", args=[avenant.pk]), {"le": jour})

    assert (foyers.reference, objectifs.reference) == ("A2", "A1")
    assert cus.avenants.get(pk=foyers.pk).numero == 1
    assert cus.avenants.get(pk=objectifs.pk).numero == 2


def test_a_number_goes_back_with_a_signature_struck(client, dreal, cus):
    avenant = fabriques.avenant(cus, "A1", "autre")
    signature = avenant.signer(le=date(2012, 3, 1), par=dreal)

    avenant.rectifier(passage=signature, motif="Signé par erreur", par=dreal)

    avenant.refresh_from_db()
    assert avenant.numero is None


def test_an_objective_is_typed_into_an_avenant_and_seen_before_and_after(client, dreal, cus):
    fabriques.objectif(cus, 168, departement="59", produit="PLAI")
    avenant = fabriques.avenant(cus, "A1", "objectifs")
    url = reverse("conventions:amender", args=[avenant.pk])
    saisie = {"debut": 2011, "fin": 2016, "departement": "59", "produit": "PLAI", "valeur": "1 214"}

    client.post(url, saisie | {"indicateur": fabriques.indicateur("A.I").pk})

    assert avenant.objectifs.get().valeur == Decimal(1214)
    assert "+1\u00a0046" in client.get(url).content.decode()


def test_an_avenant_on_logements_foyers_takes_their_objectives(client, dreal, cus):
    avenant = fabriques.avenant(cus, "A1", "logements-foyers")
    alf = fabriques.indicateur("ALF.I", dispositif="foyers")
    saisie = {"indicateur": alf.pk, "debut": 2012, "fin": 2016, "departement": "59", "valeur": "40"}
    url = reverse("conventions:amender", args=[avenant.pk])

    reponse = client.post(url, saisie)

    assert reponse.status_code == 302
    assert avenant.objectifs.get().indicateur == alf
    assert [c.ligne.indicateur for c in client.get(url).context["changements"]] == ["ALF.I"]


@pytest.mark.parametrize(("objet", "propose"), [("logements-foyers", True), ("objectifs", False)])
def test_only_that_avenant_offers_the_indicators_of_foyers(client, dreal, cus, objet, propose):
    avenant = fabriques.avenant(cus, "A1", objet)

    champ = client.get(reverse("conventions:amender", args=[avenant.pk])).context["form"].fields["indicateur"]

    assert champ.queryset.filter(dispositif="foyers").exists() is propose
    assert champ.queryset.filter(dispositif="locatif").exists()


@pytest.mark.parametrize(
    ("saisie", "dit"),
    [
        ({"valeur": "beaucoup"}, "Écrivez un nombre"),
        ({"valeur": "-12"}, "Aucun indicateur ne descend sous zéro"),
        ({"debut": 2014, "fin": 2013}, "précède"),
        ({"debut": 1990, "fin": 1991}, "ne compte pas dans la convention"),
        ({"debut": ""}, "obligatoire"),
        ({"valeur": ""}, "aucun objectif n’est à retirer"),
    ],
)
def test_a_wrong_objective_is_refused_and_kept_on_the_page(client, dreal, cus, saisie, dit):
    avenant = fabriques.avenant(cus, "A1", "objectifs")
    bonne = {"indicateur": fabriques.indicateur("A.I").pk, "debut": 2011, "fin": 2016, "valeur": "12", "source": "Note"}

    page = client.post(reverse("conventions:amender", args=[avenant.pk]), bonne | saisie).content.decode()

    assert dit in page
    assert 'value="Note"' in page
    assert not avenant.objectifs.exists()


@pytest.mark.parametrize(
    ("saisie", "champ", "fin"),
    [
        ({"valeur": "beaucoup"}, "valeur", "(sans objet)."),
        ({"valeur": "oui"}, "valeur", "(sans objet)."),
        ({"debut": 2014, "fin": 2013}, "fin", "La dernière année précède la première."),
    ],
)
def test_a_refusal_is_under_its_field_with_one_full_stop(client, dreal, cus, saisie, champ, fin):
    avenant = fabriques.avenant(cus, "A1", "objectifs")
    bonne = {"indicateur": fabriques.indicateur("A.I").pk, "debut": 2011, "fin": 2016, "valeur": "12", "source": "Note"}

    form = client.post(reverse("conventions:amender", args=[avenant.pk]), bonne | saisie).context["form"]

    assert list(form.errors) == [champ]
    assert form.errors[champ][0].endswith(fin)


def test_an_objective_typed_by_mistake_leaves_the_avenant_with_a_reason(client, dreal, cus):
    avenant = fabriques.avenant(cus, "A1", "objectifs")
    faux = fabriques.objectif(avenant, 9999)
    adresse = reverse("conventions:retirer_objectif", args=[avenant.pk, faux.pk])

    assert "Dites pourquoi." in boites.envoyer(client, adresse, motif="").content.decode()
    boites.envoyer(client, adresse, motif="Saisi dans le mauvais avenant.")

    assert changements(avenant, FIN_2012) == []
    page = client.get(reverse("conventions:historique", args=[avenant.pk])).content.decode().replace("\u00a0", " ")
    assert "Saisi dans le mauvais avenant." in page
    assert "9 999" in page
    assert str(dreal) in page


def test_what_was_taken_away_stands_in_what_was_known_before(cus):
    avenant = fabriques.avenant(cus, "A1", "objectifs", signee=date(2012, 5, 1))
    hier = timezone.now() - timedelta(days=2)
    fabriques.objectif(avenant, 214, saisi_le=hier)
    avant_hier = replace(FIN_2012, connu_le=(timezone.now() - timedelta(days=1)).date())

    avenant.objectifs.get().retirer(motif="Erreur de saisie.", par=fabriques.agent())

    assert [x.ligne.valeur for x in changements(avenant, avant_hier)] == [214]
    assert changements(avenant, FIN_2012) == []


def test_the_history_tells_each_version_of_an_objective(client, dreal, cus):
    fabriques.objectif(cus, 100, saisi_le=datetime(2011, 1, 1, tzinfo=UTC))
    fabriques.objectif(cus, 120, saisi_le=datetime(2012, 1, 1, tzinfo=UTC), source="Courrier du 3 mai")

    page = client.get(reverse("conventions:historique", args=[cus.pk])).content.decode()

    assert '<del class="cus-gris">100</del> → 120' in page
    assert "Courrier du 3 mai" in page


def test_a_perimeter_is_told_before_and_after_and_as_amended(client, dreal, cus):
    premier = fabriques.avenant(cus, "A1", "perimetre", signee=date(2012, 2, 1), changement="Sans Douai")
    second = fabriques.avenant(cus, "A2", "perimetre", signee=date(2012, 5, 1), changement="Avec ceux de Cambrai")

    pages = {
        objet.pk: client.get(objet.get_absolute_url()).content.decode().replace("\u00a0", " ")
        for objet in (cus, premier, second)
    }

    assert "Périmètre : celui de la convention → <strong>Sans Douai</strong>" in pages[premier.pk]
    assert "Périmètre : Sans Douai → <strong>Avec ceux de Cambrai</strong>" in pages[second.pk]
    assert "<dt>Périmètre</dt><dd>Avec ceux de Cambrai" in pages[cus.pk]


def test_the_page_of_an_avenant_says_what_it_changes(client, dreal, cus):
    avenant = fabriques.avenant(cus, "A1", "prorogation", echeance_le=date(2017, 12, 31), changement="Cession à Douai")
    fabriques.objectif(avenant, 214)

    page = client.get(avenant.get_absolute_url()).content.decode().replace("\u00a0", " ")

    assert "31 décembre 2016 → <strong>31 décembre 2017</strong>" in page
    assert "Cession à Douai" in page
    assert "nouveau" in page


def test_the_state_of_an_avenant_agrees_with_it_wherever_it_is_said(client, dreal, cus):
    avenant = fabriques.avenant(cus, "A1", "objectifs", signee=date(2012, 3, 1))
    pages = [avenant.get_absolute_url(), reverse("conventions:list") + "?q=" + cus.organisme.siren]
    pages.append(cus.organisme.get_absolute_url())

    lus = [client.get(page).content.decode() for page in pages]

    assert all("<span>signé</span>" in lu for lu in lus)
    assert "Signée" not in lus[0]
    assert "<span>signée</span>" not in lus[0]
    assert "<strong>Signé</strong>" in lus[0]


def test_a_reference_that_is_a_number_keeps_it_and_the_next_ones_come_after(dreal, cus):
    deux, libre = fabriques.avenant(cus, "n°\u00a02", "autre"), fabriques.avenant(cus, "foyers", "logements-foyers")
    fabriques.avenant(cus, "n° 3", "autre", signee=date(2012, 1, 1))

    deux.signer(le=date(2012, 2, 1), par=dreal)
    libre.signer(le=date(2012, 3, 1), par=dreal)

    assert (deux.numero, libre.numero) == (2, 4)


@pytest.mark.parametrize(("signee", "statut"), [(None, 200), (date(2012, 5, 14), 403)])
def test_a_ddtm_changes_objectives_until_the_signature(client, cus, signee, statut):
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))
    avenant = fabriques.avenant(cus, "A1", "objectifs", signee=signee)
    url = reverse("conventions:amender", args=[avenant.pk])

    assert client.get(url).status_code == statut
    assert (url in client.get(avenant.get_absolute_url()).content.decode()) is (statut == 200)
