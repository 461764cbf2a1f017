"""The « Fiche de passation »: all that one hands over with a file, on one A4."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from cus_tracker.cycle import Etat
from tests.fabriques import (
    agent,
    attente,
    avenant,
    convention,
    correspondant,
    exclure,
    fil,
    moment,
    organisme,
    passage,
    patrimoine,
)

pytestmark = pytest.mark.django_db


def ouvrir(client, qui, **parametres):
    return client.get(f"/organismes/{qui.pk}/fiche/", {"au": "2012-10-03", **parametres})


@pytest.fixture
def toit(client):
    """A signed CUS, an avenant under negotiation, something promised."""
    client.force_login(agent("dreal", nom="camille"))
    patrimoine(qui := organisme("Toit"), 3946, logements_foyers=75)
    cus = convention(qui, signee=date(2011, 5, 26), echeance_le=date(2016, 12, 31))
    passage(avenant(cus), Etat.NEGOCIATION, date(2012, 7, 9))
    fil(qui, le=date(2012, 9, 21), action="Obtenir les objectifs", echeance_le=date(2012, 10, 12))
    return qui


def test_what_comes_first_is_what_was_promised_then_the_next_steps(client, toit):
    fiche = ouvrir(client, toit).context["fiche"]

    assert [(faire.quoi, faire.precision) for faire in fiche.a_faire] == [
        ("Obtenir les objectifs", "pour le 12\u00a0octobre 2012"),
        ("avenant logements-foyers", "fin de la négociation"),
    ]


def test_each_instrument_says_why_it_is_expected_and_where_it_stands(client, toit):
    fiche = ouvrir(client, toit).context["fiche"]

    assert [(p.nom, p.pourquoi, p.mot, p.le) for p in fiche.pieces] == [
        ("CUS logements locatifs", "3\u00a0946\u00a0logements", "signée", date(2011, 5, 26)),
        ("avenant logements-foyers", "75\u00a0logements-foyers", "en négociation", date(2012, 7, 9)),
        ("CUS accession", "non attendu", "non attendu", None),
        ("CUS logements-foyers", "non attendu", "non attendu", None),
    ]
    assert fiche.echeances[0] == (date(2012, 10, 12), "Obtenir les objectifs")
    assert any(quoi.startswith("évaluation") and "CUS logements locatifs" in quoi for _, quoi in fiche.echeances)


def test_the_last_passages_and_exchanges_stand_together_in_order(client, toit):
    fiche = ouvrir(client, toit).context["fiche"]

    assert [fait.le for fait in fiche.faits] == [date(2012, 9, 21), date(2012, 7, 9), date(2011, 5, 26)]


def test_the_sheet_is_read_at_both_clocks(client, toit):
    passage(toit.instruments.avenants().get(), Etat.AVIS, date(2012, 9, 1), saisi_le=moment(date(2012, 10, 2)))

    assert ouvrir(client, toit).context["fiche"].pieces[1].etat == "avis"
    assert ouvrir(client, toit, connu_le="2012-10-01").context["fiche"].pieces[1].etat == "negociation"
    assert ouvrir(client, toit, au="2012-07-01").context["fiche"].pieces[1].etat == "attendue"


def test_a_heavy_file_still_holds_on_one_page(client, toit):
    for rang in range(12):
        fil(toit, f"Échange numéro {rang}. " * 30, action=f"Suite à donner numéro {rang}", echeance_le=date(2013, 1, 1))
        correspondant(toit, f"Personne {rang}", telephone="01 02 03 04 05")
        patrimoine(toit, 100 + rang, dep=f"{rang + 1:02}")
    for instrument in ("accession", "foyers"):
        attente(toit, instrument, motif="Une raison fort longue à dire. " * 12)
    exclure(toit, motif="Une raison fort longue à dire. " * 12)

    assert len(PdfReader(BytesIO(ouvrir(client, toit, format="pdf").content)).pages) == 1


def test_an_empty_file_says_so(client, toit):
    fiche = ouvrir(client, vide := organisme("Vide"))

    assert fiche.context["fiche"].resume == "Aucun dossier n’est ouvert, et rien n’est attendu."
    assert (
        "Patrimoine inconnu" in PdfReader(BytesIO(ouvrir(client, vide, format="pdf").content)).pages[0].extract_text()
    )


def test_the_sheet_follows_the_rights_of_the_organism(client, toit):
    client.force_login(agent("dreal", reg="53"))

    assert ouvrir(client, toit).status_code == 404
