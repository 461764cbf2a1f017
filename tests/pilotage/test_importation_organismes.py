"""The sheets of the organisms: identity, absorptions, exclusion sets, stock."""

from datetime import date

import pytest

from organismes.models import Inclusion, Organisme, Patrimoine
from tests.pilotage.monde import ORGANISMES, A, B, C, comptes, organisme, refus, verser

pytestmark = pytest.mark.django_db
PERIMETRES = ["nom", "siren", "motif", "du", "au"]
PATRIMOINE = ["siren", "departement", "au", "logements", "logements_foyers", "dpe_d"]


def test_an_organism_is_created_with_its_history(tmp_path):
    verser(tmp_path, organismes=[ORGANISMES, organisme(nom="Été d’Artois")])

    cree = Organisme.objects.get(siren=A)
    assert (cree.nom, cree.famille, cree.siege.code) == ("Été d’Artois", "ESH", "59")
    assert cree.cle_recherche.startswith("ete")
    assert cree.history.get().history_change_reason == "Import de classeur.xlsx"


def test_a_changed_name_keeps_the_former_one_in_its_history(tmp_path):
    verser(tmp_path, organismes=[ORGANISMES, organisme(nom="Ancien Nom")])

    rapport = verser(tmp_path, organismes=[ORGANISMES, organisme(nom="Nouveau Nom")])

    assert comptes(rapport, "organismes") == (0, 1, 0, 0)
    cree = Organisme.objects.get(siren=A)
    assert cree.cle_tri.startswith("nouveau")
    assert [h.nom for h in cree.history.order_by("history_id")] == ["Ancien Nom", "Nouveau Nom"]


def test_the_same_file_twice_changes_nothing(tmp_path):
    feuilles = {"organismes": [ORGANISMES, organisme(B), organisme(A, "Absorbé", "62", B, date(2012, 1, 1))]}
    verser(tmp_path, **feuilles)

    rapport = verser(tmp_path, **feuilles)

    assert comptes(rapport, "organismes") == (0, 0, 2, 0)
    assert rapport.ecrites == 0
    assert Organisme.history.count() == 2


def test_an_absent_column_leaves_things_and_an_empty_cell_empties(tmp_path):
    verser(
        tmp_path, organismes=[["siren", "nom", "sigle", "famille", "departement_siege"], [A, "Nom", "LPI", "OPH", "2A"]]
    )

    verser(tmp_path, organismes=[["siren", "nom"], [A, "Nom"]])
    assert Organisme.objects.get().sigle == "LPI"

    verser(tmp_path, organismes=[["siren", "sigle"], [A, None]])
    assert Organisme.objects.get().sigle == ""


def test_a_missing_row_deletes_nothing(tmp_path):
    verser(tmp_path, organismes=[ORGANISMES, organisme(A), organisme(B)])

    verser(tmp_path, organismes=[ORGANISMES, organisme(A)])

    assert Organisme.objects.count() == 2


def test_a_chain_of_absorptions_is_created_in_any_order(tmp_path):
    lignes = [
        organisme(A, "Un", "59", B, date(2011, 1, 1)),
        organisme(B, "Deux", "59", C, date(2012, 1, 1)),
        organisme(C),
    ]

    verser(tmp_path, organismes=[ORGANISMES, *lignes])

    assert Organisme.objects.get(siren=A).absorbe_par.absorbe_par.siren == C


@pytest.mark.parametrize(
    ("ligne", "cellule"),
    [
        (organisme("800000011"), "organismes!A2"),
        (organisme(800000010), "organismes!A2"),
        ([A, "", "", "ESH", "59"], "organismes!B2"),
        ([A, "Nom", "", "HLM", "59"], "organismes!D2"),
        ([A, "Nom", "", "ESH", 59], "organismes!E2"),
        ([A, "Nom", "", "ESH", "99"], "organismes!E2"),
        (organisme(A, "Nom", "59", B, date(2012, 1, 1)), "organismes!F2"),
        (organisme(A, "Nom", "59", A, date(2012, 1, 1)), "organismes!F2"),
        (organisme(A, "Nom", "59", B), "organismes!G2"),
        (organisme(A, "Nom", "59", "", "hier"), "organismes!G2"),
    ],
)
def test_a_wrong_cell_is_refused_at_its_address(tmp_path, ligne, cellule):
    assert list(refus(tmp_path, organismes=[ORGANISMES, ligne])) == [cellule]
    assert not Organisme.objects.exists()


def test_all_refusals_come_at_once(tmp_path):
    refusees = refus(tmp_path, organismes=[ORGANISMES, [A, None, None, "X", "00"], ["12", "Nom", None, "OPH", "59"]])

    assert list(refusees) == ["organismes!B2", "organismes!D2", "organismes!E2", "organismes!A3"]


def test_a_loop_of_absorptions_is_refused(tmp_path):
    jour = date(2012, 1, 1)

    refusees = refus(
        tmp_path, organismes=[ORGANISMES, organisme(A, "Un", "59", B, jour), organisme(B, "Deux", "59", A, jour)]
    )

    assert refusees.keys() == {"organismes!F2", "organismes!F3"}


def test_a_loop_closed_through_the_base_is_refused(tmp_path):
    verser(tmp_path, organismes=[ORGANISMES, organisme(B), organisme(A, "Un", "59", B, date(2011, 1, 1))])

    refusees = refus(tmp_path, organismes=[["siren", "absorbe_par", "absorbe_le"], [B, A, date(2012, 1, 1)]])

    assert list(refusees) == ["organismes!B2"]


def test_twins_are_refused(tmp_path):
    refusees = refus(tmp_path, organismes=[ORGANISMES, organisme(A), organisme(B), organisme(A, "Autre")])

    assert "voyez la ligne 2" in refusees["organismes!A4"]


def test_a_new_organism_needs_every_compulsory_column(tmp_path):
    refusees = refus(tmp_path, organismes=[["siren", "nom", "departement_siege"], [A, "Nom", "59"]])

    assert "famille" in refusees["organismes!A2"]


def test_an_organism_enters_an_exclusion_set_between_two_days(tmp_path):
    lignes = [PERIMETRES, ["hors-cus", A, "Sous un autre régime.", date(2011, 1, 1), "2012-12-31"]]

    verser(tmp_path, organismes=[ORGANISMES, organisme()], perimetres=lignes)

    inclusion = Inclusion.objects.get()
    assert (inclusion.perimetre.nom, inclusion.debut, inclusion.fin) == (
        "hors-cus",
        date(2011, 1, 1),
        date(2012, 12, 31),
    )


def test_an_unknown_exclusion_set_and_a_period_that_ends_before_it_begins_are_refused(tmp_path):
    lignes = [["hors-champ", A, "x", None, None], ["hors-cus", A, "x", date(2012, 1, 1), date(2011, 1, 1)]]

    refusees = refus(tmp_path, organismes=[ORGANISMES, organisme()], perimetres=[PERIMETRES, *lignes])

    assert list(refusees) == ["perimetres!A2", "perimetres!E3"]


def test_zero_dwellings_and_unknown_ones_are_different_things(tmp_path):
    lignes = [[A, "59", date(2011, 1, 1), 0, None, "1 234"]]

    verser(tmp_path, organismes=[ORGANISMES, organisme()], patrimoine=[PATRIMOINE, *lignes])

    stock = Patrimoine.objects.get()
    assert (stock.logements, stock.logements_foyers, stock.dpe_d) == (0, None, 1234)


@pytest.mark.parametrize("logements", [-1, 12.5, "beaucoup", None, "12 %"])
def test_a_stock_that_is_no_whole_number_is_refused(tmp_path, logements):
    lignes = [[A, "59", date(2011, 1, 1), logements]]

    refusees = refus(tmp_path, organismes=[ORGANISMES, organisme()], patrimoine=[PATRIMOINE, *lignes])

    assert list(refusees) == ["patrimoine!D2"]


def test_a_stock_with_more_energy_classes_than_dwellings_is_taken_and_flagged(tmp_path):
    entetes, ligne = ["siren", "departement", "au", "logements"], [A, "59", date(2011, 1, 1), 10]
    patrimoine = [[*entetes, "dpe_d", "dpe_g"], [*ligne, 6, 5]]

    rapport = verser(tmp_path, organismes=[ORGANISMES, organisme()], patrimoine=patrimoine)

    assert [(constat.cellule, "11" in constat.attendu) for constat in rapport.signalements] == [("patrimoine!D2", True)]


def test_the_stock_of_an_organism_that_nothing_names_is_refused(tmp_path):
    refusees = refus(tmp_path, patrimoine=[PATRIMOINE, [A, "59", date(2011, 1, 1), 10]])

    assert list(refusees) == ["patrimoine!A2"]


def test_a_refused_organism_does_not_refuse_the_rows_that_name_it(tmp_path):
    stock = [PATRIMOINE, [A, "59", date(2011, 1, 1), 10]]

    refusees = refus(tmp_path, organismes=[ORGANISMES, [A, "", "", "ESH", "59"]], patrimoine=stock)

    assert list(refusees) == ["organismes!B2"]
