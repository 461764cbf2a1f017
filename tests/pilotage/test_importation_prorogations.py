"""The sheet of the acts that put off échéances: it comes, comes back the same, and refuses what the trade refuses."""

from datetime import date

import pytest

from conventions.models import Instrument, Prorogation
from pilotage.importation.assemblage import FEUILLES
from tests import fabriques
from tests.pilotage.monde import CLE, CUS, A, refus, socle, verser

pytestmark = pytest.mark.django_db
COLONNES = [*CLE, "nature", "le", "echeance_le", "fondement"]
ACTE = [*CUS, "prorogation", date(2017, 1, 27), date(2017, 12, 31), "Loi du 27 janvier 2017"]


def test_an_act_comes_and_the_same_workbook_changes_nothing(tmp_path):
    feuilles = socle(prorogations=[COLONNES, ACTE])

    verser(tmp_path, **feuilles)
    rapport = verser(tmp_path, **feuilles)

    acte = Prorogation.objects.get()
    assert (acte.echeance_le, acte.conventions.get().organisme.siren) == (date(2017, 12, 31), A)
    assert rapport.ecrites == 0


def test_what_is_exported_comes_back_the_same(tmp_path):
    verser(tmp_path, **socle())
    cus = Instrument.objects.conventions().first()
    acte = fabriques.prorogation(cus)
    acte.annuler(motif="Censurée", par=None)
    fabriques.prorogation(cus)
    feuille = next(feuille for feuille in FEUILLES if feuille.nom == "prorogations")
    exportees = [list(ligne) for ligne in feuille.exporter()]
    Prorogation.objects.all().delete()

    verser(tmp_path, prorogations=[[colonne.nom for colonne in feuille.colonnes], *exportees])

    assert [list(ligne) for ligne in feuille.exporter()] == exportees
    assert Prorogation.objects.count() == 2


@pytest.mark.parametrize(
    ("ligne", "cellule"),
    [
        ([*ACTE[:5], None, ACTE[6]], "prorogations!F2"),
        ([*ACTE[:6], None], "prorogations!G2"),
        ([A, "1999-2004", *ACTE[2:]], "prorogations!B2"),
        ([*ACTE[:3], "report", *ACTE[4:]], "prorogations!D2"),
    ],
)
def test_an_act_without_end_basis_or_convention_is_refused(tmp_path, ligne, cellule):
    assert list(refus(tmp_path, **socle(prorogations=[COLONNES, ligne]))) == [cellule]


def test_an_act_is_not_rewritten(tmp_path):
    verser(tmp_path, **socle(prorogations=[COLONNES, ACTE]))
    autre = [*ACTE[:5], date(2018, 12, 31), ACTE[6]]

    assert list(refus(tmp_path, **socle(prorogations=[COLONNES, autre]))) == ["prorogations!F2"]
