"""The sheets of the instruments and of their passages: append-only, the whole sequence judged."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from conventions.models import Instrument, Passage
from cus_tracker.regard import aujourd_hui
from tests import fabriques
from tests.pilotage.monde import CLE, CUS, PASSAGES, a_paris, comptes, refus, socle, verser

pytestmark = pytest.mark.django_db
RAYES = [*PASSAGES, "rectifie_le", "rectifie_motif"]
DEPOT = [*CUS, "", "deposee", date(2010, 6, 30), datetime(2010, 7, 1, 9, 30), "Dossier complet"]
SIGNATURE = [*CUS, "", "signee", date(2011, 6, 28), datetime(2011, 6, 30, 10), ""]


def test_a_convention_and_its_avenant_come_with_their_passages(tmp_path):
    avenants = [[*CLE, "avenant", "objet", "echeance_le"], [*CUS, "n° 1", "prorogation", date(2017, 12, 31)]]
    passages = [PASSAGES, DEPOT, SIGNATURE, [*CUS, "n° 1", "negociation", date(2012, 4, 11), None, None]]

    verser(tmp_path, **socle(avenants=avenants, passages=passages))

    avenant = Instrument.objects.get(reference="n° 1")
    assert (avenant.objet, avenant.echeance_le, avenant.parent.dispositif) == (
        "prorogation",
        date(2017, 12, 31),
        "locatif",
    )
    assert avenant.passages.get().etat == "negociation"
    assert [p.etat for p in avenant.parent.passages.dans_l_ordre()] == ["deposee", "signee"]


def test_a_passage_says_who_imported_it_and_that_it_was_back_dated(tmp_path):
    agent = fabriques.agent("admin")

    verser(tmp_path, agent, **socle(passages=[PASSAGES, SIGNATURE]))

    passage = Passage.objects.get()
    assert (passage.par, passage.nature, passage.reprise) == (agent, "import", True)
    assert passage.saisi_le == datetime(2011, 6, 30, 10, tzinfo=a_paris(date(2011, 6, 30)).tzinfo)
    assert timezone.now() - passage.enregistre_le < timedelta(minutes=1)


def test_an_empty_moment_is_that_of_the_import_and_the_same_file_changes_nothing(tmp_path):
    feuilles = socle(passages=[PASSAGES, [*SIGNATURE[:6], None, "Signée en séance"]])
    verser(tmp_path, **feuilles)

    rapport = verser(tmp_path, **feuilles)

    passage = Passage.objects.get()
    assert not passage.reprise
    assert timezone.now() - passage.saisi_le < timedelta(minutes=1)
    assert comptes(rapport, "passages") == (0, 0, 1, 0)
    assert rapport.ecrites == 0


def test_rows_in_any_order_are_judged_in_the_order_of_days(tmp_path):
    verser(tmp_path, **socle(passages=[PASSAGES, SIGNATURE, DEPOT]))

    assert [p.etat for p in Passage.objects.dans_l_ordre()] == ["deposee", "signee"]


def test_a_day_known_by_its_year_is_placed_before_what_followed_it(tmp_path):
    precises = [
        [*PASSAGES, "precision"],
        [*SIGNATURE[:6]],
        [*CUS, "", "deposee", date(2011, 12, 31), None, "", "annee"],
    ]

    rapport = verser(tmp_path, **socle(passages=precises))

    assert [(p.etat, p.le) for p in Passage.objects.dans_l_ordre()] == [
        ("deposee", date(2011, 6, 27)),
        ("signee", date(2011, 6, 28)),
    ]
    assert [constat.cellule for constat in rapport.signalements] == ["passages!F3"]
    assert not verser(tmp_path, **socle(passages=precises)).change


@pytest.mark.parametrize(
    ("lignes", "cellules"),
    [
        ([SIGNATURE, [*CUS, "", "negociation", date(2011, 7, 1)]], ["passages!E3"]),
        ([[*CUS, "", "avis", date(2011, 1, 1)], [*CUS, "", "deposee", date(2011, 2, 1)]], ["passages!E3"]),
        ([[*CUS, "", "suspendue", date(2011, 1, 1)], [*CUS, "", "avis", date(2011, 2, 1)]], []),
        ([SIGNATURE, SIGNATURE], ["passages!E3"]),
        ([[*CUS, "", "Signée !", date(2011, 1, 1)]], ["passages!E2"]),
        ([[*CUS, "", "signee", None]], ["passages!F2"]),
        ([[*CUS, "", "signee", 40725]], ["passages!F2"]),
        ([[*CUS, "", "signee", datetime(2011, 1, 1, 12)]], ["passages!F2"]),
        ([[*CUS, "", "signee", "31/02/2011"]], ["passages!F2"]),
        ([[*CUS, "", "signee", "28 juin 2011"]], []),
        ([[*CUS, "n° 9", "signee", date(2011, 1, 1)]], ["passages!D2"]),
        ([[*CUS, 9, "signee", date(2011, 1, 1)]], ["passages!D2"]),
        ([[CUS[0], CUS[1], "accession", "", "signee", date(2011, 1, 1)]], ["passages!A2"]),
        ([[CUS[0], "2031-2036", "locatif", "", "signee", date(2011, 1, 1)]], ["passages!B2"]),
        ([[*CUS, "", "signee", date(2011, 1, 1), "2099-01-01"]], ["passages!G2"]),
    ],
)
def test_the_table_of_moves_and_the_cells_are_judged(tmp_path, lignes, cellules):
    assert list(refus(tmp_path, **socle(passages=[PASSAGES, *lignes]))) == cellules


def test_the_passages_of_the_base_are_part_of_the_sequence(tmp_path):
    verser(tmp_path, **socle(passages=[PASSAGES, SIGNATURE]))

    refusees = refus(tmp_path, **socle(passages=[PASSAGES, [*CUS, "", "abandonnee", date(2012, 1, 1)]]))

    assert "ne peut pas suivre" in refusees["passages!E2"]


def test_an_earlier_passage_that_the_next_may_follow_is_taken(tmp_path):
    verser(tmp_path, **socle(passages=[PASSAGES, SIGNATURE]))

    verser(tmp_path, **socle(passages=[PASSAGES, DEPOT]))

    assert Passage.objects.count() == 2


def test_a_struck_passage_comes_struck(tmp_path):
    raye = [*SIGNATURE, datetime(2011, 7, 4, 16, 20), "Date de la délibération."]

    verser(tmp_path, **socle(passages=[RAYES, raye, [*CUS, "", "signee", date(2011, 6, 30), datetime(2011, 7, 4, 17)]]))

    assert [p.etat for p in Passage.objects.filter(rectifie_le=None)] == ["signee"]
    assert Passage.objects.exclude(rectifie_le=None).get().rectifie_motif == "Date de la délibération."


def test_a_passage_of_the_base_is_struck_and_another_takes_its_place(tmp_path):
    verser(tmp_path, **socle(passages=[PASSAGES, SIGNATURE]))
    raye = [*SIGNATURE, datetime(2011, 7, 4, 16, 20), "Erreur de date."]

    rapport = verser(
        tmp_path, **socle(passages=[RAYES, raye, [*CUS, "", "signee", date(2011, 6, 30), datetime(2011, 7, 4, 17)]])
    )

    assert comptes(rapport, "passages") == (1, 1, 0, 0)
    assert [p.le for p in Passage.objects.filter(rectifie_le=None)] == [date(2011, 6, 30)]


@pytest.mark.parametrize(
    ("fin", "cellule"),
    [
        ((None, None), "passages!I2"),
        ((datetime(2011, 7, 5), "Autre"), "passages!I2"),
        ((datetime(2011, 7, 4, 16, 20), "Autre"), "passages!J2"),
    ],
)
def test_what_was_struck_is_neither_restored_nor_rewritten(tmp_path, fin, cellule):
    verser(tmp_path, **socle(passages=[RAYES, [*SIGNATURE, datetime(2011, 7, 4, 16, 20), "Erreur."]]))

    assert list(refus(tmp_path, **socle(passages=[RAYES, [*SIGNATURE, *fin]]))) == [cellule]


@pytest.mark.parametrize(
    ("fin", "cellule"),
    [
        ((datetime(2011, 7, 4), None), "passages!J2"),
        ((None, "Erreur."), "passages!I2"),
        ((datetime(2011, 6, 1), "Erreur."), "passages!I2"),
    ],
)
def test_a_rectification_says_when_and_why(tmp_path, fin, cellule):
    assert list(refus(tmp_path, **socle(passages=[RAYES, [*SIGNATURE, *fin]]))) == [cellule]


def test_the_reason_of_a_passage_is_not_rewritten(tmp_path):
    verser(tmp_path, **socle(passages=[PASSAGES, DEPOT]))

    refusees = refus(tmp_path, **socle(passages=[PASSAGES, [*DEPOT[:7], "Autre motif"]]))

    assert "rectifie" in refusees["passages!H2"]


def test_a_day_still_to_come_is_refused_unless_it_is_struck_or_its_month_has_begun(tmp_path):
    demain, mois = aujourd_hui() + timedelta(days=1), date(aujourd_hui().year, 12, 31)
    entetes = [*RAYES, "precision"]
    signer = [*CUS, "", "signee"]

    def lu(le, *fin):
        return refus(tmp_path, **socle(passages=[entetes, [*signer, le, datetime(2011, 6, 30), *fin]]))

    assert lu(demain) == {"passages!F2": "un jour passé. Ce jour n’est pas encore venu."}
    assert lu(date(2099, 6, 30), "", None, None, "annee").keys() == {"passages!F2"}
    assert lu(mois, "", None, None, "annee") == {}
    assert lu(date(2099, 1, 1), "Faute", datetime(2011, 7, 1), "Année fausse") == {}


def test_today_is_not_a_day_to_come(tmp_path):
    verser(tmp_path, **socle(passages=[PASSAGES, [*CUS, "", "deposee", aujourd_hui(), None, ""]]))

    assert Passage.objects.get().le == aujourd_hui()


def test_an_avenant_signed_before_its_convention_is_taken(tmp_path):
    avenants = [[*CLE, "avenant", "objet"], [*CUS, "n° 1", "objectifs"]]

    verser(tmp_path, **socle(avenants=avenants, passages=[PASSAGES, [*CUS, "n° 1", "signee", date(2010, 1, 1)]]))

    assert Passage.objects.get().instrument.reference == "n° 1"


def test_an_avenant_needs_its_convention_and_a_known_object(tmp_path):
    lignes = [[CUS[0], CUS[1], "foyers", "n° 1", "objectifs"], [*CUS, "n° 1", "rien"]]

    refusees = refus(tmp_path, **socle(avenants=[[*CLE, "avenant", "objet"], *lignes]))

    assert list(refusees) == ["avenants!A2", "avenants!E3"]


def test_an_empty_remise_en_ordre_is_unknown(tmp_path):
    verser(tmp_path, **socle(conventions=[[*CLE, "remise_en_ordre", "effet_le"], [*CUS, "Oui", date(2011, 7, 1)]]))
    assert Instrument.objects.get().remise_en_ordre == "oui"

    rapport = verser(tmp_path, **socle(conventions=[[*CLE, "remise_en_ordre"], [*CUS, None]]))

    assert comptes(rapport, "conventions") == (0, 1, 0, 0)
    convention = Instrument.objects.get()
    assert (convention.remise_en_ordre, convention.effet_le) == ("inconnu", date(2011, 7, 1))
    assert convention.history.count() == 2
