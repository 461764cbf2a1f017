"""Workbooks made by hand, part by part, for the tests of their reading."""

import zipfile
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LIENS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAQUET = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
TETE = '<?xml version="1.0" encoding="UTF-8"?>'


def archive(chemin, parties, *, methode=zipfile.ZIP_DEFLATED):
    """A zip of {name: text or bytes}."""
    with zipfile.ZipFile(chemin, "w", methode) as fichier:
        for nom, contenu in parties.items():
            fichier.writestr(nom, contenu)
    return chemin


def parties_xlsx(rangees, *, chaines=(), formats=(), etat="", options="", autour="", avant=""):
    """The parts of an .xlsx of one sheet, « valeurs », whose rows are given in XML."""
    styles = "".join(f'<numFmt numFmtId="{170 + n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(formats))
    xf = "".join(f'<xf numFmtId="{170 + n}"/>' for n in range(len(formats)))
    partagees = "".join(f"<si>{texte}</si>" for texte in chaines)
    return {
        "_rels/.rels": f'{TETE}<Relationships xmlns="{PAQUET}"><Relationship Id="r1" Type="{LIENS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{TETE}<workbook xmlns="{MAIN}" xmlns:r="{LIENS}">{options}<sheets>'
        f'<sheet name="valeurs" sheetId="1" {etat} r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{TETE}<Relationships xmlns="{PAQUET}">'
        f'<Relationship Id="r1" Type="{LIENS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{LIENS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{LIENS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'{TETE}<styleSheet xmlns="{MAIN}"><numFmts>{styles}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{xf}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'{TETE}<sst xmlns="{MAIN}">{partagees}</sst>',
        "xl/worksheets/sheet1.xml": f'{TETE}<worksheet xmlns="{MAIN}">{avant}<sheetData>{rangees}</sheetData>'
        f"{autour}</worksheet>",
    }


def xlsx(chemin, rangees, **options):
    return archive(chemin, parties_xlsx(rangees, **options))


def parties_ods(table, *, styles="", nom="valeurs"):
    """The parts of an .ods of one sheet whose inside is given in XML."""
    espaces = " ".join(
        f'xmlns:{prefixe}="{ODF}:{uri}:1.0"'
        for prefixe, uri in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"{TETE}<office:document-content {espaces} {calc}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="{nom}" table:style-name="ta1">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }


def ods(chemin, table, **options):
    return archive(chemin, parties_ods(table, **options))
