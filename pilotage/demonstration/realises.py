"""What came of the first year: dwellings financed and sold in 2011, as the State counted them a year later."""

from collections import defaultdict
from decimal import Decimal

from .offre import ANNEES, OFFRES, PRODUITS, programme
from .patrimoine import PARCS
from .tirage import entier
from .vente import PLANS, VENTES, ventes

ANNEE = 2011
SOURCE = "Suivi des agréments, données fictives de démonstration"
# Realised against a sixth of the programme, for PLAI, PLUS and PLS; those left out have sent nothing yet.
RYTHMES = {
    "NCH": ("0.94", "1.02", "1.55"),
    "MDS": ("0.97", "1.31", "1.46"),
    "LBS": ("0.81", "1.44", "1.61"),
    "FLI": ("0.77", "1.08", "0.92"),
    "DCH": ("0.95", "0.96", "1.05"),
    "MGE": ("0.88", "1.52", "2.10"),
    "RAB": ("0.93", "1.05", "0.95"),
    "HMA": ("0.92", "0.87", "1.00"),
    "ADD": ("0.72", "1.00", "1.66"),
    "HRH": ("0.91", "0.83", "0.90"),
    "LCS": ("1.46", "0.90", "0.75"),
    "CDW": ("0.86", "1.02", "0.95"),
    "RCM": ("0.98", "1.57", "1.90"),
    "PAR": ("0.40", "0.85", "0.00"),
    "SUL": ("0.60", "0.52", "0.00"),
    "OFH": ("0.97", "1.02", "1.00"),
    "TEJ": ("0.84", "0.98", "1.40"),
    "ASH": ("0.92", "0.98", "0.85"),
    "LFB": ("0.98", "1.46", "1.58"),
    "HSE": ("0.90", "1.06", "0.90"),
    "HMC": ("0.82", "0.94", "0.80"),
    "DCD": ("0.66", "1.49", "2.40"),
    "LCL": ("0.95", "0.90", "0.00"),
    "TFH": ("0.70", "0.88", "0.00"),
    "MSV": ("0.93", "0.91", "0.00"),
}
# Sales of the first year against those forecast for it.
PART_VENDUE = Decimal("0.83")
VENTES_MUETTES = ("SUL", "HMC", "TFH")


def offre_2011(sigle):
    """{(département, product): dwellings financed in 2011}; what names no product promised mostly PLUS."""
    facteurs = dict(zip(PRODUITS, map(Decimal, RYTHMES[sigle]), strict=True))
    faits = defaultdict(int)
    for (departement, produit), somme in programme(sigle).items():
        faits[departement, produit] += entier(facteurs[produit] * somme / len(ANNEES))
    return faits


def cellules(sigle):
    """The realised values of an organism for 2011: A.I by département and product, D.I as it was promised."""
    for (departement, produit), nombre in offre_2011(sigle).items():
        axes = {"departement": departement, "produit": produit}
        yield {"indicateur": "A.I", **axes, "debut": ANNEE, "fin": ANNEE, "valeur": nombre}
    if sigle in PLANS and PLANS[sigle].ventes != "n.c.":
        muette = sigle in VENTES_MUETTES
        vendus = "n.c." if muette else entier(PART_VENDUE * ventes(sigle)[ANNEE])
        yield {"indicateur": "D.I", "mesure": VENTES, "debut": ANNEE, "fin": ANNEE, "valeur": vendus, **unique(sigle)}


def unique(sigle):
    """The only département of an organism, or none when it has several."""
    departements = tuple(PARCS[sigle].logements)
    return {"departement": departements[0]} if len(departements) == 1 else {}


def evalues():
    """The organisms whose first year is known."""
    return tuple(sigle for sigle in OFFRES if sigle in RYTHMES)
