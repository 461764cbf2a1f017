"""The axes of a cell: what a row names, when two rows speak of the same thing, which comes first, which are asked."""

from dataclasses import dataclass
from operator import attrgetter, not_
from typing import Any

# The order decides between rows that name as many axes: one naming a département comes before one naming a product.
AXES = ("departement", "produit", "epci", "zonage", "zus", "segment")

# The six axes of a row, in order; '' where it names nothing.
croisement = attrgetter(*AXES)


def se_recouvrent(un, autre):
    """True when on every axis two crossings are equal or one is blank (contracts §4.3)."""
    return all(a == b or not a or not b for a, b in zip(un, autre, strict=True))


def finesse(axes):
    """Sort key, the coarsest first: fewer named axes, then the axis order, then their codes."""
    vides = tuple(map(not_, axes))
    return -sum(vides), vides, axes


@dataclass(frozen=True, slots=True)
class Restriction:
    """Rows that answer a question, and those of the same territory whose product no sum counts: they are listed."""

    gardees: tuple[Any, ...]
    hors_produits: tuple[Any, ...] = ()


def restreindre(lignes, *, departements=None, hors_region_vide=True, departement="", produit="", produits=None):
    """Keep the rows that a question is about (contracts §4.1).

    `departements`: those of a région, None for everywhere; a row without département is then kept only where
    `hors_region_vide`, the organism having no dwelling outside. A `departement` or a `produit` asked for keeps the
    rows that name it. `produits`: those that add up when no product is asked, None for all; a row without product
    always does.
    """
    gardees, hors_produits = [], []
    for ligne in lignes:
        if departement:
            dedans = ligne.departement == departement
        else:
            dedans = departements is None or (
                ligne.departement in departements if ligne.departement else hors_region_vide
            )
        if not dedans or (produit and ligne.produit != produit):
            continue
        compte = produit or not ligne.produit or produits is None or ligne.produit in produits
        (gardees if compte else hors_produits).append(ligne)
    return Restriction(tuple(gardees), tuple(hors_produits))


@dataclass(frozen=True, slots=True)
class Niveau:
    """How finely values are given: finest territory named (`epci`, `departement`, `aucun`), and zoning or not."""

    territoire: str
    zonage: bool


def niveau(lignes):
    """The finest level at which rows give something; None when they give nothing, or only « n.c. »."""
    donnees = [ligne for ligne in lignes if ligne.est_donnee]
    if not donnees:
        return None
    territoire = next((axe for axe in ("epci", "departement") if any(getattr(x, axe) for x in donnees)), "aucun")
    return Niveau(territoire, any(x.zonage for x in donnees))
