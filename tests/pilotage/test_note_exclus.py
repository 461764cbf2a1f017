"""Who is left out of the denominators, and who of the totals."""

from datetime import date

import pytest

from organismes.models import Perimetre
from tests.fabriques import bailleur, convention, exclure, objectif, signataire

from .note_lue import annexe, ecrire, lire

pytestmark = pytest.mark.django_db
SIGNEE = date(2011, 6, 14)


def exclu(nom, perimetre, valeur):
    """A landlord in one exclusion set, that signed and gave an objective all the same."""
    exclure(qui := bailleur(500, nom=nom), perimetre)
    objectif(convention(qui, signee=SIGNEE), valeur, produit="PLUS", departement="59")


def test_a_landlord_out_of_the_cus_leaves_the_denominator_and_stays_in_the_total():
    objectif(signataire(1000), 100, produit="PLUS", departement="59")
    exclu("Toit du Phare", Perimetre.HORS_CUS, 20)

    note = lire()

    assert "120 logements pourraient être financés" in note
    assert "12 % du parc locatif social régional hors Toit du Phare." in note
    assert "Champ : organismes régionaux." in note


def test_a_landlord_out_of_the_statistics_leaves_both():
    objectif(signataire(1000), 100, produit="PLUS", departement="59")
    exclu("Toit du Phare", Perimetre.HORS_STATISTIQUES, 20)

    note = lire()

    assert "100 logements pourraient être financés" in note
    assert "10 % du parc locatif social régional hors Toit du Phare." in note
    assert "Champ : organismes régionaux hors Toit du Phare." in note


def test_many_are_counted_and_named_in_the_annex_with_what_each_set_changes():
    objectif(signataire(1000), 100, produit="PLUS", departement="59")
    for rang in range(4):
        exclu(f"Toit {rang}", Perimetre.HORS_CUS, 20)

    annexes = "\n".join(annexe(ecrire()))

    assert "du parc locatif social régional hors 4 organismes exclus du parc, nommés en annexe" in lire()
    assert "leur parc n’entre dans aucun dénominateur, mais les objectifs qu’ils auraient donnés restent" in annexes
    assert "Toit 0 : Hors du champ de la loi. Toit 1" in annexes
