"""Figures of the stock and of quality: DPE, C.III and C.IV, levels, readings, completeness (contracts §5)."""

from datetime import date
from decimal import Decimal

import pytest

from conventions.models import Indicateur
from tests.fabriques import (
    avenant,
    bailleur,
    exclure,
    objectif,
    patrimoine,
    qualificatif,
    signataire,
)

from .figures import chiffres, valeurs

pytestmark = pytest.mark.django_db


def classer(qui, logements, *, au=date(2011, 1, 1), dep="59", **classes):
    return patrimoine(qui, logements, au=au, dep=dep, **{f"dpe_{c}": n for c, n in classes.items()})


def sans_parc(**champs):
    """A signed organism without stock yet."""
    cus = signataire(**champs)
    cus.organisme.patrimoines.all().delete()
    return cus.organisme


def test_the_share_of_classes_is_taken_once_on_the_regional_sums():
    classer(sans_parc(), 1000, d=10, e=10)
    classer(sans_parc(), 3000, a=20, d=20, g=20)

    lus = valeurs()

    assert lus["dpe.couverture"] == Decimal(80) / 4000
    assert (lus["dpe.d"], lus["dpe.efg"], lus["dpe.plus_150"]) == (1500, 1500, 3000)
    assert lus["dpe.plus_150.part"] == Decimal("0.75")


def test_a_later_row_without_classes_leaves_its_dwellings_unclassed():
    qui = sans_parc()
    classer(qui, 1000, d=100)
    patrimoine(qui, 1000, au=date(2012, 1, 1))

    lus = chiffres()

    assert lus["dpe.couverture"].valeur == 0
    assert lus["dpe.d"].valeur is None
    assert lus["dpe.d"].motif


def test_classes_of_other_regions_or_of_organisms_expected_nothing_are_left_out():
    qui, dispense = sans_parc(), sans_parc()
    classer(qui, 100, d=50, c=50)
    classer(qui, 900, dep="80", g=900)
    classer(dispense, 900, g=900)
    exclure(dispense)

    assert valeurs()["dpe.plus_150"] == 50


def test_carried_rows_bring_their_classes():
    absorbeur = sans_parc()
    classer(absorbeur, 100, c=100)
    disparu = bailleur(0, dep="62", absorbe_par=absorbeur, absorbe_le=date(2012, 7, 1))
    classer(disparu, 300, au=date(2011, 6, 1), g=100)

    lus = valeurs()

    assert (lus["dpe.couverture"], lus["dpe.efg"]) == (Decimal("0.5"), 200)


def test_without_stock_nothing_is_told_of_classes():
    assert chiffres()["dpe.couverture"].motif


def test_conventions_with_a_number_for_c3_or_c4_are_counted():
    for indicateur, dit in [("C.III", 0), ("C.IV", 12), ("C.III", "s.o."), ("C.III", "n.c."), ("C.I", 5)]:
        objectif(signataire(), dit, indicateur, 2011)
    par_avenant = signataire()
    objectif(avenant(par_avenant, signee=date(2012, 1, 1)), 3, "C.IV", 2011, departement="80")

    assert valeurs()["c34.conventions_chiffrees"] == 3


def test_levels_look_at_every_row_of_the_convention_itself():
    a_l_epci, au_departement, sans, muet, rien = (signataire() for _ in range(5))
    objectif(a_l_epci, 1)
    objectif(a_l_epci, 1, departement="80", epci="248000531", produit="PLI", annees=2030)
    objectif(au_departement, "s.o.", departement="59", zonage="B1")
    objectif(au_departement, "n.c.", departement="59", epci="245900410")
    objectif(sans, 0)
    objectif(muet, "n.c.", departement="59")

    lus = valeurs()

    assert [lus[f"a1.niveau.{n}"] for n in ("epci", "departement", "aucun", "zonage")] == [1, 1, 1, 1]
    assert rien


def test_an_avenant_that_replaces_a_row_changes_the_level():
    cus = signataire()
    objectif(cus, 5, departement="59")
    objectif(avenant(cus, signee=date(2012, 1, 1)), "n.c.", departement="59")

    assert valeurs()["a1.niveau.departement"] == 0


def test_qualifiers_without_a_row_are_unknown():
    qualificatif(signataire(), "inclus")
    qualificatif(signataire(), "deliberation", "lecture", "D.I")

    lus = valeurs()

    assert [lus[f"qualite.a1.anru.{v}"] for v in ("inclus", "non_inclus", "inconnu")] == [1, 0, 1]
    lectures = [lus[f"qualite.d1.lecture.{v}"] for v in ("deliberation", "avis_recueillis", "inconnue")]
    assert lectures == [1, 0, 1]


def test_carried_conventions_are_counted_in_no_quality():
    absorbeur = bailleur()
    objectif(signataire(absorbe_par=absorbeur, absorbe_le=date(2012, 1, 1)), 5)

    lus = valeurs()

    assert (lus["a1.niveau.aucun"], lus["qualite.a1.anru.inconnu"], lus["qualite.completude"]) == (0, 0, None)


def test_completeness_is_over_the_compulsory_rows_of_the_catalogue():
    tous = Indicateur.objects.filter(generation__nom="2011-2016", dispositif="locatif", obligatoire=True).count()
    cus = signataire()
    signataire()
    objectif(cus, 5)
    objectif(cus, 5, produit="PLI")
    objectif(cus, "s.o.", "C.III", 2011)
    objectif(cus, "n.c.", "C.IV", 2011)
    objectif(cus, 3, "D.I", 2011, mesure="vendus")

    assert valeurs()["qualite.completude"] == Decimal(3) / (2 * tous)
