"""Each row goes through the rights of who imports; all or nothing for everyone."""

from datetime import date, datetime

import pytest

from conventions.models import Passage, Reference
from evaluations.models import Evaluation
from organismes.models import Organisme
from tests import fabriques
from tests.pilotage.monde import CLE, CUS, ORGANISMES, PASSAGES, VALEURS, A, organisme, refus, socle, verser

pytestmark = pytest.mark.django_db
PATRIMOINE = ["siren", "departement", "au", "logements"]
REFERENCES = ["indicateur", "debut", "fin", "niveau", "territoire", "grandeur", "valeur", "source"]
LIGNE = ["A.I", 2005, 2010]


@pytest.fixture
def dreal():
    return fabriques.agent("dreal")


@pytest.fixture
def ddtm():
    return fabriques.agent("ddtm", dep="59")


def test_a_dreal_writes_all_of_its_organisms(tmp_path, dreal):
    verser(tmp_path, dreal, **socle(passages=[PASSAGES, [*CUS, "", "signee", date(2011, 6, 28)]]))

    assert Passage.objects.get().par == dreal


def test_an_organism_elsewhere_is_refused_and_so_is_what_hangs_on_it(tmp_path, dreal):
    fabriques.agent("dreal", reg="93")
    fabriques.convention(fabriques.organisme(siren=A, siege="13"))

    refusees = refus(
        tmp_path,
        dreal,
        organismes=[["siren", "nom"], [A, "Autre"]],
        valeurs=[VALEURS, [*CUS, "A.I", "objectif", 2011, 2011, 1]],
    )

    assert list(refusees) == ["organismes!A2", "valeurs!A2"]


def test_a_dreal_brings_an_organism_elsewhere_when_it_has_dwellings_here_and_no_dreal_there(tmp_path, dreal):
    feuilles = {"organismes": [ORGANISMES, organisme(A, "Picard", "80")]}

    assert list(refus(tmp_path, dreal, **feuilles)) == ["organismes!A2"]

    verser(tmp_path, dreal, **feuilles, patrimoine=[PATRIMOINE, [A, "62", date(2011, 1, 1), 12]])
    assert Organisme.objects.get().siege.code == "80"


def test_a_dreal_does_not_bring_an_organism_where_another_dreal_is(tmp_path, dreal):
    fabriques.agent("dreal", reg="32")
    feuilles = {"organismes": [ORGANISMES, organisme(A, "Picard", "80")]}

    assert "organismes!A2" in refus(
        tmp_path, dreal, **feuilles, patrimoine=[PATRIMOINE, [A, "62", date(2011, 1, 1), 12]]
    )


def test_a_ddtm_records_the_steps_but_leaves_the_signature_to_the_dreal(tmp_path, ddtm):
    verser(tmp_path, **socle())
    verser(tmp_path, ddtm, **socle(passages=[PASSAGES, [*CUS, "", "deposee", date(2010, 6, 30)]]))

    lignes = [[*CUS, "", "prete_a_signer", date(2011, 6, 1)], [*CUS, "", "signee", date(2011, 6, 28)]]
    assert list(refus(tmp_path, ddtm, passages=[PASSAGES, *lignes])) == ["passages!E2", "passages!E3"]


def test_a_ddtm_keeps_neither_the_identity_nor_the_stock_of_its_organisms(tmp_path, ddtm):
    fabriques.organisme("Nom", siren=A)

    feuilles = {
        "organismes": [["siren", "nom"], [A, "Autre"]],
        "patrimoine": [PATRIMOINE, [A, "59", date(2011, 1, 1), 3]],
    }

    assert list(refus(tmp_path, ddtm, **feuilles)) == ["organismes!B2", "patrimoine!A2"]


def test_a_ddtm_is_refused_the_organisms_of_another_departement_even_unchanged(tmp_path, ddtm):
    fabriques.organisme("Nom", siren=A, siege="62")

    assert list(refus(tmp_path, ddtm, organismes=[["siren", "nom"], [A, "Nom"]])) == ["organismes!A2"]


@pytest.mark.parametrize(
    ("feuille", "lignes"),
    [
        ("perimetres", [["nom", "siren", "motif"], ["hors-cus", A, "Motif"]]),
        ("references", [REFERENCES, [*LIGNE, "region", "31", "valeur", 33868, "Sitadel"]]),
        ("reunions", [["le", "objet"], [date(2012, 1, 1), "Réunion"]]),
    ],
)
def test_what_belongs_to_nobody_is_written_by_the_dreal(tmp_path, dreal, ddtm, feuille, lignes):
    fabriques.organisme(siren=A)

    assert len(refus(tmp_path, ddtm, **{feuille: lignes})) == 1

    verser(tmp_path, dreal, **{feuille: lignes})


@pytest.mark.parametrize(
    ("niveau", "territoire", "permis"),
    [
        ("france", "France", True),
        ("region", "31", True),
        ("region", "93", False),
        ("departement", "62", True),
        ("departement", "13", False),
        ("departement", "0A", False),
        ("epci", "245900410", True),
        ("epci", "59350", False),
        ("organisme", A, True),
        ("france", "france métropolitaine", False),
    ],
)
def test_a_reference_names_a_territory_of_its_level_and_of_who_writes_it(tmp_path, dreal, niveau, territoire, permis):
    fabriques.organisme(siren=A)

    refusees = refus(tmp_path, dreal, references=[REFERENCES, [*LIGNE, niveau, territoire, "valeur", 10, "Source"]])

    assert list(refusees) == ([] if permis else ["references!E2"])
    assert Reference.objects.exists() == permis


def test_a_validated_evaluation_is_closed_to_agents_until_it_is_reopened(tmp_path, dreal):
    evaluations = [[*CLE, "debut", "fin", "etat", "conclusion"], [*CUS, 2011, 2012, "validee", "Atteint."]]
    valeurs = [VALEURS, [*CUS, "A.I", "realise", 2011, 2011, 5, datetime(2012, 9, 1)]]
    verser(tmp_path, dreal, **socle(evaluations=evaluations, valeurs=valeurs))
    evaluations[1][-1] = "Partiel."
    valeurs[1][-2] = 6

    refusees = refus(tmp_path, dreal, evaluations=evaluations, valeurs=valeurs)

    assert list(refusees) == ["valeurs!H2", "evaluations!F2"]
    assert "rouvrez-la" in refusees["valeurs!H2"]


def test_the_right_to_write_results_follows_the_pilot(tmp_path, ddtm):
    evaluations = [[*CLE, "debut", "fin", "etat"], [*CUS, 2011, 2012, "en_saisie"]]
    stock = [PATRIMOINE, *([A, dep, date(2011, 1, 1), 10] for dep in ("59", "62"))]
    verser(tmp_path, **socle(evaluations=evaluations, patrimoine=stock))
    lignes = [[*CUS, "A.I", "realise", 2011, 2011, 5], [*CUS, "A.I", "realise", 2013, 2013, 5]]

    assert list(refus(tmp_path, ddtm, valeurs=[VALEURS, *lignes])) == ["valeurs!H2"]


def test_a_ddtm_transmits_an_evaluation_and_leaves_its_validation_to_the_dreal(tmp_path, ddtm):
    verser(tmp_path, **socle())
    colonnes = [*CLE, "debut", "fin", "etat"]

    verser(tmp_path, ddtm, evaluations=[colonnes, [*CUS, 2011, 2012, "transmise"]])

    assert list(refus(tmp_path, ddtm, evaluations=[colonnes, [*CUS, 2011, 2012, "validee"]])) == ["evaluations!F2"]


@pytest.mark.parametrize("etat", ["a_venir", "en_saisie"])
def test_an_evaluation_handed_over_is_sent_back_by_the_dreal_alone(tmp_path, ddtm, dreal, etat):
    colonnes = [*CLE, "debut", "fin", "etat"]
    verser(tmp_path, **socle(evaluations=[colonnes, [*CUS, 2011, 2012, "transmise"]]))
    rendue = {"evaluations": [colonnes, [*CUS, 2011, 2012, etat]]}

    assert list(refus(tmp_path, ddtm, **rendue)) == ["evaluations!F2"]

    verser(tmp_path, dreal, **rendue)
    assert Evaluation.objects.get().etat == etat


def test_a_reader_writes_nothing(tmp_path):
    lecteur = fabriques.agent("lecteur")

    refusees = refus(
        tmp_path, lecteur, organismes=[ORGANISMES, organisme()], reunions=[["le", "objet"], [date(2012, 1, 1), "x"]]
    )

    assert list(refusees) == ["organismes!A2", "reunions!A2"]


def test_the_history_says_who_and_why(tmp_path, dreal):
    verser(tmp_path, dreal, **socle(reunions=[["le", "objet"], [date(2012, 9, 4), "Bilan"]]))

    ligne = Organisme.history.get()
    assert (ligne.history_user, ligne.history_change_reason) == (dreal, "Import de classeur.xlsx")


def test_one_refused_cell_keeps_everything_out(tmp_path, dreal):
    passages = [
        PASSAGES,
        [*CUS, "", "signee", date(2011, 6, 28), datetime(2011, 6, 29, 10)],
        [*CUS, "", "avis", "hier"],
    ]

    refus(tmp_path, dreal, **socle(passages=passages, conventions=[CLE, list(CUS)]))

    assert not Organisme.objects.exists()
    assert not Passage.objects.exists()
