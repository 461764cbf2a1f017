"""What the objectives are compared with: figures of before the conventions, typed by hand, invented like the rest."""

from decimal import Decimal

from .offre import LILLE
from .organismes import NORD, PAS_DE_CALAIS

REGION = "31"
SOURCE = "Données fictives de démonstration"
AVANT_CUS = (2005, 2010)
AVANT_VENTES = (2005, 2009)
# (territorial level, territory, product, dwellings financed over the six years before the conventions)
PRODUCTION = (
    ("region", REGION, "", 33_868),
    ("region", REGION, "PLAI", 3_231),
    ("region", REGION, "PLUS", 23_894),
    ("region", REGION, "PLS", 6_743),
    ("departement", NORD, "", 20_987),
    ("departement", PAS_DE_CALAIS, "", 12_881),
    ("epci", LILLE, "", 8_746),
)
VENDUS = 4_928
PART_PLAI_FRANCE = (Decimal("0.27"), Decimal("0.17"), Decimal("0.31"))


def references():
    """The rows of the sheet of that name."""
    for niveau, territoire, produit, valeur in PRODUCTION:
        yield ligne("A.I", AVANT_CUS, niveau, territoire, valeur, produit=produit)
    yield ligne("D.I", AVANT_VENTES, "region", REGION, VENDUS, mesure="vendus")
    valeur, minimum, maximum = PART_PLAI_FRANCE
    bornes = {"minimum": minimum, "maximum": maximum}
    yield ligne("A.I", (2011, 2016), "france", "France", valeur, grandeur="part_plai", **bornes)


def ligne(indicateur, annees, niveau, territoire, valeur, *, grandeur="valeur", **champs):
    """One row of the sheet."""
    return {
        "indicateur": indicateur,
        "debut": annees[0],
        "fin": annees[1],
        "niveau": niveau,
        "territoire": territoire,
        "grandeur": grandeur,
        "valeur": valeur,
        "source": SOURCE,
        **champs,
    }
