"""Writing sheets as .ods: typed cells, a header row that stays in sight, drop-down lists."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from xml.sax.saxutils import escape

from .adresses import lettres
from .paquet import TETE, Paquet, attribut, nom_de_feuille
from .tenables import tenable

GENRE = "application/vnd.oasis.opendocument.spreadsheet"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ESPACES = " ".join(
    f'xmlns:{prefixe}="{ODF}:{nom}:1.0"'
    for prefixe, nom in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
        ("config", "config"),
        ("manifest", "manifest"),
    )
)
CENTIMETRES_PAR_SIGNE = 0.2
LARGEUR = 16
STYLES = {str: "code", date: "jour", datetime: "moment"}
# What XML cannot hold, the paragraphs and the blanks that it would fold.
INTERDITS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BLANCS = re.compile(r"^ +| +$|(?<= ) +|\t")
FINS_DE_LIGNE = re.compile(r"\r\n|\r|\n")
TIRET, BLANC, DEUX_POINTS = (f"<number:text>{signe}</number:text>" for signe in "- :")
JOUR = TIRET.join(f'<number:{part} number:style="long"/>' for part in ("year", "month", "day"))
HEURE = BLANC + DEUX_POINTS.join(f'<number:{part} number:style="long"/>' for part in ("hours", "minutes", "seconds"))
A_REMPLIR = 2_000


def ecrire(flux, feuilles):
    """Write every sheet, in order; their headers and lists are known before their rows are read."""
    feuilles = tuple(feuilles)
    noms = [nom_de_feuille(feuille.nom) for feuille in feuilles]
    with Paquet(flux) as paquet:
        paquet.annoncer("mimetype", GENRE)
        paquet.poser("META-INF/manifest.xml", _manifeste())
        paquet.poser("settings.xml", _reglages(noms))
        with paquet.ouvrir("content.xml") as ecrire:
            ecrire(f'{TETE}<office:document-content {ESPACES} office:version="1.3">{_styles(feuilles)}')
            ecrire(f"<office:body><office:spreadsheet>{_aides(feuilles)}")
            for numero, feuille in enumerate(feuilles):
                _feuille(ecrire, feuille, numero)
            ecrire("</office:spreadsheet></office:body></office:document-content>")


def _manifeste():
    parties = (("/", GENRE), ("content.xml", "text/xml"), ("settings.xml", "text/xml"))
    entrees = "".join(
        f'<manifest:file-entry manifest:full-path="{nom}" manifest:media-type="{genre}"/>' for nom, genre in parties
    )
    return f'{TETE}<manifest:manifest {ESPACES} manifest:version="1.3">{entrees}</manifest:manifest>'


def _reglages(noms):
    """The first row of every sheet stays in sight."""
    fige = "".join(
        f'<config:config-item config:name="{cle}" config:type="{genre}">{valeur}</config:config-item>'
        for cle, genre, valeur in (
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("PositionBottom", "int", 1),
        )
    )
    entree = "config:config-item-map-entry"
    tables = "".join(f"<{entree} config:name={attribut(nom)}>{fige}</{entree}>" for nom in noms)
    return (
        f'{TETE}<office:document-settings {ESPACES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        f'<{entree}><config:config-item-map-named config:name="Tables">{tables}'
        f"</config:config-item-map-named></{entree}>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>"
    )


def _styles(feuilles):
    """Kinds of cells, and the width of every column."""
    colonnes = "".join(
        f'<style:style style:name="c{numero}-{rang}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{feuille.largeurs.get(entete, LARGEUR) * CENTIMETRES_PAR_SIGNE:.2f}cm"/></style:style>'
        for numero, feuille in enumerate(feuilles)
        for rang, entete in enumerate(feuille.entetes)
    )
    cellule = 'style:family="table-cell"'
    return (
        f'<office:automatic-styles><number:date-style style:name="n1">{JOUR}</number:date-style>'
        f'<number:date-style style:name="n2">{JOUR}{HEURE}</number:date-style>'
        '<number:text-style style:name="n3"><number:text-content/></number:text-style>'
        f'<style:style style:name="jour" {cellule} style:data-style-name="n1"/>'
        f'<style:style style:name="moment" {cellule} style:data-style-name="n2"/>'
        f'<style:style style:name="code" {cellule} style:data-style-name="n3"/>'
        f'<style:style style:name="titre" {cellule}><style:text-properties fo:font-weight="bold"/></style:style>'
        f"{colonnes}</office:automatic-styles>"
    )


def _aides(feuilles):
    """Notes on the headers and lists of values under them."""
    aides = []
    for numero, feuille in enumerate(feuilles):
        for rang, entete in enumerate(feuille.entetes):
            ici = attribut(f"${feuille.nom_cite}.${lettres(rang)}$2")
            if entete in feuille.notes:
                aides.append(
                    f'<table:content-validation table:name="n{numero}-{rang}" table:base-cell-address={ici}>'
                    f'<table:help-message table:title={attribut(entete)} table:display="true">'
                    f"<text:p>{escape(feuille.notes[entete])}</text:p></table:help-message></table:content-validation>"
                )
            if entete in feuille.listes:
                choix = ";".join(f'"{valeur}"' for valeur in feuille.listes[entete])
                aides.append(
                    f'<table:content-validation table:name="l{numero}-{rang}" table:base-cell-address={ici}'
                    f" table:condition={attribut(f'of:cell-content-is-in-list({choix})')}/>"
                )
    return f"<table:content-validations>{''.join(aides)}</table:content-validations>" if aides else ""


def _feuille(ecrire, feuille, numero):
    """One sheet, its rows written as they come."""
    entetes = feuille.entetes
    ecrire(f"<table:table table:name={attribut(feuille.nom)}>")
    for rang, entete in enumerate(entetes):
        style = STYLES.get(feuille.types.get(entete), "Default")
        ecrire(f'<table:table-column table:style-name="c{numero}-{rang}" table:default-cell-style-name="{style}"/>')
    notes = _noms_d_aide(entetes, feuille.notes, f"n{numero}")
    titres = (
        f'<table:table-cell{aide} table:style-name="titre"{_texte(nom)}'
        for aide, nom in zip(notes, entetes, strict=True)
    )
    ecrire(f"<table:table-row>{''.join(titres)}</table:table-row>")
    aides = _noms_d_aide(entetes, feuille.listes, f"l{numero}")
    for ligne in feuille.lignes:
        cellules = [f"<table:table-cell{aide}{_fin(valeur)}" for aide, valeur in zip(aides, ligne, strict=True)]
        ecrire(f"<table:table-row>{''.join(cellules)}</table:table-row>")
    if feuille.listes:
        vides = "".join(f"<table:table-cell{aide}/>" for aide in aides)
        ecrire(f'<table:table-row table:number-rows-repeated="{A_REMPLIR}">{vides}</table:table-row>')
    ecrire("</table:table>")


def _noms_d_aide(entetes, aides, prefixe):
    """For each column, the attribute that ties its cells to their note or list."""
    return [
        f' table:content-validation-name="{prefixe}-{rang}"' if entete in aides else ""
        for rang, entete in enumerate(entetes)
    ]


@lru_cache(maxsize=4096, typed=True)
def _fin(valeur):
    """What follows the name of a cell that holds this value."""
    valeur = tenable(valeur)
    if isinstance(valeur, str):
        return _texte(valeur) if valeur else "/>"
    if isinstance(valeur, Decimal):
        return f' office:value-type="float" office:value="{valeur:f}"><text:p>{valeur:f}</text:p></table:table-cell>'
    style = "moment" if isinstance(valeur, datetime) else "jour"
    jour = f'office:date-value="{valeur.isoformat()}"'
    return f' table:style-name="{style}" office:value-type="date" {jour}><text:p>{valeur}</text:p></table:table-cell>'


def _texte(texte):
    paragraphes = "".join(
        f"<text:p>{BLANCS.sub(_blanc, escape(paragraphe))}</text:p>"
        for paragraphe in FINS_DE_LIGNE.split(INTERDITS.sub("", texte))
    )
    return f' office:value-type="string">{paragraphes}</table:table-cell>'


def _blanc(trouve):
    blancs = trouve.group()
    return "<text:tab/>" if blancs == "\t" else f'<text:s text:c="{len(blancs)}"/>'
