"""Two evaluations of one convention over the same years: what one of them closed is typed from neither."""

from datetime import datetime

import pytest
from django.urls import reverse

from evaluations.annulation import AnnulationRefusee, annuler
from evaluations.cycle import Etat
from evaluations.models import Evaluation, Realise

from .. import fabriques
from ..pilotage.monde import CLE, CUS, VALEURS, refus, socle, verser
from . import pieces

pytestmark = pytest.mark.django_db
CLOSES = [(Etat.TRANSMISE, "transmise"), (Etat.VALIDEE, "validée")]


@pytest.fixture
def longue():
    """An evaluation over six years, beside one over the first two."""
    return pieces.evaluation(debut=2011, fin=2016, etat=Etat.EN_SAISIE)


def fermer(longue, etat, debut=2011, fin=2012):
    return Evaluation.objects.create(convention=longue.convention, debut=debut, fin=fin, etat=etat)


@pytest.mark.parametrize(("etat", "mot"), CLOSES)
def test_a_year_that_another_evaluation_closed_is_refused_with_its_reason(dreal, longue, etat, mot):
    fermer(longue, etat)

    bilan = pieces.taper({pieces.cle(longue): "3", pieces.cle(longue, debut=2013): "4"}, dreal)

    assert [sort.etat for sort in bilan.sorts] == ["refusee", "enregistree"]
    assert f"2011-2012 est {mot}\u00a0: ses valeurs ne se saisissent plus." in bilan.sorts[0].raison
    assert Realise.objects.get().debut == 2013


@pytest.mark.parametrize("etat", [Etat.A_VENIR, Etat.EN_SAISIE])
def test_an_evaluation_still_open_closes_nothing(dreal, longue, etat):
    fermer(longue, etat)

    assert pieces.taper({pieces.cle(longue): "3"}, dreal).refusees == []


def test_a_value_over_more_years_is_not_one_of_those_that_were_closed(dreal, longue):
    fermer(longue, Etat.VALIDEE)

    assert pieces.taper({pieces.cle(longue, debut=2011, fin=2016): "30"}, dreal).refusees == []


def test_several_periods_may_be_closed(dreal, longue):
    fermer(longue, Etat.VALIDEE)
    fermer(longue, Etat.TRANSMISE, 2013, 2014)

    bilan = pieces.taper({pieces.cle(longue, debut=annee): "3" for annee in longue.annees}, dreal)

    assert [sort.etat for sort in bilan.sorts] == ["refusee"] * 4 + ["enregistree"] * 2


def test_another_convention_closes_nothing(dreal, longue):
    pieces.evaluation(etat=Etat.VALIDEE)

    assert pieces.taper({pieces.cle(longue): "3"}, dreal).refusees == []


def test_the_grid_draws_what_is_closed_locked_and_says_why(client, dreal, longue):
    pieces.realise(longue, 31)
    fermer(longue, Etat.VALIDEE)

    page = client.get(reverse("evaluations:grille", args=[longue.pk]), {"au": "2012-10-03"}).text

    assert f'name="{pieces.cle(longue).nom}"' not in page
    assert '<td class="c-close"><span class="c-lue">31</span></td>' in page
    assert f'name="{pieces.cle(longue, debut=2013).nom}"' in page
    assert page.count("L’évaluation 2011-2012 est validée\u00a0: ses valeurs ne se saisissent plus.") == 1


def test_what_was_typed_in_a_cell_closed_meanwhile_stays_with_the_reason(client, dreal, longue):
    fermer(longue, Etat.VALIDEE)
    cellule = pieces.cle(longue).nom

    page = client.post(f"{reverse('evaluations:grille', args=[longue.pk])}?au=2012-10-03", {cellule: "47"}).text

    assert f'name="{cellule}" value="47"' in page
    assert not Realise.objects.exists()


def test_the_page_of_a_closed_cell_takes_no_evidence(client, dreal, longue):
    pieces.realise(longue, 31)
    fermer(longue, Etat.VALIDEE)
    requete = {"case": pieces.cle(longue).nom, "au": "2012-10-03"}

    page = client.get(reverse("evaluations:case", args=[longue.pk], query=requete)).text
    refus = client.post(reverse("evaluations:justifier", args=[longue.pk], query=requete), {"source": "Bilan"})

    assert "ses valeurs ne se saisissent plus" in page
    assert "Enregistrer le justificatif" not in page
    assert refus.status_code == 403


def test_a_batch_typed_before_the_closing_is_no_longer_undone(dreal, longue):
    lot = pieces.taper({pieces.cle(longue): "3"}, dreal).lot
    fermer(longue, Etat.TRANSMISE)

    with pytest.raises(AnnulationRefusee, match="2011-2012 est transmise"):
        annuler(lot, par=dreal)


@pytest.mark.parametrize(("etat", "geste"), [("transmise", "renvoyez-la"), ("validee", "rouvrez-la")])
def test_a_workbook_changes_no_value_of_a_closed_evaluation(tmp_path, etat, geste):
    agent = fabriques.agent("dreal")
    evaluations = [[*CLE, "debut", "fin", "etat"], [*CUS, 2011, 2012, etat]]
    verser(tmp_path, agent, **socle(evaluations=evaluations))
    lignes = [[*CUS, "A.I", "realise", *annees, 5] for annees in ((2012, 2012), (2013, 2013), (2011, 2016))]

    refusees = refus(tmp_path, agent, valeurs=[VALEURS, *lignes])

    assert list(refusees) == ["valeurs!H2"]
    assert geste in refusees["valeurs!H2"]


def test_a_workbook_read_again_is_not_refused(tmp_path):
    agent = fabriques.agent("dreal")
    evaluations = [[*CLE, "debut", "fin", "etat"], [*CUS, 2011, 2012, "transmise"]]
    valeurs = [VALEURS, [*CUS, "A.I", "realise", 2011, 2011, 5, datetime(2012, 9, 1)]]
    verser(tmp_path, agent, **socle(evaluations=evaluations, valeurs=valeurs))

    assert refus(tmp_path, agent, evaluations=evaluations, valeurs=valeurs) == {}
    assert Realise.objects.get().valeur == 5
