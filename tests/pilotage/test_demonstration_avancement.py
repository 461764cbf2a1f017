"""The demonstration tells the first section of the note of 3 October 2012, counted here by plain code."""

from collections import Counter
from datetime import date

import pytest
from stdnum.fr import siren as norme_siren

from cus_tracker.cycle import rupture
from pilotage.demonstration import classeur

from .demonstration import JOUR, dossiers, etats, exclus, lignes, regionaux, totaux

LIMITE = date(2011, 6, 30)
PROCHES = ("signee", "prete_a_signer")


@pytest.fixture(scope="module")
def feuilles():
    return classeur()


def compte(feuilles, dispositif, objet=None):
    """How many régional instruments stand in each state."""
    siens = regionaux(feuilles)
    return Counter(etat for siren, etat in etats(feuilles, dispositif, objet).items() if siren in siens)


def test_thirty_regional_organisms_signed_their_cus_locatif_in_time(feuilles):
    locatif = {p[0]: s[-1] for p, s in dossiers(feuilles).items() if p[1] == "locatif" and not p[2]}

    signees = [s for siren, s in locatif.items() if siren in regionaux(feuilles) and s["etat"] == "signee"]

    assert len(signees) == 30
    assert all(passage["le"] <= LIMITE for passage in signees)


def test_everyone_expected_to_sign_did(feuilles):
    logements, dehors = totaux(feuilles, "logements"), exclus(feuilles, "hors-cus")

    attendus = {siren for siren in regionaux(feuilles) - dehors if logements[siren]}

    assert {s for s in etats(feuilles, "locatif") if s in regionaux(feuilles)} == attendus


def test_six_put_their_maximum_rents_back_in_order_one_of_them_by_avenant(feuilles):
    conventions = {c["siren"] for c in lignes(feuilles, "conventions") if c["remise_en_ordre"] == "oui"}
    avenants = {siren for siren, etat in etats(feuilles, "locatif", "remise-en-ordre").items() if etat == "signee"}

    assert len((conventions | avenants) & regionaux(feuilles)) == 6
    assert len(avenants) == 1


def test_three_organisms_from_elsewhere_signed_theirs(feuilles):
    sieges = {o["siren"]: o["departement_siege"] for o in lignes(feuilles, "organismes")}

    venus = [siren for siren, etat in etats(feuilles, "locatif").items() if siren not in regionaux(feuilles)]

    assert sorted(sieges[siren] for siren in venus) == ["60", "75", "80"]


def test_eleven_cus_accession_are_signed_and_the_twelfth_is_in_suspense(feuilles):
    assert compte(feuilles, "accession") == {"signee": 11, "suspendue": 1}


def test_twenty_two_foyers_instruments_are_signed_or_close_and_one_is_discussed(feuilles):
    conventions, avenants = compte(feuilles, "foyers"), compte(feuilles, "locatif", "logements-foyers")

    assert sum(conventions[etat] for etat in PROCHES) == 2
    assert sum(avenants[etat] for etat in PROCHES) == 20
    assert avenants["negociation"] == 1
    assert all(avenants[etat] for etat in PROCHES)


def test_foyers_instruments_are_those_that_the_stock_calls_for(feuilles):
    logements, foyers = totaux(feuilles, "logements"), totaux(feuilles, "logements_foyers")
    siens = [siren for siren in regionaux(feuilles) if foyers[siren]]

    assert len([s for s in siens if logements[s]]) == 21
    assert len([s for s in siens if not logements[s]]) == 2


def test_the_mining_landlord_is_left_out_of_both_sets_and_its_stock_is_known(feuilles):
    (minier,) = exclus(feuilles, "hors-cus")

    assert exclus(feuilles, "hors-statistiques") == {minier}
    assert 60_000 < totaux(feuilles, "logements")[minier] < 64_000


def test_one_organism_has_no_stock_row_at_all(feuilles):
    connus = {ligne["siren"] for ligne in lignes(feuilles, "patrimoine")}

    assert len(regionaux(feuilles) - connus) == 1


def test_every_siren_passes_its_check(feuilles):
    assert all(norme_siren.is_valid(o["siren"]) for o in lignes(feuilles, "organismes"))


def test_every_file_follows_the_table_of_passages(feuilles):
    assert not [piece for piece, suite in dossiers(feuilles).items() if rupture([p["etat"] for p in suite])]


def test_passages_are_typed_after_they_are_true_and_before_the_session(feuilles):
    for ligne in lignes(feuilles, "passages"):
        assert ligne["le"] <= ligne["saisi_le"].date() < JOUR


def test_some_passages_were_struck_with_a_reason(feuilles):
    rayes = [ligne for ligne in lignes(feuilles, "passages") if ligne["rectifie_le"]]

    assert rayes
    assert all(ligne["rectifie_motif"] for ligne in rayes)


def test_the_workbook_is_the_same_at_every_call():
    assert classeur() == classeur()
