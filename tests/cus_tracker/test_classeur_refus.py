"""A file that is no plain workbook is refused in clear French, without a traceback and without filling the memory."""

import struct
import tracemalloc
import zipfile
from collections import deque

import pytest

from cus_tracker.classeur import ClasseurIllisible, ouvrir

from .classeurs import TETE, archive, ods, parties_ods, parties_xlsx, xlsx

LIGNE = '<row r="1"><c r="A1"><v>1</v></c></row>'
TABLE = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
FEUILLE = "xl/worksheets/sheet1.xml"
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.fixture
def fichier(tmp_path):
    return tmp_path / "classeur.xlsx"


def refus(chemin, **bornes):
    """What is said of a file that cannot be read, the reading of its rows included."""
    with pytest.raises(ClasseurIllisible) as panne:
        parcourir(chemin, **bornes)
    return str(panne.value)


def parcourir(chemin, **bornes):
    with ouvrir(chemin, **bornes) as classeur:
        for onglet in classeur.onglets:
            onglet.examiner()
            deque(onglet.lignes(), maxlen=0)


@pytest.mark.parametrize(
    ("octets", "dit"),
    [
        (b"", "est vide"),
        (b"siren;nom\n552046484;Office\n", ".csv"),
        ("siren\tnom\n".encode("utf-16"), "n’est pas un classeur"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "n’est pas un classeur"),
        (b'<?xml version="1.0"?><office:document office:version="1.3">', "à plat"),
        (b"%PDF-1.7\n", "n’est pas un classeur"),
        (b"PK\x03\x04" + b"\0" * 200, "abîmé"),
        (b"PK\x05\x06" + b"\0" * 18, "n’est pas un classeur"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    ],
)
def test_what_is_no_workbook_is_told_from_what_it_looks_like(fichier, octets, dit):
    fichier.write_bytes(octets)

    assert dit in refus(fichier)


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert "absent.xlsx" in refus(tmp_path / "absent.xlsx")


def test_a_folder_is_no_workbook(tmp_path):
    assert "ne peut pas être ouvert" in refus(tmp_path)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(fichier, part):
    octets = xlsx(fichier, LIGNE * 1).read_bytes()
    fichier.write_bytes(octets[: int(len(octets) * part)])

    assert "abîmé" in refus(fichier)


def test_a_flipped_byte_in_the_rows_is_damaged(fichier):
    parties = parties_xlsx(LIGNE)
    octets = bytearray(archive(fichier, parties, methode=zipfile.ZIP_STORED).read_bytes())
    octets[octets.index(b"<v>1</v>") + 3] = ord("7")
    fichier.write_bytes(octets)

    assert "abîmé" in refus(fichier)


def test_a_workbook_too_heavy_is_refused_with_its_weight(fichier):
    assert "trop lourd" in refus(xlsx(fichier, LIGNE), taille_max=100)


def test_a_bomb_is_refused_before_it_is_inflated(fichier):
    bombe = parties_xlsx(LIGNE) | {"xl/media/bombe.bin": b"\0" * 50_000_000}
    archive(fichier, bombe)
    tracemalloc.start()

    dit = refus(fichier, gonfle_max=10_000_000)

    assert "décompressé" in dit
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_part_that_lies_about_its_size_is_damaged(fichier):
    octets = archive(fichier, parties_xlsx(LIGNE * 1 + " " * 100_000)).read_bytes()
    entree = octets.index(b"PK\x01\x02", octets.rindex(FEUILLE.encode()) - 60)
    fichier.write_bytes(octets[: entree + 24] + struct.pack("<I", 900) + octets[entree + 28 :])

    assert "abîmé" in refus(fichier)


@pytest.mark.parametrize("partie", ["xl/workbook.xml", FEUILLE, "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"])
def test_xml_entities_are_refused_in_every_part(fichier, partie):
    parties = parties_xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', chaines=["<t>a</t>"])
    parties[partie] = parties[partie].replace(TETE, TETE + DTD)

    assert "sécurité" in refus(archive(fichier, parties))


def test_xml_entities_are_refused_in_an_ods(fichier):
    parties = parties_ods(TABLE)
    parties["content.xml"] = parties["content.xml"].replace(TETE, TETE + DTD)

    assert "sécurité" in refus(archive(fichier, parties))


def test_a_password_on_an_ods_or_on_the_zip_is_told(fichier):
    manifeste = {"META-INF/manifest.xml": "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"}
    assert "mot de passe" in refus(archive(fichier, parties_ods(TABLE) | manifeste))

    octets = bytearray(xlsx(fichier, LIGNE).read_bytes())
    octets[octets.index(b"PK\x01\x02") + 8] |= 1
    fichier.write_bytes(octets)
    assert "mot de passe" in refus(fichier)


@pytest.mark.parametrize("nom", ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x", "xl\\..\\x"])
def test_names_that_climb_out_of_the_archive_are_refused(fichier, nom):
    assert "anormaux" in refus(archive(fichier, parties_xlsx(LIGNE) | {nom: "x"}))


def test_the_same_part_twice_is_refused(fichier):
    xlsx(fichier, LIGNE)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(fichier, "a") as double:
        double.writestr(FEUILLE, "<worksheet/>")

    assert "anormaux" in refus(fichier)


@pytest.mark.parametrize("partie", [FEUILLE, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_missing_part_is_told(fichier, partie):
    parties = parties_xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    del parties[partie]

    assert "incomplet" in refus(archive(fichier, parties))


def test_an_old_or_binary_workbook_inside_a_zip_is_told(fichier):
    parties = parties_xlsx(LIGNE)
    parties["_rels/.rels"] = parties["_rels/.rels"].replace("workbook.xml", "workbook.bin")

    assert ".xlsb" in refus(archive(fichier, parties | {"xl/workbook.bin": b"\0"}))


def test_a_zip_of_something_else_is_no_workbook(fichier):
    assert "n’est pas un classeur" in refus(archive(fichier, {"word/document.xml": "<x/>"}))


@pytest.mark.parametrize(
    "feuille",
    [
        "<worksheet><sheetData><row><c><v>1</v></c></row>",
        "<worksheet><sheetData><row r='2'><c/><c/></row><row r='1'><c><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r='1048577'><c><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r='XFE1'><v>1</v></c></row></sheetData></worksheet>",
        '<worksheet><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>',
        '<worksheet><sheetData><row><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>',
        "<worksheet><sheetData><row><c><v>1</v><c><v>2</v></c></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r='AAAAA1'><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c><v>1</v></row ></sheetData></worksheet>",
        "<worksheet><sheetData><x:row><c><v>1</v></c></x:row></sheetData></worksheet>",
        "<worksheet><sheetData><c><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t='s'><v>99</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t='s'><v>x</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><!-- --></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t='inlineStr'><is><t><![CDATA[a]]></t></is></c></row></sheetData></worksheet>",
        "<worksheet/>",
        "<worksheet><sheetData/>",
        "rien",
        "",
    ],
)
def test_rows_that_could_be_misread_are_refused(fichier, feuille):
    assert refus(archive(fichier, parties_xlsx("") | {FEUILLE: feuille}))


@pytest.mark.parametrize("rang", ["-1", "1", "0.5", "", "zéro"])
def test_a_text_out_of_the_shared_ones_is_damaged(fichier, rang):
    rangee = f'<row r="1"><c r="A1" t="s"><v>{rang}</v></c></row>'

    assert "abîmé" in refus(archive(fichier, parties_xlsx(rangee, chaines=["<t>seul</t>"])))


def test_another_encoding_is_refused(fichier):
    parties = parties_xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>')
    feuille = parties[FEUILLE]
    for octets in (
        feuille.encode("utf-16"),
        feuille.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        feuille.encode("latin-1"),
    ):
        assert refus(archive(fichier, parties | {FEUILLE: octets}))


@pytest.mark.parametrize(
    "table",
    [
        TABLE.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1000000000">'),
        TABLE.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048577">'),
        TABLE.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16385"'),
        TABLE.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="999"') * 3000,
        TABLE.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="beaucoup"'),
        f'<table:table-row table:number-rows-repeated="1048576"/>{TABLE}',
        TABLE.replace("/></table:table-row>", f">{TABLE}</table:table-cell></table:table-row>"),
        "<table:table-row><table:table-cell></table:table-row>",
        "<table:table-row>&#0;</table:table-row>",
        "<![CDATA[<table:table-row/>]]>",
        TABLE.replace("table-row>", "table-rows>"),
        TABLE.replace("/></table:table-row>", "><table:table-cell/></table:table-cell></table:table-row>"),
        "<table:table>",
    ],
)
def test_an_ods_that_repeats_without_end_or_is_ill_formed_is_refused(fichier, table):
    tracemalloc.start()

    assert refus(ods(fichier, table))

    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_row_filled_down_to_the_bottom_of_an_ods_is_named(fichier):
    assert "La ligne 1 d’une feuille, répétée 10\u00a0001 fois à l’identique" in refus(
        ods(fichier, TABLE.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="10001">'))
    )
    parcourir(ods(fichier, TABLE.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="10000">')))


@pytest.mark.parametrize(
    ("rangee", "fois"),
    [("<row/>", 1_049_000), ("<row ><c/></row>", 1_049_000), ('<row r="1048577"><c><v>1</v></c></row>', 1)],
)
def test_more_rows_than_a_sheet_has_are_told_as_such(fichier, rangee, fois):
    assert "trop de lignes" in refus(archive(fichier, parties_xlsx(rangee * fois)))


def test_an_ods_without_a_sheet_is_damaged(fichier):
    assert refus(archive(fichier, {"content.xml": f"{TETE}<office:document-content xmlns:office='x'/>"}))
