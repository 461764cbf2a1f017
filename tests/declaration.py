"""The accessibility statement, written from what the browser tests truly do."""

# ruff: noqa: E501 (sentences of a text, one a line)

import json

from cus_tracker.settings import BASE_DIR

from .navigateur.conftest import LARGEUR, PETITE_LARGEUR, REGLES_AXE

FICHIER = BASE_DIR / "docs" / "accessibilite.md"
REGLES = {
    "wcag2a": "WCAG 2.0, niveau A",
    "wcag2aa": "WCAG 2.0, niveau AA",
    "wcag21a": "WCAG 2.1, niveau A",
    "wcag21aa": "WCAG 2.1, niveau AA",
    "best-practice": "bonnes pratiques d’axe",
}


def version_axe():
    verrou = json.loads((BASE_DIR / "package-lock.json").read_text())
    return verrou["packages"]["node_modules/axe-core"]["version"]


def declaration():
    """The text of docs/accessibilite.md."""
    regles = "\n".join(f"- {REGLES[regle]}" for regle in REGLES_AXE)
    return f"""# Déclaration d’accessibilité

## État de conformité

Aucun audit du référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a encore été mené par une personne : l’outil est déclaré **non conforme** tant qu’il ne l’a pas été.

## Ce qui est vérifié à chaque version

À chaque version, un navigateur Chromium ouvre toutes les pages que l’outil sert, sans en choisir aucune. Une seule anomalie arrête la version. Chaque page est ouverte :

- remplie, vide de données, puis refusée quand elle porte un formulaire ;
- à {LARGEUR} et à {PETITE_LARGEUR} pixels de large, sans défilement horizontal de la page ;
- avec et sans JavaScript.

L’outil axe {version_axe()} y applique ses règles :

{regles}

Les documents PDF sont jugés conformes à PDF/UA-1 par veraPDF, le validateur de référence. Chaque graphique est accompagné d’un tableau.

Ces essais ne remplacent pas un audit : ils ne disent rien, par exemple, de la pertinence d’un intitulé.

## Signaler une difficulté

Si une page vous arrête, écrivez au contact donné dans les mentions légales : une réponse et, au besoin, l’information sous une autre forme vous sont dues. Sans réponse, vous pouvez saisir le Défenseur des droits.
"""
