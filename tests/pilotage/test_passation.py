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
    objectif,
    organisme,
    passage,
    patrimoine,
    qualificatif,
    realise,
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
    passage(convention(toit, "accession"), Etat.AVIS, date(2012, 6, 1))
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


def test_the_life_of_what_is_under_way_is_drawn_in_steps(client, toit):
    [etapes] = ouvrir(client, toit).context["fiche"].etapes

    assert etapes.sujet == "Avenant A1 (logements-foyers)"
    assert [(e.etat, e.quand, e.a_venir) for e in etapes.etapes[:2]] == [
        ("negociation", "9\u00a0juillet 2012", False),
        ("attendue", "", True),
    ]
    assert "à venir\u00a0: Avis des préfets, Proche de la signature, Signé." in etapes.alternative


def test_a_file_all_signed_draws_its_convention(client):
    client.force_login(agent("dreal"))
    cus = convention(signee=date(2011, 5, 26), echeance_le=date(2016, 12, 31))

    [etapes] = ouvrir(client, cus.organisme).context["fiche"].etapes

    assert [(e.libelle, e.a_venir) for e in etapes.etapes] == [("Signée", False), ("Échéance", True)]


def lire(client, qui):
    return {r.sur: r.dit for r in ouvrir(client, qui).context["fiche"].lecture}


def test_the_sheet_says_how_to_read_the_figures(client, toit):
    cus = toit.instruments.conventions().get()
    objectif(cus, 446, departement="59")
    objectif(cus, "n.c.", "A.II")
    qualificatif(cus, "non_inclus")
    qualificatif(cus, "deliberation", "lecture", "D.I")

    lues = lire(client, toit)

    assert lues["Territoire de A1"] == "donné par département, sans zonage"
    assert lues["ANRU dans A1"] == "la reconstitution ANRU n’est pas comprise"
    assert lues["Lecture de D1"].startswith("délibération seule")
    assert lues["Remplissage"].endswith("% des objectifs obligatoires\u00a0; 1\u00a0n.c.")
    assert "Alerte" not in lues


def test_a_year_far_above_its_objective_is_an_alert(client, toit):
    cus = toit.instruments.conventions().get()
    objectif(cus, 10, annees=2011, produit="PLUS")
    realise(cus, 13, annees=2011, produit="PLUS")

    assert lire(client, toit)["Alerte"] == "réalisé 2011 en PLUS supérieur à 1,2\u00a0fois l’objectif"


def test_without_a_signed_convention_there_is_nothing_to_read(client):
    client.force_login(agent("dreal"))
    patrimoine(qui := organisme("Toit"), 10)

    assert lire(client, qui) == {}
