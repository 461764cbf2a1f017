"""The sheets and columns of the exchange workbook as the guide lists them, from their declarations."""

from .assemblage import FEUILLES

DEBUT, FIN = "<!-- feuilles : écrit par outils/guide.py -->", "<!-- fin des feuilles -->"


def listes():
    """The guide's tables, one per sheet, in Markdown."""
    return "\n\n".join(_feuille(feuille) for feuille in FEUILLES)


def inserer(texte):
    """The guide with the tables of today between their two marks."""
    avant, _, reste = texte.partition(DEBUT)
    return f"{avant}{DEBUT}\n\n{listes()}\n\n{FIN}{reste.partition(FIN)[2]}"


def _feuille(feuille):
    lignes = [
        f"### `{feuille.nom}`",
        feuille.aide,
        "| colonne | ce qu’elle attend | précisions |\n|---|---|---|\n"
        + "\n".join(_colonne(colonne, cle=colonne.nom in feuille.cle) for colonne in feuille.colonnes),
    ]
    return "\n\n".join(lignes)


def _colonne(colonne, *, cle):
    """A column in a row of its table: its name, starred when compulsory, in bold when part of the key."""
    nom = f"**`{colonne.nom}`**" if cle else f"`{colonne.nom}`"
    etoile = "\u00a0*" if colonne.requise else ""
    return f"| {nom}{etoile} | {colonne.genre()} | {colonne.aide} |"
