"""The indicators of logements-foyers that an avenant brings to a CUS locatif, in the sheets that name an indicator."""

from decimal import Decimal

import pytest

from conventions.models import Objectif
from evaluations.models import Realise
from pilotage.importation import importer
from pilotage.importation.sortie import exporter
from tests.pilotage.monde import CLE, CUS, VALEURS, comptes, refus, socle, verser

pytestmark = pytest.mark.django_db
AVENANTS = [*CLE, "avenant", "objet"]
FOYERS, OBJECTIFS = [*CUS, "A1", "logements-foyers"], [*CUS, "A2", "objectifs"]
COLONNES = [*CLE, "avenant", *VALEURS[3:]]


def feuilles(*lignes, avenants=(FOYERS, OBJECTIFS)):
    """A CUS locatif, its avenants, and rows of values: (avenant, indicator, nature, value)."""
    valeurs = [[*CUS, piece, code, nature, 2012, 2012, valeur] for piece, code, nature, valeur in lignes]
    return socle(avenants=[AVENANTS, *avenants], valeurs=[COLONNES, *valeurs])


def test_an_objective_of_foyers_names_the_avenant_that_brings_it(tmp_path):
    verser(tmp_path, **feuilles(("A1", "ALF.I", "objectif", 40), ("A1", "A.I", "objectif", 12)))

    lus = Objectif.objects.filter(instrument__reference="A1").order_by("indicateur__code")
    assert [(o.indicateur.code, o.indicateur.dispositif, o.valeur) for o in lus] == [
        ("A.I", "locatif", Decimal(12)),
        ("ALF.I", "foyers", Decimal(40)),
    ]


@pytest.mark.parametrize("piece", ["", "A2"])
def test_elsewhere_it_is_refused_and_the_refusal_names_the_avenant(tmp_path, piece):
    refusees = refus(tmp_path, **feuilles((piece, "ALF.I", "objectif", 40)))

    assert list(refusees) == ["valeurs!E2"]
    assert "l’avenant «\u00a0logements-foyers\u00a0»" in refusees["valeurs!E2"]


def test_an_indicator_of_accession_stays_refused(tmp_path):
    assert list(refus(tmp_path, **feuilles(("A1", "FACC.I", "objectif", 40)))) == ["valeurs!E2"]


def test_a_result_is_of_the_convention_once_it_has_such_an_avenant(tmp_path):
    sans = refus(tmp_path, **feuilles(("", "ALF.I", "realise", 9), avenants=[OBJECTIFS]))

    verser(tmp_path, **feuilles(("", "ALF.I", "realise", 9)))

    assert list(sans) == ["valeurs!E2"]
    assert Realise.objects.get().indicateur.code == "ALF.I"


def test_what_came_in_goes_out_and_comes_back_unchanged(tmp_path):
    verser(tmp_path, **feuilles(("A1", "ALF.I", "objectif", 40), ("", "ALF.I", "realise", 9)))

    exporter(tmp_path / "sortie.xlsx")
    rapport = importer(tmp_path / "sortie.xlsx", None)

    assert (rapport.refus, rapport.ecrites) == ([], 0)
    assert comptes(rapport, "valeurs") == (0, 0, 2, 0)
