"""The sheets of the evaluations: appreciations, campaigns, organisms entrusted to another service."""

from datetime import date

import pytest

from evaluations.models import Appreciation, Attribution, Campagne
from tests import fabriques
from tests.pilotage.monde import CLE, CUS, A, refus, socle, verser

pytestmark = pytest.mark.django_db
PERIODE = ["region", "generation", "debut", "fin"]
CAMPAGNE = ["31", "2011-2016", 2011, 2012]
CALENDRIER = [*CAMPAGNE, date(2012, 1, 9), date(2013, 3, 31)]
CAMPAGNES = [[*PERIODE, "ouverte_le", "echeance_le"], CALENDRIER]
ATTRIBUTIONS = [*PERIODE, "siren", "echeance_le", "echeance_motif"]
EVALUATIONS = [[*CLE, "debut", "fin", "etat"], [*CUS, 2011, 2012, "transmise"]]
APPRECIATIONS = [*CLE, "debut", "fin", "indicateur", "jugement"]


def test_a_campaign_comes_with_its_delays_and_appreciations_and_comes_back_the_same(tmp_path):
    feuilles = socle(
        campagnes=CAMPAGNES,
        attributions=[ATTRIBUTIONS, [*CAMPAGNE, A, date(2013, 6, 30), "Fusion en cours."]],
        evaluations=EVALUATIONS,
        appreciations=[APPRECIATIONS, [*CUS, 2011, 2012, "A.I", "partiel"]],
    )

    verser(tmp_path, fabriques.agent("dreal"), **feuilles)
    rapport = verser(tmp_path, **feuilles)

    assert (Campagne.objects.get().region.code, Attribution.objects.get().organisme.siren) == ("31", A)
    assert Appreciation.objects.get().jugement == "partiel"
    assert rapport.ecrites == 0


@pytest.mark.parametrize(
    ("feuilles", "cellule"),
    [
        ({"campagnes": [CAMPAGNES[0], [*CAMPAGNE, date(2012, 1, 9), date(2011, 1, 1)]]}, "campagnes!F2"),
        (
            {"campagnes": CAMPAGNES, "attributions": [ATTRIBUTIONS, [*CAMPAGNE, A, date(2013, 6, 30)]]},
            "attributions!G2",
        ),
        ({"attributions": [ATTRIBUTIONS, [*CAMPAGNE, A, date(2013, 6, 30), "x"]]}, "attributions!A2"),
        ({"appreciations": [APPRECIATIONS, [*CUS, 2011, 2012, "A.I", "partiel"]]}, "appreciations!D2"),
        (
            {"evaluations": EVALUATIONS, "appreciations": [APPRECIATIONS, [*CUS, 2011, 2012, "Z", "partiel"]]},
            "appreciations!F2",
        ),
    ],
)
def test_rows_that_hang_on_nothing_or_disagree_are_refused(tmp_path, feuilles, cellule):
    assert list(refus(tmp_path, **socle(**feuilles))) == [cellule]


def test_the_campaign_of_another_region_is_refused(tmp_path):
    refusees = refus(tmp_path, fabriques.agent("dreal"), campagnes=[CAMPAGNES[0], ["93", *CALENDRIER[1:]]])

    assert list(refusees) == ["campagnes!A2"]


def test_a_delay_changed_by_a_workbook_says_why_anew(tmp_path):
    agent = fabriques.agent("dreal")
    ligne = [*CAMPAGNE, A, date(2013, 6, 30), "Fusion en cours."]
    verser(tmp_path, agent, **socle(campagnes=CAMPAGNES, attributions=[ATTRIBUTIONS, ligne]))

    for echeance, motif in ((date(2013, 7, 31), ligne[-1]), (None, ligne[-1]), (None, "")):
        refusees = refus(tmp_path, agent, attributions=[ATTRIBUTIONS, [*CAMPAGNE, A, echeance, motif]])
        assert list(refusees) == ["attributions!G2"]

    verser(tmp_path, agent, attributions=[ATTRIBUTIONS, [*CAMPAGNE, A, date(2013, 7, 31), "Rachat."]])
    assert Attribution.objects.get().echeance_motif == "Rachat."
