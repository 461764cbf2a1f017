"""The campaign of the demonstration shows every quality rule, and no figure of the note reads what it shows."""

from collections import defaultdict
from decimal import Decimal

import pytest
from django.db import transaction

from evaluations.controles import doutes
from evaluations.models import Evaluation
from evaluations.qualite import REGLES
from pilotage.demonstration import anomalies, autres, classeur
from pilotage.demonstration.comptes import ouvrir
from pilotage.demonstration.fichier import ecrire
from pilotage.demonstration.realises import RYTHMES
from pilotage.demonstration.reunions import etat
from pilotage.importation import importer
from tests.fabriques import REGARD

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=["1", "1.3"], ids=lambda echelle: f"x {echelle}")
def montrees(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """{rule: sentences that it says} over the evaluations of the demonstration; nothing is left behind."""
    fichier = tmp_path_factory.mktemp("anomalies") / "demonstration.xlsx"
    ecrire(classeur(Decimal(request.param)), fichier)
    dites = defaultdict(list)
    with django_db_blocker.unblock(), transaction.atomic():
        assert importer(fichier, ouvrir()["admin"]).refus == []
        for evaluation in Evaluation.objects.select_related("convention__organisme__siege"):
            for doute in doutes(evaluation, REGARD):
                dites[doute.constat.regle].append(doute.constat.phrase)
        transaction.set_rollback(True)
    return dites


@pytest.mark.parametrize("regle", REGLES)
def test_every_quality_rule_is_shown(regle, montrees):
    assert montrees[regle], f"no evaluation of the demonstration shows {regle}"


def test_no_rate_of_achievement_is_made_of_a_slip():
    entiers = {
        (sigle, cellule["indicateur"])
        for sigle in anomalies.ECARTS
        for cellule in anomalies.cellules(sigle)
        if cellule["indicateur"] in ("A.II", "B.I") and cellule["fin"] == 2012
    }
    promis = {(sigle, c["indicateur"]) for sigle in anomalies.ECARTS for c in autres.cellules(sigle)}

    assert entiers
    assert not entiers & promis


def test_slips_are_those_of_organisms_still_filling_their_evaluation():
    assert {etat(sigle) for sigle in anomalies.ECARTS} == {"en_saisie"}
    assert set(anomalies.ECARTS) <= set(RYTHMES)


def test_no_slip_touches_what_a_figure_reads():
    touches = {cellule["indicateur"] for sigle in anomalies.ECARTS for cellule in anomalies.cellules(sigle)}

    assert "A.I" not in touches
