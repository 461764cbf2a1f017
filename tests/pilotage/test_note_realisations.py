"""The note tells the first results of the latest campaign, from the rows of its evaluations."""

from datetime import date

import pytest

from evaluations.models import Evaluation
from pilotage.chiffres import Etude
from pilotage.notes import Matiere, realisations
from tests import fabriques
from tests.evaluations import pieces
from tests.fabriques import REGARD

pytestmark = pytest.mark.django_db


def evalue(nom, fait, prevu):
    qui = fabriques.organisme(nom)
    fabriques.patrimoine(qui, 1000)
    une = pieces.evaluation(qui, etat=Evaluation.Etat.EN_SAISIE)
    for annee in (2011, 2012):
        pieces.realise(une, fait, debut=annee)
        pieces.objectif(une, prevu, debut=annee)
    return une


def matiere(**options):
    return Matiere.lire(Etude(REGARD), edite_le=date(2012, 10, 3), **options)


def lignes(section):
    return [ligne.cellules for bloc in section.blocs if bloc.genre == "tableau" for ligne in bloc.lignes]


def test_without_a_campaign_nothing_is_told():
    fabriques.signataire()

    assert realisations.sections(matiere()) == ()


def test_done_and_due_are_added_over_organisms():
    evalue("Toit Songé", 12, 10)
    evalue("Foyer Rêvé", 4, 10)

    (section,) = realisations.sections(matiere())

    assert lignes(section)[0] == ("A.I", "32", "40", "80\u00a0%", "2")
    assert section.constat.startswith("Sur 2011-2012, aucun indicateur")


def test_what_is_achieved_is_told_by_departement_and_by_family():
    evalue("Toit Songé", 12, 10)
    evalue("Foyer Rêvé", 4, 10)

    (section,) = realisations.sections(matiere())

    assert [(ligne[0], ligne[2]) for ligne in lignes(section)[1:]] == [
        ("Nord", "80\u00a0%"),
        ("entreprise sociale pour l’habitat", "80\u00a0%"),
    ]


def test_only_the_internal_note_says_who_is_below():
    evalue("Toit Songé", 12, 10)
    evalue("Foyer Rêvé", 4, 10)

    dits = [str(realisations.sections(matiere(interne=interne))) for interne in (False, True)]

    assert ["Foyer Rêvé" in dit for dit in dits] == [False, True]


def test_what_the_statistics_leave_out_counts_in_no_result():
    evalue("Toit Songé", 12, 10)
    fabriques.exclure(evalue("Foyer Exclu", 100, 10).convention.organisme, "hors-statistiques")

    (section,) = realisations.sections(matiere())

    assert lignes(section)[0][1:3] == ("24", "20")


def test_where_nobody_gave_the_whole_period_no_rate_is_told():
    qui = fabriques.organisme("Toit Songé")
    fabriques.patrimoine(qui, 1000)
    une = pieces.evaluation(qui)
    pieces.realise(une, 12)
    pieces.objectif(une, 10, fin=2012)

    (section,) = realisations.sections(matiere())

    assert "aucun organisme n’a encore donné toute la période" in section.constat
    assert [len(ligne) for ligne in lignes(section)] == [2, 2]
