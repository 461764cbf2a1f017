"""What a validated evaluation shows is what its validation kept, wherever it was validated."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from evaluations.cycle import Etat
from evaluations.models import Evaluation
from evaluations.resultats import arreter

from .. import fabriques
from ..pilotage.monde import CLE, CUS, VALEURS, socle, verser
from . import pieces

pytestmark = pytest.mark.django_db
COLONNES = [*CLE, "debut", "fin", "etat", "le"]
DEPUIS = "Depuis la validation, les données disent\u00a0:"


@pytest.fixture
def validee():
    """An evaluation validated when 7 were done for 10 due."""
    une = pieces.evaluation(etat=Etat.VALIDEE, le=date(2012, 10, 3))
    pieces.objectif(une, 10, debut=2011, fin=2012)
    pieces.realise(une, 7)
    une.resultats = arreter(une, pieces.REGARD)
    une.save()
    return une


def ouvrir(client, evaluation, **requete):
    return client.get(reverse("evaluations:detail", args=[evaluation.pk]), {"au": "2012-10-03"} | requete).text


@pytest.mark.parametrize("requete", [{}, {"au": "2010-01-01"}, {"connu_le": "2010-01-01"}])
def test_the_page_of_a_validated_evaluation_says_what_was_kept(client, dreal, validee, requete):
    page = ouvrir(client, validee, **requete)

    assert "7 réalisés pour 10 attendus" in page
    assert DEPUIS not in page


def test_what_the_data_say_since_is_told_beside(client, dreal, validee):
    pieces.realise(validee, 9, saisi_le=fabriques.moment(date(2030, 1, 1)))

    page = ouvrir(client, validee)

    assert "7 réalisés pour 10 attendus" in page
    assert f"{DEPUIS}</span> 9 réalisés pour 10 attendus" in page
    assert page.count(DEPUIS) == 1


def test_a_detail_that_moves_under_one_total_is_told_too(client, dreal, validee):
    plus_tard = fabriques.moment(date(2030, 1, 1))
    pieces.realise(validee, 5, saisi_le=plus_tard)
    pieces.realise(validee, 2, produit="PLUS", saisi_le=plus_tard)

    assert f"{DEPUIS}</span> le même total, dont le détail a changé." in ouvrir(client, validee)


def test_a_validation_that_kept_nothing_says_so(client, dreal):
    evaluation = pieces.evaluation(etat=Etat.VALIDEE)
    pieces.realise(evaluation, 7)

    page = ouvrir(client, evaluation)

    assert "Les résultats n’ont pas été arrêtés à la validation" in page
    assert "7 réalisés" in page


@pytest.mark.parametrize("agent", [None, "dreal"])
def test_an_evaluation_imported_as_validated_keeps_its_results(tmp_path, agent):
    auteur = fabriques.agent(agent) if agent else None
    evaluations = [COLONNES, [*CUS, 2011, 2012, "validee", date(2012, 9, 3)]]
    valeurs = [VALEURS, [*CUS, "A.I", "realise", 2011, 2011, 5, datetime(2012, 9, 1)]]

    verser(tmp_path, auteur, **socle(evaluations=evaluations, valeurs=valeurs))

    evaluation = Evaluation.objects.get()
    assert "5 réalisés" in evaluation.resultats[0]["phrases"][0]
    assert evaluation.history.first().resultats == evaluation.resultats


def test_an_import_that_validates_keeps_results_once(tmp_path):
    evaluations = [COLONNES, [*CUS, 2011, 2012, "transmise", None]]
    verser(tmp_path, **socle(evaluations=evaluations))
    assert Evaluation.objects.get().resultats is None

    evaluations[1][-2:] = "validee", date(2012, 9, 3)
    verser(tmp_path, evaluations=evaluations)
    gardes = Evaluation.objects.get().resultats
    verser(tmp_path, valeurs=[VALEURS, [*CUS, "A.I", "realise", 2011, 2011, 5]], evaluations=evaluations)

    assert gardes
    assert Evaluation.objects.get().resultats == gardes


def test_an_import_that_opens_again_keeps_no_results(tmp_path):
    evaluations = [COLONNES, [*CUS, 2011, 2012, "validee", date(2012, 9, 3)]]
    verser(tmp_path, **socle(evaluations=evaluations))

    evaluations[1][-2:] = "en_saisie", None
    verser(tmp_path, evaluations=evaluations)

    assert Evaluation.objects.get().resultats is None
