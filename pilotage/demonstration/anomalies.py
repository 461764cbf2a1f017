"""The slips of a first campaign: what some organisms typed, each a doubt that a quality rule raises."""

from decimal import Decimal

from .organismes import NORD, PAS_DE_CALAIS
from .vente import STOCK, segments, stocks

SOURCE = "Bilan de l’organisme, données fictives de démonstration"
PREMIERE, SECONDE = 2011, 2012
ESTIMATION = "Estimation au 31 août 2012."
MILLE = 1000


def cellules(sigle):
    """The results that an organism typed awry, beside those that the State counted."""
    return ({"source": SOURCE, **cellule} for cellule in ECARTS.get(sigle, tuple)())


def an(annee, indicateur, valeur, **champs):
    """A result of one year."""
    return {"indicateur": indicateur, "debut": annee, "fin": annee, "valeur": valeur, **champs}


def stock_en_milliers():
    """A point taken for the separator of thousands."""
    pris = Decimal(stocks("MDS")[PREMIERE]) / MILLE
    yield an(PREMIERE, "D.I", pris, mesure=STOCK, departement=NORD)


def total_qui_deborde():
    """A total that still counts dwellings of no product."""
    for departement, plai, plus, pls, ailleurs in ((NORD, 31, 118, 9, 8), (PAS_DE_CALAIS, 4, 17, 0, 0)):
        produits = {"PLAI": plai, "PLUS": plus, "PLS": pls}
        for produit, nombre in produits.items():
            yield an(PREMIERE, "A.II", nombre, departement=departement, produit=produit)
        yield an(PREMIERE, "A.II", sum(produits.values()) + ailleurs, departement=departement)


def cumul_inverse():
    """A cumul whose figures were swapped, and a share as a fraction, where points were asked.

    This organism promised no delivery: no rate of achievement is made of these.
    """
    axes = {"departement": NORD, "produit": "PLUS"}
    yield an(PREMIERE, "A.II", 64, **axes)
    yield an(SECONDE, "A.II", 71, **axes, observation=ESTIMATION)
    yield {"indicateur": "A.II", **axes, "debut": PREMIERE, "fin": SECONDE, "valeur": 153}
    yield an(PREMIERE, "F.I", Decimal("0.68"), segment=next(iter(segments("HRH"))), zus="oui")


def sans_departement():
    """Deliveries of an organism of three départements, in one figure."""
    for produit, nombre in (("PLAI", 12), ("PLUS", 104)):
        yield an(PREMIERE, "A.II", nombre, produit=produit)


def stock_restant():
    """What was left on sale once the year’s sales were made, given for the stock; shelters that it never promised."""
    yield an(PREMIERE, "D.I", 12, mesure=STOCK, departement=NORD)
    yield an(PREMIERE, "B.I", 0, departement=NORD)
    yield an(SECONDE, "B.I", 0, departement=NORD, observation=ESTIMATION)


def parc_entier():
    """The whole stock, with what the year delivered, given for what is on sale, and for what was delivered."""
    yield an(PREMIERE, "D.I", 2_412, mesure=STOCK, departement=PAS_DE_CALAIS)
    yield an(PREMIERE, "A.II", 2_412, departement=PAS_DE_CALAIS)


def menages_comptes():
    """Households where their share was asked."""
    yield an(PREMIERE, "F.I", 418, segment=next(iter(segments("ASH"))), zus="non")


def part_des_places():
    """A share of the places, where their number was asked; places closed, taken away from those created."""
    yield an(PREMIERE, "B.I", Decimal("12.5"), departement=PAS_DE_CALAIS)
    yield an(PREMIERE, "B.II", -3, departement=PAS_DE_CALAIS)


ECARTS = {
    "MDS": stock_en_milliers,
    "FLI": total_qui_deborde,
    "ADD": sans_departement,
    "PAR": stock_restant,
    "MSV": parc_entier,
    "ASH": menages_comptes,
    "HRH": cumul_inverse,
    "HMC": part_des_places,
}
