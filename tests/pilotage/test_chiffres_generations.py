"""The same figures for a later generation, and for other régions and days (contracts §5)."""

from datetime import date
from decimal import Decimal

import pytest

from cus_tracker.regard import Regard
from pilotage.chiffres import Etude, calculer_un
from pilotage.chiffres.provenance import alertes
from tests.fabriques import REGARD, convention, objectif, organisme, patrimoine, reference, signataire

from .figures import chiffres, valeurs

pytestmark = pytest.mark.django_db
HAUTS = Regard(date(2021, 6, 1), None, "32")


def nouvelle(**champs):
    return signataire(gen="2019-2025", signee=date(2019, 12, 20), **champs)


def test_the_default_generation_is_the_latest_begun_that_day():
    ancienne = signataire()
    objectif(convention(ancienne.organisme, gen="2019-2025", signee=date(2019, 12, 20)), 18, "PP-1", (2019, 2024))
    objectif(ancienne, 60)

    assert valeurs()["a1.total"] == 60
    assert valeurs(HAUTS)["a1.total"] == 18
    assert valeurs(HAUTS, "2011-2016")["a1.total"] == 60
    assert valeurs(HAUTS)["a1.moyenne_annuelle"] == 3


def test_the_codes_of_the_generation_stand_for_the_families():
    cus = nouvelle()
    objectif(cus, 6, "PP-1", (2019, 2024), produit="PLAI")
    objectif(cus, 2, "PP-1", (2019, 2024), produit="PLI")
    objectif(cus, 30, "PP-4", 2024, mesure="mis_en_commercialisation")
    objectif(cus, 12, "PP-4", (2019, 2024), mesure="vendus")
    objectif(cus, 4, "PP-2", 2020)

    lus = valeurs(HAUTS)

    assert (lus["a1.total"], lus["d1.stock.2024"], lus["d1.ventes.moyenne_annuelle"]) == (6, 30, 2)
    assert lus["c34.conventions_chiffrees"] == 1


def test_a_reference_of_the_former_code_serves_where_its_own_is_missing():
    objectif(nouvelle(), 60, "PP-1", (2019, 2024))
    reference(50, "A.I", (2013, 2018), territoire="32")

    assert valeurs(HAUTS)["a1.evolution"] == Decimal("0.2")

    reference(40, "PP-1", (2013, 2018), territoire="32")

    assert valeurs(HAUTS)["a1.evolution"] == Decimal("0.5")


def test_where_two_definitions_meet_their_difference_is_said():
    objectif(nouvelle(), 60, "PP-1", (2019, 2024))
    reference(50, "A.I", (2013, 2018), territoire="32")
    etude = Etude(HAUTS)

    croissance, total = calculer_un(etude, "a1.evolution"), calculer_un(etude, "a1.total")

    assert "PP-1 compte les dossiers agréés" in alertes(etude, croissance)[0].texte
    assert alertes(etude, total) == ()


def test_each_generation_has_its_own_deadline():
    nouvelle()
    signataire(gen="2019-2025", signee=date(2020, 1, 1))

    lus = valeurs(HAUTS)

    assert (lus["etat.locatif.signees"], lus["etat.locatif.hors_delai"]) == (2, 1)


def test_an_extra_regional_signature_is_asked_of_the_generation():
    ailleurs = organisme(siege="75")
    patrimoine(ailleurs, 10, dep="59")
    convention(ailleurs, signee=date(2011, 6, 1))

    assert valeurs(HAUTS, "2011-2016")["etat.locatif.extra_regionales"] == 1
    assert valeurs(HAUTS)["etat.locatif.extra_regionales"] == 0


def test_a_merged_region_holds_what_its_parts_held():
    objectif(signataire(siege="80", dep="80"), 5, departement="80")
    objectif(signataire(), 7, departement="59")

    assert valeurs(REGARD.au_jour(date(2015, 12, 31)))["a1.total"] == 7
    fusionnee = valeurs(Regard(date(2016, 1, 1), None, "32"))
    assert fusionnee["a1.total"] == 12
    departements = [i for i in fusionnee if i.startswith("a1.departement.")]
    assert departements == [f"a1.departement.{code}.part" for code in ("02", "59", "60", "62", "80")]


def test_a_neighbour_weighs_nothing():
    objectif(signataire(siege="80", dep="80"), 5)

    lus = chiffres()

    assert (lus["a1.total"].valeur, lus["etat.locatif.signees"].valeur) == (None, 0)
    assert lus["a1.total"].couverture.attendus == 0
    assert lus["a1.total"].couverture.part_parc is None
