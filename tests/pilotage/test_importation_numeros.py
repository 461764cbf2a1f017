"""The numbers of avenants whose signatures come by a workbook: the same rule as a signature recorded in the browser."""

from datetime import date

import pytest

from conventions.models import Avenant
from pilotage.importation import importer
from pilotage.importation.sortie import exporter
from tests.pilotage.monde import CLE, CUS, PASSAGES, comptes, refus, socle, verser

pytestmark = pytest.mark.django_db
COLONNES = [*CLE, "avenant", "objet"]
TOT, TARD = date(2012, 2, 1), date(2012, 6, 1)


def feuilles(signatures, *, numeros=None):
    """A CUS and its avenants; {reference: day of signature or None}; {reference: number, or None} of the workbook."""
    noms = [*COLONNES, "numero"] if numeros is not None else COLONNES
    avenants = [[*CUS, ref, "objectifs", *([numeros.get(ref)] if numeros is not None else [])] for ref in signatures]
    passages = [[*CUS, ref, "signee", le, None, ""] for ref, le in signatures.items() if le]
    return socle(avenants=[noms, *avenants], passages=[PASSAGES, *passages])


def numeros():
    return dict(Avenant.objects.values_list("reference", "numero"))


def test_signatures_of_one_workbook_are_numbered_by_their_days(tmp_path):
    verser(tmp_path, **feuilles({"foyers": TARD, "objectifs": TOT, "projet": None}))

    assert numeros() == {"foyers": 2, "objectifs": 1, "projet": None}


def test_a_reference_that_is_a_number_keeps_it(tmp_path):
    verser(tmp_path, **feuilles({"n° 2": TOT, "foyers": TARD}))

    assert numeros() == {"n° 2": 2, "foyers": 3}


def test_the_number_that_the_workbook_gives_is_kept(tmp_path):
    verser(tmp_path, **feuilles({"foyers": TARD, "objectifs": TOT}, numeros={"foyers": 1}))

    assert numeros() == {"foyers": 1, "objectifs": 2}


@pytest.mark.parametrize("donnes", [None, {}, {"foyers": 5}])
def test_the_same_workbook_twice_changes_nothing(tmp_path, donnes):
    envoi = feuilles({"foyers": TARD, "objectifs": TOT}, numeros=donnes)
    verser(tmp_path, **envoi)
    avant = numeros()

    rapport = verser(tmp_path, **envoi)

    assert rapport.ecrites == 0
    assert comptes(rapport, "avenants") == (0, 0, 2, 0)
    assert numeros() == avant


def test_a_later_workbook_numbers_after_those_already_signed(tmp_path):
    verser(tmp_path, **feuilles({"foyers": TARD}))

    verser(tmp_path, **feuilles({"foyers": TARD, "objectifs": TOT}))

    assert numeros() == {"foyers": 1, "objectifs": 2}


def test_a_number_taken_by_an_unsigned_avenant_is_not_given_again(tmp_path):
    verser(tmp_path, **feuilles({"foyers": None, "objectifs": TOT}, numeros={"foyers": 1}))

    assert numeros() == {"foyers": 1, "objectifs": 2}


def test_a_signature_struck_by_a_workbook_takes_its_number_back_for_the_next(tmp_path):
    verser(tmp_path, **feuilles({"foyers": TARD}))
    colonnes = [*PASSAGES, "rectifie_le", "rectifie_motif"]
    saisi = Avenant.objects.get().passages.get().saisi_le.isoformat()
    ligne = [*CUS, "foyers", "signee", TARD, saisi, "", saisi, "Erreur"]

    envoi = feuilles({"foyers": None, "objectifs": TOT})
    envoi["passages"] = [colonnes, ligne, [*CUS, "objectifs", "signee", TOT, None, "", None, ""]]
    verser(tmp_path, **envoi)

    assert numeros() == {"foyers": None, "objectifs": 1}


def test_a_number_given_twice_is_refused(tmp_path):
    envoi = feuilles({"foyers": TARD, "objectifs": TOT}, numeros={"foyers": 1, "objectifs": 1})

    assert list(refus(tmp_path, **envoi)) == ["avenants!F2", "avenants!F3"]


def test_numbers_go_out_and_come_back(tmp_path):
    verser(tmp_path, **feuilles({"foyers": TARD, "objectifs": TOT}))

    exporter(tmp_path / "sortie.xlsx")

    assert importer(tmp_path / "sortie.xlsx", None).ecrites == 0
