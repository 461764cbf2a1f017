"""Figures « état d’avancement »: who is expected, who has signed, at both clocks."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cus_tracker.cycle import Etat
from cus_tracker.regard import Regard
from organismes.models import Perimetre
from pilotage.chiffres import Etude, GenerationAbsente, RegionAbsente
from tests.fabriques import REGARD, avenant, bailleur, convention, exclure, moment, organisme, passage, patrimoine

from .figures import chiffres, valeurs

pytestmark = pytest.mark.django_db
JUIN = date(2011, 6, 15)


def test_dwellings_call_for_a_cus_locatif():
    bailleur(12)

    assert valeurs()["etat.locatif.attendues"] == 1


def test_foyers_beside_dwellings_call_for_an_avenant_too():
    bailleur(12, foyers=3)

    chiffres = valeurs()

    assert (chiffres["etat.locatif.attendues"], chiffres["etat.foyers.attendus"]) == (1, 1)


def test_foyers_alone_call_for_a_cus_foyers_and_nothing_else():
    bailleur(0, foyers=3)

    chiffres = valeurs()

    assert (chiffres["etat.locatif.attendues"], chiffres["etat.foyers.attendus"]) == (0, 1)


def test_no_dwelling_at_all_calls_for_a_cus_accession():
    bailleur(0)

    assert valeurs()["etat.accession.attendues"] == 1


def test_an_unknown_stock_calls_for_nothing():
    organisme()

    chiffres = valeurs()

    assert chiffres["etat.accession.attendues"] == 0
    assert chiffres["etat.locatif.attendues"] == 0


def test_hors_cus_removes_the_expectation_but_not_the_signature():
    qui = bailleur()
    exclure(qui, Perimetre.HORS_CUS)
    convention(qui, signee=JUIN)

    chiffres = valeurs()

    assert (chiffres["etat.locatif.attendues"], chiffres["etat.locatif.signees"]) == (0, 1)


def test_an_exclusion_that_has_ended_excludes_no_more():
    exclure(bailleur(), Perimetre.HORS_CUS, fin=date(2012, 10, 2))

    assert valeurs()["etat.locatif.attendues"] == 1


def test_the_first_standing_signature_tells_who_was_late():
    convention(bailleur(), signee=date(2011, 6, 30))
    convention(bailleur(), signee=date(2011, 7, 1))

    chiffres = valeurs()

    assert (chiffres["etat.locatif.signees"], chiffres["etat.locatif.hors_delai"]) == (2, 1)


def test_a_signature_is_counted_from_its_own_day_on():
    convention(bailleur(), signee=JUIN)

    assert valeurs(REGARD.au_jour(date(2011, 6, 14)))["etat.locatif.signees"] == 0
    assert valeurs(REGARD.au_jour(JUIN))["etat.locatif.signees"] == 1


def test_what_was_typed_later_was_not_known_before():
    cus = convention(bailleur())
    passage(cus, Etat.SIGNEE, JUIN, saisi_le=moment(date(2012, 1, 10)))

    assert valeurs(Regard(REGARD.au, date(2012, 1, 9), "31"))["etat.locatif.signees"] == 0
    assert valeurs(Regard(REGARD.au, date(2012, 1, 10), "31"))["etat.locatif.signees"] == 1


def test_a_struck_signature_stands_until_it_was_struck():
    cus = convention(bailleur())
    raye = moment(date(2012, 3, 1))
    passage(cus, Etat.SIGNEE, JUIN, rectifie_le=raye, rectifie_motif="Erreur d’organisme.")

    assert valeurs()["etat.locatif.signees"] == 0
    assert valeurs(Regard(REGARD.au, date(2012, 2, 28), "31"))["etat.locatif.signees"] == 1


def test_an_extra_regional_organism_is_counted_apart():
    ailleurs = organisme(siege="80")
    patrimoine(ailleurs, 500, dep="62")
    convention(ailleurs, signee=JUIN)

    chiffres = valeurs()

    assert (chiffres["etat.locatif.extra_regionales"], chiffres["etat.locatif.signees"]) == (1, 0)


def test_an_organism_without_dwellings_here_is_not_extra_regional():
    ailleurs = organisme(siege="80")
    patrimoine(ailleurs, 500, dep="80")
    convention(ailleurs, signee=JUIN)

    assert valeurs()["etat.locatif.extra_regionales"] == 0


def test_the_instruments_of_an_absorbed_organism_leave_the_counts_that_very_day():
    absorbeur = bailleur()
    absorbe = bailleur(absorbe_par=absorbeur, absorbe_le=date(2012, 7, 1))
    convention(absorbe, signee=JUIN)

    assert valeurs(REGARD.au_jour(date(2012, 6, 30)))["etat.locatif.signees"] == 1
    assert valeurs(REGARD.au_jour(date(2012, 7, 1)))["etat.locatif.signees"] == 0


def test_carried_stock_makes_the_absorber_expected():
    absorbeur = bailleur(0)
    bailleur(40, absorbe_par=absorbeur, absorbe_le=date(2012, 7, 1), dep="62")

    assert valeurs(REGARD.au_jour(date(2012, 6, 30)))["etat.accession.attendues"] == 1
    assert valeurs()["etat.accession.attendues"] == 0
    assert valeurs()["etat.locatif.attendues"] == 1


def test_a_signed_avenant_puts_the_rents_back_in_order():
    convention(bailleur(), signee=JUIN, remise_en_ordre="oui")
    avenant(convention(bailleur(), signee=JUIN), objet="remise-en-ordre", signee=date(2012, 2, 1))
    avenant(convention(bailleur(), signee=JUIN), objet="remise-en-ordre")

    assert valeurs()["etat.locatif.remise_en_ordre"] == 2
    assert valeurs(REGARD.au_jour(date(2012, 1, 31)))["etat.locatif.remise_en_ordre"] == 1


def test_close_to_signature_counts_with_signed_for_foyers_only():
    qui = bailleur(10, foyers=4)
    cus = convention(qui, signee=JUIN)
    passage(avenant(cus, "A1"), Etat.PRETE_A_SIGNER, date(2012, 9, 1))
    passage(avenant(cus, "A2"), Etat.NEGOCIATION, date(2012, 9, 1))
    passage(convention(bailleur(0, foyers=4), "foyers"), Etat.PRETE_A_SIGNER, date(2012, 9, 1))

    chiffres = valeurs()

    assert chiffres["etat.foyers.avenants_signes_ou_proches"] == 1
    assert chiffres["etat.foyers.avenants_en_negociation"] == 1
    assert chiffres["etat.foyers.conventions_signees_ou_proches"] == 1


def test_a_suspended_accession_is_told_apart():
    cus = convention(bailleur(0), "accession")
    passage(cus, Etat.DEPOSEE, date(2011, 10, 1))
    passage(cus, Etat.SUSPENDUE, date(2011, 11, 2))

    chiffres = valeurs()

    assert (chiffres["etat.accession.signees"], chiffres["etat.accession.en_suspens"]) == (0, 1)


def test_a_conventions_of_another_generation_is_not_counted():
    convention(bailleur(), gen="2019-2025", signee=date(2019, 12, 1))

    assert valeurs(REGARD.au_jour(date(2015, 12, 31)), "2011-2016")["etat.locatif.signees"] == 0


def test_a_region_that_does_not_exist_that_day_names_its_successor():
    with pytest.raises(RegionAbsente, match=r"relèvent alors des Hauts-de-France \(32\)"):
        Etude(REGARD.au_jour(date(2016, 1, 1)))


def test_before_the_first_generation_the_refusal_is_clear():
    with pytest.raises(GenerationAbsente, match="Aucune génération"):
        Etude(REGARD.au_jour(date(2010, 12, 31)))


def test_the_number_of_queries_does_not_grow_with_the_organisms():
    demandes = []
    for combien in (3, 37):
        for _ in range(combien):
            convention(bailleur(), signee=JUIN)
        with CaptureQueriesContext(connection) as requetes:
            valeurs()
        demandes.append(len(requetes))

    assert demandes[0] == demandes[1] <= 16


def test_whatever_cannot_be_computed_says_why():
    muets = [un for un in chiffres().values() if un.valeur is None]

    assert muets
    assert [un.id for un in muets if not un.motif or un.complet] == []
    assert [un.id for un in chiffres().values() if un.valeur is not None and un.motif] == []
