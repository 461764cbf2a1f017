"""The demonstration, imported, says in figures what the note of 3 October 2012 said in words."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction

from cus_tracker.redaction import fourchette, tendance, vrai
from pilotage.chiffres import Etude, calculer
from pilotage.demonstration import classeur
from pilotage.demonstration.comptes import ouvrir
from pilotage.demonstration.fichier import ecrire
from pilotage.importation import importer
from tests.fabriques import REGARD

RACINE = Path(__file__).resolve().parents[2]
# The note’s own words, number by number; a share is given in hundredths.
COMPTES = {
    "etat.locatif.attendues": 30,
    "etat.locatif.signees": 30,
    "etat.locatif.hors_delai": 0,
    "etat.locatif.remise_en_ordre": 6,
    "etat.locatif.extra_regionales": 3,
    "etat.accession.attendues": 12,
    "etat.accession.signees": 11,
    "etat.accession.en_suspens": 1,
    "etat.foyers.attendus": 23,
    "etat.foyers.conventions_signees_ou_proches": 2,
    "etat.foyers.avenants_signes_ou_proches": 20,
    "etat.foyers.avenants_en_negociation": 1,
}
PHRASES = {
    "a1.total": "près de 32 500",
    "a1.moyenne_annuelle": "près de 5 400",
    "a1.effort": "10 %",
    "a1.evolution": "inférieur de 4 %",
    "a1.plai.part": "près de 20 %",
    "a1.plai.evolution": "supérieur de près de 90 %",
    "a1.plai.part.nationale": "27 %",
    "a1.plai.part.nationale.minimum": "17 %",
    "a1.plai.part.nationale.maximum": "31 %",
    "a1.departement.59.part": "67 %",
    "a1.reference.departement.59.part": "62 %",
    "dpe.d": "plus de 150 000",
    "dpe.plus_150": "plus de 250 000",
    "dpe.plus_150.part": "75 %",
    "d1.ventes.moyenne_annuelle": "plus de 1 000",
    "d1.stock.part.maximum": "10 %",
    "d1.ventes.part.maximum": "1 %",
}
APPROCHES = [
    ("a1.pls.evolution", "environ", "-0.80"),
    ("dpe.efg", "environ", "100000"),
    ("d1.stock.2011", "environ", "15000"),
    ("d1.stock.part.minimum", "moins de", "0.02"),
]
pytestmark = pytest.mark.django_db
PRECISION = BANAL = 1000
DOSSIERS = ["cus_tracker", "territoires", "organismes", "conventions", "evaluations", "pilotage"]
DOSSIERS += ["templates", "static", "docs", "outils"]
LA_NOTE = ("pilotage/notes", "pilotage/chiffres", "pilotage/demonstration", "templates/pdf")
SOURCES = (".py", ".html", ".js", ".css", ".md", ".json", ".in")


@pytest.fixture(scope="module")
def chiffres(lire):
    return lire(Decimal(1))


@pytest.fixture(scope="module")
def lire(django_db_setup, django_db_blocker, tmp_path_factory):
    """Import the demonstration at a scale, read its figures, leave nothing behind."""

    def a_l_echelle(echelle):
        with django_db_blocker.unblock(), transaction.atomic():
            lus = charger(tmp_path_factory.mktemp("demo"), echelle)
            transaction.set_rollback(True)
        return lus

    return a_l_echelle


def charger(dossier, echelle):
    """The figures of the demonstration once imported, at a scale."""
    ecrire(classeur(echelle), dossier / "demonstration.xlsx")
    rapport = importer(dossier / "demonstration.xlsx", ouvrir()["admin"])
    assert not rapport.refus, [str(refus) for refus in rapport.refus]
    return calculer(Etude(REGARD))


def simples(texte):
    """Words with plain spaces: what is asserted here is the number, its typography is proven elsewhere."""
    return texte.replace("\u00a0", " ")


def test_the_counts_are_those_of_the_first_section(chiffres):
    assert {cle: chiffres[cle].valeur for cle in COMPTES} == COMPTES


def test_the_phrases_are_those_of_the_third_section(chiffres):
    assert {cle: simples(chiffres[cle].phrase) for cle in PHRASES} == PHRASES


def test_the_other_words_of_the_note_are_true(chiffres):
    assert [cle for cle, mot, dit in APPROCHES if not vrai(mot, chiffres[cle].valeur, dit)] == []
    assert round(chiffres["d1.stock.2016"].valeur / PRECISION) * PRECISION == 20_000
    assert chiffres["d1.ventes.part.minimum"].valeur <= Decimal("0.001")
    assert Decimal(0) < chiffres["d1.ventes.evolution"].valeur < Decimal("0.10")


def test_ranges_go_from_6_to_42_and_from_6_to_30(chiffres):
    bornes = [(chiffres[f"{c}.minimum"].valeur, chiffres[f"{c}.maximum"].valeur) for c in ("a1.effort", "a1.plai.part")]

    assert [simples(fourchette(*paire)) for paire in bornes] == ["entre 6 et 42 %", "entre 6 et 30 %"]


def test_the_stock_on_sale_rises_moderately_but_continuously(chiffres):
    assert tendance([chiffres[f"d1.stock.{annee}"].valeur for annee in range(2011, 2017)]) == (
        "hausse modérée mais continue"
    )


def test_territorial_levels_are_mixed_and_zoning_is_nearly_absent(chiffres):
    niveaux = {nom: chiffres[f"a1.niveau.{nom}"].valeur for nom in ("epci", "departement", "aucun")}

    assert all(niveaux.values())
    assert sum(niveaux.values()) == 29
    assert chiffres["a1.niveau.zonage"].valeur <= 2
    assert chiffres["c34.conventions_chiffrees"].valeur <= 5


def test_readings_differ(chiffres):
    anru = [chiffres[f"qualite.a1.anru.{v}"].valeur for v in ("inclus", "non_inclus", "inconnu")]
    lecture = [chiffres[f"qualite.d1.lecture.{v}"].valeur for v in ("deliberation", "avis_recueillis", "inconnue")]

    assert all([*anru, *lecture])
    assert sum(anru) == sum(lecture) == 30


def test_several_organisms_did_clearly_more_than_promised_in_plus_and_pls(chiffres):
    assert all(chiffres[f"a1.realise.2011.depassements.{produit}"].valeur >= 5 for produit in ("PLUS", "PLS"))


def test_a_scaled_copy_moves_the_totals_and_keeps_the_shares(lire):
    agrandis = {cle: simples(un.phrase) for cle, un in lire(Decimal("1.3")).items()}

    assert agrandis["a1.total"] != PHRASES["a1.total"]
    assert agrandis["dpe.plus_150"] != PHRASES["dpe.plus_150"]
    gardees = ("a1.effort", "a1.evolution", "a1.plai.part", "a1.departement.59.part", "dpe.plus_150.part")
    assert {cle: agrandis[cle] for cle in gardees} == {cle: PHRASES[cle] for cle in gardees}


def lus(texte):
    """Every number of four figures or more in a text, however its thousands are parted."""
    return {int(re.sub(r"\D", "", lu)) for lu in re.findall(r"\d[\d_\u00a0 ]{2,}\d", texte)}


def sources(*dossiers):
    """The files of the product, where somebody could write a figure."""
    for dossier in dossiers:
        for fichier in sorted((RACINE / dossier).rglob("*")):
            if fichier.suffix in SOURCES and "donnees" not in fichier.parts:
                yield fichier


def test_no_figure_to_be_found_is_written_outside_the_tests(chiffres):
    exacts = {int(un.valeur) for un in chiffres.values() if un.valeur is not None and un.valeur > BANAL}

    ecrits = {f.name: trouves for f in sources(*DOSSIERS) if (trouves := lus(f.read_text()) & exacts)}

    assert ecrits == {}


def test_no_figure_is_written_as_printed_where_the_note_is_made(chiffres):
    imprimes = {n for un in chiffres.values() for n in lus(un.phrase)}.union(*map(lus, PHRASES.values())) - {BANAL}

    ecrits = {f.name: trouves for f in sources(*LA_NOTE) if (trouves := lus(f.read_text()) & imprimes)}

    assert ecrits == {}
