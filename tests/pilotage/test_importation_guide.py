"""The guide lists every sheet and column as they are declared."""

from pathlib import Path

from pilotage.importation.assemblage import FEUILLES
from pilotage.importation.guide import inserer

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide.md"


def test_the_guide_tells_the_sheets_of_today():
    texte = GUIDE.read_text(encoding="utf-8")

    assert inserer(texte) == texte, "run outils/guide.py"


def test_every_sheet_is_named_once_and_has_a_key_among_its_columns():
    noms = [feuille.nom for feuille in FEUILLES]

    assert len(set(noms)) == len(noms)
    for feuille in FEUILLES:
        colonnes = [colonne.nom for colonne in feuille.colonnes]
        assert set(feuille.cle) <= set(colonnes)
        assert len(set(colonnes)) == len(colonnes)
