"""Reading a workbook: what each cell holds, the same in .xlsx and .ods."""

import re
import tracemalloc
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter

from cus_tracker.classeur import Anomalie, Logique, Pourcentage, ouvrir

from .classeurs import archive, ods, parties_ods, parties_xlsx, xlsx


def lire(chemin):
    with ouvrir(chemin) as classeur:
        onglet = classeur.onglets[0]
        onglet.examiner()
        return list(onglet.lignes())


def cellule(chemin):
    """The one cell of the first row."""
    [(_, _, [(_, brut)])] = lire(chemin)
    return brut


@pytest.fixture
def fichier(tmp_path):
    return tmp_path / "classeur"


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ('<c r="A1"><v>12</v></c>', 12.0),
        ('<c r="A1" t="n"><v>-1.5E3</v></c>', -1500.0),
        ('<c r="A1" t="s"><v>0</v></c>', "éà & <b>"),
        ('<c r="A1" t="s"><v>1</v></c>', "en morceaux"),
        ('<c r="A1" t="inlineStr"><is><t>0</t></is></c>', "0"),
        ('<c r="A1" t="inlineStr"><is><t>R&amp;D&#160;&#x20AC;</t></is></c>', "R&D\u00a0€"),
        ('<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t> b</t></r></is></c>', "a b"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a\rb"),
        ('<c r="A1" t="str"><f>A2&amp;"x"</f><v>calculé</v></c>', "calculé"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2.0),
        ('<c t="n" r="A1" ><v>7</v></c>', 7.0),
        ('<c><v>7</v></c>', 7.0),
        ('<c r="A1" t="b"><v>1</v></c>', Logique.VRAI),
        ('<c r="A1" t="b"><f>FALSE()</f><v>0</v></c>', Logique.FAUX),
        ('<c r="A1" s="1"><v>41185</v></c>', datetime(2012, 10, 3)),
        ('<c r="A1" s="2"><v>41185.75</v></c>', datetime(2012, 10, 3, 18)),
        ('<c r="A1" s="3"><v>41185</v></c>', 41185.0),
    ],
)  # fmt: skip
def test_each_kind_of_xlsx_cell_is_read_as_what_it_is(fichier, ecrit, lu):
    chaines = ["<t>éà &amp; &lt;b&gt;</t>", "<r><t>en </t></r><r><t>morceaux</t></r><rPh><t>lu autrement</t></rPh>"]
    formats = ["dd/mm/yyyy", "[$-40C]d mmm yyyy hh:mm", '#,##0" ans, mois et jours"']

    assert cellule(xlsx(fichier, f'<row r="1">{ecrit}</row>', chaines=chaines, formats=formats)) == lu


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ('office:value-type="float" office:value="12.5"><text:p>12,5</text:p>', 12.5),
        ('office:value-type="percentage" office:value="0.12"><text:p>12 %</text:p>', Pourcentage(0.12)),
        ('office:value-type="string"><text:p>un<text:s text:c="2"/>deux</text:p><text:p>b</text:p>', "un  deux\nb"),
        ('office:value-type="string"><office:annotation><text:p>a</text:p></office:annotation><text:p>b</text:p>', "b"),
        ('office:value-type="string"><text:p>a<text:span>b</text:span><text:tab/>c</text:p>', "ab\tc"),
        ('office:value-type="string" office:string-value="gardé">', "gardé"),
        ('office:value-type="string">\n  <text:p>a</text:p>\n  <text:p/>\n  <text:p>b</text:p>\n', "a\n\nb"),
        ('office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p>', Logique.VRAI),
        ('office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p>', Logique.FAUX),
        ('office:value-type="date" office:date-value="2012-10-03"><text:p>03/10/12</text:p>', date(2012, 10, 3)),
        ('office:value-type="date" office:date-value="2012-10-03T18:00:00">', datetime(2012, 10, 3, 18)),
        ('table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p>', 2.0),
    ],
)  # fmt: skip
def test_each_kind_of_ods_cell_is_read_as_what_it_is(fichier, ecrit, lu):
    rangee = f"<table:table-row><table:table-cell {ecrit}</table:table-cell></table:table-row>"

    assert cellule(ods(fichier, rangee)) == lu


@pytest.mark.parametrize(
    "ecrit",
    [
        '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="A1" t="e"><v>#N/A</v></c>',
        '<c r="A1" t="str"><v>#REF!</v></c>',
        '<c r="A1" t="inlineStr"><is><t>#DIV/0!</t></is></c>',
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="A1"><f>SUM(B1:B9)</f></c>',
        '<c r="A1"><f>SUM(B1:B9)</f><v></v></c>',
        '<c r="A1"><f>SUM(B1:B9)</f><v/></c>',
        '<c r="A1"><v>douze</v></c>',
        '<c r="A1"><v>nan</v></c>',
        '<c r="A1"><v>1e999</v></c>',
        '<c r="A1" s="1"><v>99999999</v></c>',
    ],
)
def test_an_error_or_a_formula_never_computed_is_never_empty_in_xlsx(fichier, ecrit):
    chemin = xlsx(fichier, f'<row r="1">{ecrit}</row>', chaines=["<t>#NOM?</t>"], formats=["dd/mm/yyyy"])

    assert isinstance(cellule(chemin), Anomalie)


@pytest.mark.parametrize(
    "ecrit",
    [
        'office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>',
        'table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0 !</text:p>',
        'office:value-type="string"><text:p>Err:508</text:p>',
        'table:formula="of:=SUM([.B1:.B9])">',
        'office:value-type="float" office:value="douze"><text:p>douze</text:p>',
        'office:value-type="date" office:date-value="2012-02-31"><text:p>31/02/12</text:p>',
        'office:value-type="time" office:time-value="PT10H30M00S">',
    ],
)
def test_an_error_or_a_formula_never_computed_is_never_empty_in_ods(fichier, ecrit):
    rangee = f"<table:table-row><table:table-cell {ecrit}</table:table-cell></table:table-row>"

    assert isinstance(cellule(ods(fichier, rangee)), Anomalie)


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ('<c r="A1"><f>1/0</f></c>', "=1/0"),
        ('<c r="A1"><f>IF(B1&lt;2,"a",3)</f><v></v></c>', '=IF(B1<2,"a",3)'),
        ('<c r="A1"><f ca="1">1/0</f><v/></c>', "=1/0"),
        ("<c r='A1'><f>1/0</f></c>", "=1/0"),
        ('<c r="A1"><f t="shared" si="0"/><v/></c>', "(formule)"),
    ],
)
def test_a_formula_never_computed_is_read_as_it_is_written(fichier, ecrit, lu):
    assert cellule(xlsx(fichier, f'<row r="1">{ecrit}</row>')).lu == lu


def test_a_zero_that_a_program_left_for_a_spreadsheet_to_compute_is_not_a_figure(fichier):
    with xlsxwriter.Workbook(fichier) as classeur:
        feuille = classeur.add_worksheet()
        feuille.write_formula(0, 0, "=B1*2")
        feuille.write_formula(0, 1, "=B2*2", None, 42)

    [(_, _, [(_, jamais), (_, calculee)])] = lire(fichier)

    assert isinstance(jamais, Anomalie)
    assert calculee == 42


def test_days_are_counted_from_1904_in_the_workbooks_that_say_so(fichier):
    options = '<workbookPr date1904="1"/>'

    chemin = xlsx(fichier, '<row r="1"><c r="A1" s="1"><v>39723</v></c></row>', formats=["dd/mm/yy"], options=options)

    assert cellule(chemin) == datetime(2012, 10, 3)


def test_rows_keep_their_number_their_gaps_and_whether_they_are_hidden(fichier):
    rangees = '<row r="2"/><row r="4" hidden="1"><c r="B4"><v>1</v></c><c r="D4"><v>2</v></c></row><row r="9"/>'

    assert lire(xlsx(fichier, rangees)) == [(4, True, [(1, 1.0), (3, 2.0)])]


def test_rows_and_cells_without_address_follow_one_another(fichier):
    rangees = (
        '<row>\n <c><v>1</v></c>\n <c/><c><v>2</v></c>\n</row>\n<row>\n<c r="C2"><v>3</v></c><c><v>4</v></c></row>'
    )

    assert lire(xlsx(fichier, rangees)) == [(1, False, [(0, 1.0), (2, 2.0)]), (2, False, [(2, 3.0), (3, 4.0)])]


def test_a_prefix_on_every_element_changes_nothing(fichier):
    parties = parties_xlsx("")
    parties["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )

    assert lire(archive(fichier, parties)) == [(1, False, [(0, 5.0), (1, "b")])]


def test_merged_ranges_hidden_columns_and_hidden_sheets_are_told(fichier):
    chemin = xlsx(
        fichier,
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        avant='<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
        autour='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        etat='state="hidden"',
    )

    with ouvrir(chemin) as classeur:
        [onglet] = classeur.onglets
        onglet.examiner()

    assert (onglet.masque, onglet.tableau, onglet.nom) == (True, True, "valeurs")
    assert onglet.fusions == [("A1:B2", ((0, 1), (1, 2)))]
    assert onglet.colonnes_masquees == [range(1, 3)]


def test_the_same_is_told_of_an_ods(fichier):
    table = (
        '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
        '<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1"'
        ' table:number-columns-spanned="2" table:number-rows-spanned="2"/><table:covered-table-cell/></table:table-row>'
    )
    style = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'

    with ouvrir(ods(fichier, table, styles=style)) as classeur:
        [onglet] = classeur.onglets
        onglet.examiner()
        lignes = list(onglet.lignes())

    assert (onglet.masque, onglet.fusions) == (True, [("A1:B2", ((0, 1), (1, 2)))])
    assert onglet.colonnes_masquees == [range(1, 3)]
    assert lignes == [(1, True, [(0, 1.0)])]


def test_a_million_repeated_empty_rows_and_columns_cost_nothing(fichier):
    vide = '<table:table-cell table:number-columns-repeated="16384"/>'
    table = (
        f'<table:table-row table:number-rows-repeated="3">{vide}</table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>'
        f"{vide}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048572">{vide}</table:table-row>'
    )

    assert lire(ods(fichier, table)) == [(4, False, [(2, 1.0), (3, 1.0)])]


def test_a_row_repeated_with_its_content_is_read_as_often(fichier):
    rangee = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'

    table = f'<table:table-row table:number-rows-repeated="3">{rangee}</table:table-row>'

    assert [numero for numero, _, _ in lire(ods(fichier, table))] == [1, 2, 3]


def test_sheets_come_in_the_order_of_their_tabs_and_charts_are_no_table(fichier):
    with xlsxwriter.Workbook(fichier) as classeur:
        feuille = classeur.add_worksheet("passages")
        feuille.write(0, 0, "siren")
        graphique = classeur.add_chart({"type": "line"})
        graphique.add_series({"values": "=passages!$A$1:$A$2"})
        classeur.add_chartsheet("Graphique").set_chart(graphique)
        classeur.add_worksheet("avenants")

    with ouvrir(fichier) as classeur:
        onglets = [(onglet.nom, onglet.tableau) for onglet in classeur.onglets]

    assert onglets == [("passages", True), ("Graphique", False), ("avenants", True)]


def test_several_sheets_of_an_ods_keep_their_own_rows(fichier):
    texte = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rangee = f"<table:table-row>{texte}</table:table-row>"
    parties = parties_ods(rangee.format("a"))
    seconde = f'<table:table table:name="l’autre">{rangee.format("b")}</table:table><table:table table:name="vide"/>'
    parties["content.xml"] = parties["content.xml"].replace("</office:spreadsheet>", f"{seconde}</office:spreadsheet>")

    with ouvrir(archive(fichier, parties)) as classeur:
        lus = {onglet.nom: [ligne[2] for ligne in onglet.lignes()] for onglet in classeur.onglets}

    assert lus == {"valeurs": [[(0, "a")]], "l’autre": [[(0, "b")]], "vide": []}


def test_an_ods_with_unusual_prefixes_is_read_the_same(fichier):
    texte = '<table:table-cell office:value-type="string"><text:p>a<text:s/>b</text:p></table:table-cell>'
    parties = parties_ods(f'<table:table-row>{texte}<table:table-cell table:formula="of:=A1"/></table:table-row>')
    contenu = parties["content.xml"]
    for rang, prefixe in enumerate(("office", "table", "text")):
        contenu = re.sub(rf"\b{prefixe}(?=:[a-z]|=)", f"ns{rang}", contenu)

    [(_, _, [(_, lu), (_, formule)])] = lire(archive(fichier, parties | {"content.xml": contenu}))

    assert (lu, type(formule)) == ("a b", Anomalie)


def test_what_openpyxl_writes_is_read(fichier):
    classeur = openpyxl.Workbook()
    classeur.active.append(["59", 12, 1.5, True, date(2012, 10, 3), None, "=1/0"])
    classeur.save(fichier)

    [(_, _, cellules)] = lire(fichier)

    assert [brut for _, brut in cellules[:-1]] == ["59", 12.0, 1.5, Logique.VRAI, datetime(2012, 10, 3)]
    assert isinstance(cellules[-1][1], Anomalie)


def test_many_rows_pass_without_staying_in_memory(fichier):
    with xlsxwriter.Workbook(fichier, {"constant_memory": True}) as classeur:
        feuille = classeur.add_worksheet()
        for rang in range(40_000):
            feuille.write_number(rang, 0, rang)
    tracemalloc.start()

    with ouvrir(fichier) as classeur:
        lignes = sum(1 for _ in classeur.onglets[0].lignes())
    pointe = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert lignes == 40_000
    assert pointe < 5_000_000
