"""A list as a file: all its rows in typed cells, and a second sheet that says what was asked and at which clocks.

The conditions stand in a sheet of their own: above the rows they would break sorting, filtering and pivot tables. A
.csv has one sheet: the name of the file tells the day, and the page it came from tells the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import HttpResponse

from .classeur.ecriture import GENRES, Feuille, ecrire
from .regard import aujourd_hui
from .typographie import jour


@dataclass(frozen=True)
class Colonne:
    """A column of an exported list: its header, how its cell is read on a row, its width in characters."""

    entete: str
    lire: Callable[[Any], Any]
    largeur: int = 16


def feuille(nom, colonnes, lignes):
    """The sheet of a list."""
    return Feuille(
        nom,
        [colonne.entete for colonne in colonnes],
        ([colonne.lire(ligne) for colonne in colonnes] for ligne in lignes),
        largeurs={colonne.entete: colonne.largeur for colonne in colonnes},
    )


def conditions(regard, region, filtres, *, nombre):
    """The sheet that says at which clocks and under which filters the rows were read."""
    lignes = [
        ("Région", f"{region} ({region.code})" if region else ""),
        ("Situation au", jour(regard.au)),
        ("Données connues au", jour(regard.connu_le) if regard.connu_le else "maintenant"),
        *(("Filtre", filtre) for filtre in filtres),
        ("Lignes", nombre),
        ("Exporté le", jour(aujourd_hui())),
    ]
    return Feuille("Conditions", ["Quoi", "Valeur"], lignes, largeurs={"Quoi": 24, "Valeur": 60})


def telecharger(nom, format, feuilles):
    """The answer that hands a workbook over; a .csv holds the first sheet only."""
    flux = BytesIO()
    ecrire(flux, feuilles[:1] if format == "csv" else feuilles, format)
    return HttpResponse(
        flux.getvalue(),
        content_type=GENRES[format],
        headers={"Content-Disposition": f'attachment; filename="{nom}.{format}"'},
    )


def en_fichier(request, nom, *listes, filtres=()):
    """The file that `?format=` asks in place of a page, None where it asks for the page.

    `listes`: (name of the sheet, columns, rows) of each list, those of the first counted by the conditions.
    """
    format, regard = request.GET.get("format"), request.regard
    if format not in GENRES:
        return None
    dites = conditions(regard, request.region, filtres, nombre=len(listes[0][2]))
    return telecharger(f"{nom}-au-{regard.au}", format, [*(feuille(*une) for une in listes), dites])
