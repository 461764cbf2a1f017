"""The « Fiche de signature »: what one reads before an instrument is signed, on one A4."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from conventions.models import Suivi
from cus_tracker.cycle import Etat
from tests import fabriques

from ..boites import boites

pytestmark = pytest.mark.django_db
EN_LOT = reverse("conventions:fiches_en_lot")


@pytest.fixture
def cus(client):
    """A CUS under negotiation, its file half gathered."""
    client.force_login(fabriques.agent("dreal", nom="camille", au_retenu=fabriques.JOUR))
    cus = fabriques.convention(fabriques.organisme("Toit"), echeance_le=date(2016, 12, 31))
    fabriques.passage(cus, Etat.NEGOCIATION, date(2012, 7, 9))
    cus.jalons.create(nature="complet", le=date(2012, 6, 1))
    cus.signataires.create(qualite="organisme", nom="Dominique Exemple", le=date(2012, 9, 3))
    cus.avis.create(departement=fabriques.departement("62"), demande_le=date(2012, 7, 10), attendu_le=date(2012, 9, 10))
    return cus


def ouvrir(client, instrument, **parametres):
    return client.get(reverse("conventions:fiche", args=[instrument.pk]), parametres)


def lire(client, instrument, **parametres):
    return ouvrir(client, instrument, **parametres).context["fiche"]


def pages(reponse):
    return [page.extract_text().replace("\u00a0", " ") for page in PdfReader(BytesIO(reponse.content)).pages]


def test_the_sheet_says_what_is_gathered_and_what_is_not(client, cus):
    fiche = lire(client, cus)

    assert (
        fiche.resume
        == "En négociation, 9\u00a0juillet 2012. Reste à réunir : 4\u00a0jalons, 1\u00a0avis et 1\u00a0signature."
    )
    assert [(p.nom, p.mot) for p in fiche.signatures.toutes] == [
        ("organisme", "3\u00a0septembre 2012"),
        ("préfet de région", "à recueillir"),
    ]
    assert [(p.nom, p.mot) for p in fiche.jalons_du_dossier.toutes][:2] == [
        ("dossier complet", "1er\u00a0juin 2012"),
        ("délibération qui lance la démarche", "non noté"),
    ]
    assert [(o.prefet, o.mot) for o in fiche.opinions.toutes] == [("Pas-de-Calais", "en retard")]


def test_what_comes_after_the_day_of_the_page_is_not_done_yet(client, cus):
    cus.avis.update(recu_le=date(2012, 9, 8), sens="reserves")

    assert [o.mot for o in lire(client, cus).opinions.toutes] == ["favorable avec réserves"]
    avant = lire(client, cus, au="2012-09-01")
    assert ([o.mot for o in avant.opinions.toutes], avant.signatures.toutes[0].mot) == (["attendu"], "à recueillir")


def test_both_clocks_are_written(client, cus):
    [page] = pages(ouvrir(client, cus, format="pdf", connu_le="2012-09-28"))

    assert "Situation au 3 octobre 2012 · données connues au 28 septembre 2012" in page
    assert "Situation au 3\u00a0octobre 2012 · données connues à ce jour" in ouvrir(client, cus).content.decode()


def test_a_convention_gives_its_years_and_the_totals_of_its_objectives(client, cus):
    fabriques.objectif(cus, 40, departement="59")
    fabriques.objectif(cus, 6, departement="62")

    fiche = lire(client, cus)

    assert dict(fiche.a_signer)["Années comptées"] == "2011 à 2016"
    assert dict(fiche.a_signer)["Échéance"] == "31\u00a0décembre 2016"
    [total] = fiche.objectifs.toutes
    assert (total.nom[:4], total.annees, total.valeur) == ("A1, ", "2011-2016", "46")


def test_a_total_that_misses_years_says_so(client, cus):
    fabriques.objectif(cus, 5, annees=2011)

    assert lire(client, cus).objectifs.toutes[0].valeur == "5 (incomplet)"


def test_an_avenant_says_what_it_changes_and_when_it_gets_its_number(client, cus):
    fabriques.objectif(cus, 40)
    avenant = fabriques.avenant(cus, objet="objectifs", changement="Une option de plus.")
    fabriques.objectif(avenant, 52)

    fiche = lire(client, avenant)

    assert ("Avenant", "A1, numéroté à la signature") in fiche.a_signer
    assert ("Ce qu’il change", "Une option de plus.") in fiche.a_signer
    assert [(o.avant, o.valeur) for o in fiche.objectifs.toutes] == [("40", "52")]


def test_once_signed_nothing_is_waited_for(client, cus):
    signee = fabriques.convention(signee=date(2011, 5, 26))

    fiche = lire(client, signee)

    assert fiche.resume == "Signée, 26\u00a0mai 2011. Plus rien n’est attendu."
    assert {p.mot for p in fiche.signatures.toutes} == {"jour non noté"}


def test_a_heavy_file_still_holds_on_one_page(client, cus):
    Suivi.objects.create(instrument=cus, blocage="Une raison fort longue. " * 40, action="Écrire. " * 20)
    for rang, departement in enumerate(("01", "02", "03", "04", "05", "06", "07", "08", "09")):
        cus.jalons.create(nature="association", avec=f"Une collectivité au nom bien trop long pour tenir {rang}")
        cus.signataires.create(qualite="epci", nom=f"Une intercommunalité au nom bien trop long {rang}")
        cus.avis.create(departement=fabriques.departement(departement))
    avenant = fabriques.avenant(cus, objet="objectifs", changement="Un changement long à dire. " * 40)
    for rang in range(2011, 2017):
        for produit in ("PLAI", "PLUS"):
            fabriques.objectif(avenant, 40, annees=rang, produit=produit)
    Suivi.objects.create(instrument=avenant, blocage="Une raison fort longue. " * 40)

    [convention], [change] = (pages(ouvrir(client, i, format="pdf")) for i in (cus, avenant))

    assert "et 6 autres, à l’écran" in convention
    assert "et 4 autres, à l’écran" in change


def test_the_ticked_rows_of_the_list_give_a_page_each(client, cus):
    autre = fabriques.convention(fabriques.organisme("Abri"))

    reponse = client.post(
        EN_LOT,
        boites(client.get("/conventions/"), reverse("conventions:geste_en_lot")) | {"instruments": [cus.pk, autre.pk]},
    )

    assert [("Abri" in page, "Toit" in page) for page in pages(reponse)] == [(True, False), (False, True)]


def test_without_a_ticked_row_the_list_comes_back_and_says_so(client, cus):
    reponse = client.post(EN_LOT, {"suite": "/conventions/?nature=avenant"}, follow=True)

    assert reponse.redirect_chain == [("/conventions/?nature=avenant", 302)]
    assert "Cochez au moins une ligne" in reponse.content.decode()


def test_the_sheet_opens_from_the_page_of_the_instrument(client, cus):
    page = client.get(cus.get_absolute_url()).content.decode()

    assert f'{cus.get_absolute_url()}fiche/"' in page.replace("?", '"')
