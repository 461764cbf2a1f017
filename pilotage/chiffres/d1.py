"""Figures of sales to occupants, family D1: dwellings on sale and dwellings sold (contracts §5, d1.*)."""

from .registre import chiffre
from .sommes import divise, evolution, extreme_au_parc, somme

LOI = "CCH, art. R. 445-5, indicateur D.I"
STOCK, VENTES = "mis_en_commercialisation", "vendus"


def parts_stock(etude, annee):
    """Dwellings on sale at the end of a year: a stock, never added over years."""
    return etude.valeurs.parts(etude.valeurs.code("D1"), STOCK, annee, annee)


def parts_ventes(etude):
    """Dwellings sold over the counted years."""
    generation = etude.generation
    return etude.valeurs.parts(etude.valeurs.code("D1"), VENTES, generation.premiere_annee, generation.derniere_annee)


@chiffre(
    "d1.stock.{annee}",
    unite="logements",
    formule="Somme des objectifs D.I « mis en commercialisation » de l’année, un stock.",
    source=LOI,
    cles=lambda etude: [{"annee": annee} for annee in etude.generation.annees],
)
def stock(etude, annee):
    return somme(etude, parts_stock(etude, annee))


@chiffre(
    "d1.ventes.moyenne_annuelle",
    unite="ventes par an",
    formule="Somme des objectifs D.I « vendus » ÷ nombre d’années comptées.",
    source=LOI,
)
def ventes_moyenne(etude):
    return divise(somme(etude, parts_ventes(etude)), etude.generation.duree, "")


@chiffre(
    "d1.ventes.evolution",
    unite="croissance",
    formule="Moyenne annuelle des ventes ÷ moyenne annuelle de la référence, sur ses propres années, − 1.",
    source=LOI,
)
def ventes_evolution(etude):
    reference = reference_ventes(etude)
    moyenne = reference and reference.valeur / (reference.fin - reference.debut + 1)
    motif = "La référence des ventes de la région n’est pas saisie."
    return evolution(ventes_moyenne(etude), moyenne, motif)


def reference_ventes(etude):
    """The reference row of yearly sales of the région: the latest one ended before the generation."""
    lignes = etude.references.trouver("D1", niveau="region", territoire=etude.region.code, mesure=VENTES)
    avant = [ligne for ligne in lignes if ligne.fin < etude.generation.premiere_annee]
    return (avant or lignes or [None])[0]


def extreme_stock(etude, choisir):
    """The smallest or greatest share of its dwellings that an organism has on sale the last counted year."""
    return extreme_au_parc(etude, parts_stock(etude, etude.generation.derniere_annee), choisir)


def extreme_ventes(etude, choisir):
    """The smallest or greatest share of its dwellings that an organism sells in a year."""
    return extreme_au_parc(etude, parts_ventes(etude), choisir, etude.generation.duree)


@chiffre(
    "d1.stock.part.minimum", unite="part", formule="Plus faible part du parc d’un organisme mise en vente.", source=LOI
)
def stock_minimum(etude):
    return extreme_stock(etude, min)


@chiffre(
    "d1.stock.part.maximum", unite="part", formule="Plus forte part du parc d’un organisme mise en vente.", source=LOI
)
def stock_maximum(etude):
    return extreme_stock(etude, max)


@chiffre(
    "d1.ventes.part.minimum", unite="part", formule="Plus faible part du parc d’un organisme vendue par an.", source=LOI
)
def ventes_minimum(etude):
    return extreme_ventes(etude, min)


@chiffre(
    "d1.ventes.part.maximum", unite="part", formule="Plus forte part du parc d’un organisme vendue par an.", source=LOI
)
def ventes_maximum(etude):
    return extreme_ventes(etude, max)
