"""Which rows count: versions and clocks, avenants, absorptions and chains (contracts §1, §2 and §4.1)."""

from datetime import date
from decimal import Decimal

import pytest

from cus_tracker.cycle import Etat
from cus_tracker.regard import Regard
from tests.fabriques import (
    REGARD,
    avenant,
    bailleur,
    convention,
    exclure,
    moment,
    objectif,
    organisme,
    passage,
    patrimoine,
    realise,
    signataire,
)

from .figures import chiffres, valeurs

pytestmark = pytest.mark.django_db
FUSION = date(2012, 7, 1)
VEILLE = date(2012, 6, 30)


def connu(jour, au=REGARD.au):
    return Regard(au, jour, "31")


def absorbe(par, le=FUSION, **champs):
    return signataire(absorbe_par=par, absorbe_le=le, **champs)


def test_of_one_key_the_latest_version_known_counts():
    cus = signataire()
    objectif(cus, 10, saisi_le=moment(date(2011, 7, 1)))
    objectif(cus, 25, saisi_le=moment(date(2012, 2, 1)))

    assert valeurs()["a1.total"] == 25
    assert valeurs(connu(date(2012, 1, 31)))["a1.total"] == 10
    assert valeurs(connu(date(2012, 2, 1)))["a1.total"] == 25
    assert valeurs(connu(date(2011, 6, 30)))["a1.total"] is None


def test_the_past_is_told_with_what_is_known_now():
    cus = signataire()
    objectif(cus, 25, saisi_le=moment(date(2014, 2, 1)))

    assert valeurs()["a1.total"] == 25


def test_an_emptied_cell_takes_the_value_away():
    cus = signataire()
    objectif(cus, 10)
    objectif(cus, "vide", saisi_le=moment(date(2012, 2, 1)))

    lus = chiffres()

    assert (lus["a1.total"].valeur, lus["a1.niveau.aucun"].valeur) == (None, 0)


def test_a_signed_avenant_replaces_the_rows_it_overlaps_whatever_was_typed_last():
    cus = signataire()
    objectif(cus, 60, departement="59", saisi_le=moment(date(2012, 9, 1)))
    objectif(cus, 6, departement="62")
    objectif(avenant(cus, signee=date(2012, 3, 1)), 10, annees=(2013, 2014), departement="59")

    assert valeurs(REGARD.au_jour(date(2012, 2, 29)))["a1.total"] == 66
    assert valeurs()["a1.total"] == 16


def test_an_avenant_not_signed_changes_nothing():
    cus = signataire()
    objectif(cus, 60)
    objectif(avenant(cus), 10)

    assert valeurs()["a1.total"] == 60


@pytest.mark.parametrize("dit", ["n.c.", "vide"])
def test_an_avenant_that_gives_nothing_replaces_too(dit):
    cus = signataire()
    objectif(cus, 60)
    objectif(avenant(cus, signee=date(2012, 3, 1)), dit)

    lus = chiffres()

    assert lus["a1.total"].valeur is None
    assert lus["a1.total"].complet is False


def test_of_two_avenants_the_one_first_signed_last_wins():
    cus = signataire()
    objectif(cus, 60)
    ancien, recent = avenant(cus, "A2", signee=date(2012, 2, 1)), avenant(cus, "A1", signee=date(2012, 3, 1))
    passage(ancien, Etat.SIGNEE, date(2012, 5, 1))
    objectif(recent, 10, saisi_le=moment(date(2012, 3, 2)))
    objectif(ancien, 20, saisi_le=moment(date(2012, 6, 1)))

    assert valeurs()["a1.total"] == 10


def test_avenants_signed_the_same_day_are_sorted_by_the_moment_of_typing():
    cus, jour = signataire(), date(2012, 3, 1)
    tard, tot = avenant(cus, "A1"), avenant(cus, "A2")
    passage(tard, Etat.SIGNEE, jour, saisi_le=moment(date(2012, 3, 9)))
    passage(tot, Etat.SIGNEE, jour, saisi_le=moment(date(2012, 3, 2)))
    objectif(tard, 10)
    objectif(tot, 20)

    assert valeurs()["a1.total"] == 10


def test_realised_rows_are_never_replaced_by_an_avenant():
    cus = signataire()
    objectif(cus, 10, annees=2011, produit="PLUS")
    signe, brouillon = avenant(cus, "A1", signee=date(2012, 3, 1)), avenant(cus, "A2")
    realise(cus, 20, produit="PLUS", departement="59", avenant=signe)
    realise(cus, 90, produit="PLUS", departement="62", avenant=brouillon)

    lus = chiffres()

    assert lus["a1.realise.2011.depassements.PLUS"].apports[0].valeur == 20


def test_an_absorbed_organism_brings_its_values_to_its_absorber():
    absorbeur = bailleur(1000)
    disparu = absorbe(absorbeur, logements=200)
    objectif(disparu, 24)

    avant, apres = chiffres(REGARD.au_jour(VEILLE)), chiffres()

    assert avant["a1.total"].couverture.attendus == 2
    assert (apres["a1.total"].valeur, apres["a1.effort.maximum"].valeur) == (24, Decimal("0.02"))
    assert (apres["a1.total"].couverture.organismes, apres["a1.total"].couverture.attendus) == (1, 1)
    assert (apres["etat.locatif.signees"].valeur, apres["a1.niveau.aucun"].valeur) == (0, 0)


def test_a_chain_of_absorptions_is_followed_and_each_link_judged_on_its_own():
    dernier = bailleur(1000)
    moyen = bailleur(300, absorbe_par=dernier, absorbe_le=date(2012, 8, 1))
    premier = absorbe(moyen, le=date(2011, 12, 1), logements=50)
    objectif(premier, 30)
    patrimoine(moyen, 340, au=date(2012, 1, 1))

    lus = valeurs()

    assert lus["a1.total"] == 30
    assert lus["a1.effort"] == Decimal(30) / 1340


def test_carried_stock_stops_at_the_absorber_s_own_row_département_by_département():
    absorbeur = bailleur(1000)
    disparu = absorbe(absorbeur, logements=200)
    patrimoine(disparu.organisme, 70, dep="62")
    patrimoine(absorbeur, 1150, au=FUSION)
    objectif(disparu, 122)

    assert valeurs()["a1.effort"] == Decimal(122) / (1150 + 70)


def test_values_carried_out_of_the_region_leave_its_totals():
    ailleurs = bailleur(10, siege="80", dep="80")
    objectif(absorbe(ailleurs), 24)
    objectif(signataire(), 1)

    assert valeurs(REGARD.au_jour(VEILLE))["a1.total"] == 25
    assert valeurs()["a1.total"] == 1


def test_values_come_from_outside_when_the_absorber_is_here():
    absorbeur = bailleur(1000)
    disparu = absorbe(absorbeur, siege="80", dep="80", logements=500)
    objectif(disparu, 9, departement="59")
    objectif(disparu, 90)

    assert valeurs()["a1.total"] == 9


def test_only_the_exclusion_sets_of_the_absorber_count():
    absorbeur = bailleur(1000)
    disparu = absorbe(absorbeur)
    exclure(disparu.organisme, "hors-statistiques")
    objectif(disparu, 24)

    assert valeurs(REGARD.au_jour(VEILLE))["a1.total"] is None
    assert valeurs()["a1.total"] == 24


def test_carried_stock_does_not_make_an_absorber_overflow_the_region():
    absorbeur = signataire(1000)
    absorbe(absorbeur.organisme, siege="80", dep="80", logements=500)
    objectif(absorbeur, 7)

    assert valeurs()["a1.total"] == 7


def test_an_absorber_known_by_carried_stock_alone_is_extra_regional():
    ailleurs = organisme(siege="80")
    convention(ailleurs, signee=date(2011, 6, 1))
    bailleur(40, absorbe_par=ailleurs, absorbe_le=FUSION)

    assert valeurs(REGARD.au_jour(VEILLE))["etat.locatif.extra_regionales"] == 0
    assert valeurs()["etat.locatif.extra_regionales"] == 1


def test_an_exclusion_counts_between_its_days_both_included():
    cus = signataire()
    objectif(cus, 24)
    exclure(cus.organisme, "hors-statistiques", debut=date(2012, 1, 1), fin=date(2012, 1, 31))

    lus = {jour: valeurs(REGARD.au_jour(date(2012, *jour)))["a1.total"] for jour in [(1, 1), (1, 31), (2, 1)]}

    assert lus == {(1, 1): None, (1, 31): None, (2, 1): 24}
    assert valeurs(REGARD.au_jour(date(2011, 12, 31)))["a1.total"] == 24


def test_a_signature_struck_takes_the_values_with_it_save_for_those_who_looked_before():
    cus = convention(bailleur())
    passage(cus, Etat.SIGNEE, date(2011, 6, 15), rectifie_le=moment(date(2012, 3, 1)), rectifie_motif="Erreur.")
    objectif(cus, 24)

    assert valeurs()["a1.total"] is None
    assert valeurs(connu(date(2012, 2, 29)))["a1.total"] == 24
    assert valeurs(connu(date(2012, 3, 1)))["a1.total"] is None
