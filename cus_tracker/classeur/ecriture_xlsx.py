"""Writing sheets as .xlsx: texts in place, typed cells, a header row that stays in sight, drop-down lists."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from xml.sax.saxutils import escape

from . import xlsx_texte
from .adresses import LIGNES_MAX, lettres
from .paquet import TETE, Paquet, attribut, nom_de_feuille
from .tenables import tenable

ORIGINE = date(1899, 12, 30)
MINUIT = datetime(1899, 12, 30)
TEXTE_MAX, LISTE_MAX, NOTE_MAX = 32_767, 255, 255
LARGEUR = 16
TITRE, JOUR, MOMENT, CODE = 1, 2, 3, 4
STYLES = {date: JOUR, datetime: MOMENT, str: CODE}
PAQUET = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GENRE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
AUCUN = 'fontId="0" fillId="0" borderId="0"'
FEUILLE_DE_STYLES = (
    f'{TETE}<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/>'
    '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    f'<cellStyleXfs count="1"><xf numFmtId="0" {AUCUN}/></cellStyleXfs>'
    f'<cellXfs count="5"><xf numFmtId="0" {AUCUN} xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    + "".join(f'<xf numFmtId="{n}" {AUCUN} xfId="0" applyNumberFormat="1"/>' for n in (164, 165, 49))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def ecrire(flux, feuilles):
    """Write every sheet, in order."""
    with Paquet(flux) as paquet:
        noms = []
        for numero, feuille in enumerate(feuilles, start=1):
            noms.append(nom_de_feuille(feuille.nom))
            with paquet.ouvrir(f"xl/worksheets/sheet{numero}.xml") as ecrire:
                _feuille(ecrire, feuille, premiere=numero == 1)
        _autour(paquet, noms)


def _autour(paquet, noms):
    """The parts that tie the sheets together."""
    parties = [("xl/workbook.xml", f"{GENRE}.sheet.main+xml"), ("xl/styles.xml", f"{GENRE}.styles+xml")]
    parties += [(f"xl/worksheets/sheet{n}.xml", f"{GENRE}.worksheet+xml") for n in range(1, len(noms) + 1)]
    genres = "".join(f'<Override PartName="/{partie}" ContentType="{genre}"/>' for partie, genre in parties)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    paquet.poser("[Content_Types].xml", f'{TETE}<Types xmlns="{PAQUET}/content-types">{rels}{genres}</Types>')
    paquet.poser("_rels/.rels", _liens([("officeDocument", "xl/workbook.xml")]))
    liens = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(noms) + 1)]
    paquet.poser("xl/_rels/workbook.xml.rels", _liens([*liens, ("styles", "styles.xml")]))
    onglets = "".join(
        f'<sheet name={attribut(nom)} sheetId="{n}" r:id="rId{n}"/>' for n, nom in enumerate(noms, start=1)
    )
    classeur = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{onglets}</sheets></workbook>'
    paquet.poser("xl/workbook.xml", TETE + classeur)
    paquet.poser("xl/styles.xml", FEUILLE_DE_STYLES)


def _liens(cibles):
    liens = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{genre}" Target="{cible}"/>'
        for n, (genre, cible) in enumerate(cibles, start=1)
    )
    return f'{TETE}<Relationships xmlns="{PAQUET}/relationships">{liens}</Relationships>'


def _feuille(ecrire, feuille, *, premiere):
    """One sheet, its rows written as they come."""
    ecrire(f'{TETE}<worksheet xmlns="{MAIN}"><sheetViews><sheetView tabSelected="{int(premiere)}"')
    ecrire(' workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>')
    ecrire(f"</sheetViews>{_colonnes(feuille)}<sheetData>")
    colonnes = [lettres(rang) for rang in range(len(feuille.entetes))]
    titres = (f'<c r="{c}1" s="{TITRE}"{_texte(nom)}' for c, nom in zip(colonnes, feuille.entetes, strict=True))
    ecrire(f'<row r="1">{"".join(titres)}</row>')
    for numero, ligne in enumerate(feuille.lignes, start=2):
        cellules = [
            f'<c r="{colonne}{numero}"{fin}'
            for colonne, valeur in zip(colonnes, ligne, strict=True)
            if (fin := _fin(valeur))
        ]
        ecrire(f'<row r="{numero}">{"".join(cellules)}</row>')
    ecrire(f"</sheetData>{_aides(feuille)}</worksheet>")


@lru_cache(maxsize=4096, typed=True)
def _fin(valeur):
    """What follows the address of a cell that holds this value; nothing for an empty one."""
    valeur = tenable(valeur)
    if isinstance(valeur, str):
        return _texte(valeur) if valeur else ""
    if isinstance(valeur, Decimal):
        return f"><v>{valeur:f}</v></c>"
    if isinstance(valeur, datetime):
        ecart = valeur - MINUIT
        return f' s="{MOMENT}"><v>{ecart.days + ecart.seconds / 86_400}</v></c>'
    return f' s="{JOUR}"><v>{(valeur - ORIGINE).days}</v></c>'


def _texte(texte):
    if len(texte) > TEXTE_MAX:
        raise ValueError(
            f"Un texte de {len(texte)} signes («\u00a0{texte[:40]}…\u00a0») ne tient pas dans une cellule .xlsx. "
            "Choisissez le format .ods."
        )
    return f' t="inlineStr"><is><t xml:space="preserve">{xlsx_texte.ecrire(texte)}</t></is></c>'


def _colonnes(feuille):
    """Widths and kinds of the columns."""
    colonnes = []
    for rang, entete in enumerate(feuille.entetes, start=1):
        largeur = feuille.largeurs.get(entete, LARGEUR)
        style = STYLES.get(feuille.types.get(entete))
        genre = f' style="{style}"' if style else ""
        colonnes.append(f'<col min="{rang}" max="{rang}" width="{largeur}" customWidth="1"{genre}/>')
    return f"<cols>{''.join(colonnes)}</cols>" if colonnes else ""


def _aides(feuille):
    """Notes on the headers and lists of values under them."""
    aides = []
    for rang, entete in enumerate(feuille.entetes):
        c = lettres(rang)
        if note := feuille.notes.get(entete):
            titre, aide = attribut(entete[:32]), attribut(note[:NOTE_MAX])
            aides.append(f'<dataValidation showInputMessage="1" promptTitle={titre} prompt={aide} sqref="{c}1"/>')
        liste = f'"{",".join(feuille.listes.get(entete, ()))}"'
        if entete in feuille.listes and len(liste) <= LISTE_MAX:
            aides.append(
                f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{c}2:{c}{LIGNES_MAX}">'
                f"<formula1>{escape(liste)}</formula1></dataValidation>"
            )
    return f'<dataValidations count="{len(aides)}">{"".join(aides)}</dataValidations>' if aides else ""
