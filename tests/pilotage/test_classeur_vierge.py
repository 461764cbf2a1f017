"""The blank workbook: what an agent fills in is what the import reads."""

import io
from collections import Counter

import openpyxl
import pytest

from pilotage.importation import classeur_vierge, examiner
from pilotage.importation.assemblage import FEUILLES
from tests import fabriques

pytestmark = pytest.mark.django_db


@pytest.fixture
def telecharge(client):
    client.force_login(fabriques.agent("ddtm"))
    return lambda format: client.get("/importer/classeur-vierge/", {"format": format})


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_the_import_reads_it_and_changes_nothing(format, telecharge, tmp_path):
    (tmp_path / "vierge").write_bytes(telecharge(format).content)

    rapport = examiner(tmp_path / "vierge", None)

    assert not rapport.refus
    assert {nom: compte.lignes for nom, compte in rapport.comptes.items()} == Counter(
        dict.fromkeys([feuille.nom for feuille in FEUILLES], 0)
    )


def test_a_row_typed_in_it_is_taken(telecharge, tmp_path):
    classeur = openpyxl.load_workbook(io.BytesIO(telecharge("xlsx").content))
    classeur["organismes"].append([fabriques.siren(), "Office inventé", None, "OPH", "59"])
    classeur.save(tmp_path / "rempli.xlsx")

    rapport = examiner(tmp_path / "rempli.xlsx", None)

    assert not rapport.refus
    assert rapport.comptes["organismes"].nouvelles == 1


def test_it_offers_the_codes_keeps_them_as_texts_and_says_what_each_column_expects(telecharge):
    feuille = openpyxl.load_workbook(io.BytesIO(telecharge("xlsx").content))["conventions"]

    aides = {str(aide.sqref): aide.formula1 or aide.prompt for aide in feuille.data_validations.dataValidation}
    assert aides["C2:C1048576"] == '"locatif,accession,foyers"'
    assert "2011-2016" in aides["B2:B1048576"]
    assert aides["A1"].startswith("À remplir. Un SIREN")
    assert feuille.column_dimensions["A"].number_format == "@"


def test_every_note_fits_and_no_list_is_cut():
    for feuille in classeur_vierge():
        assert set(feuille.notes) == set(feuille.entetes)
        assert all(len(note) <= 255 for note in feuille.notes.values())
        assert all(len(",".join(liste)) <= 250 for liste in feuille.listes.values())
