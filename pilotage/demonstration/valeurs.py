"""Every value of the workbook: objectives, what avenants change, corrections kept as versions, first results."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from . import anomalies, autres, offre, realises, vente
from .conventions import AVENANTS, SIGNATURES_ACCESSION, SIGNATURES_FOYERS, SIGNATURES_LOCATIF, cle
from .organismes import BAILLEURS
from .tirage import entier, jour, saisie

# What was typed first, then corrected: (organism, product, year, factor of the first version, day of the second).
CORRECTIONS = (
    ("NCH", "PLAI", 2016, Decimal("0.85"), datetime(2012, 2, 17, 10, 5)),
    ("RCM", "PLUS", 2014, Decimal("0.60"), datetime(2012, 3, 12, 15, 42)),
    ("RCM", "PLUS", 2015, Decimal("0.60"), datetime(2012, 3, 12, 15, 42)),
    ("DCH", "PLUS", 2013, Decimal("1.10"), datetime(2012, 9, 17, 9, 20)),
)
DEJA_DITES = {("MSV", "PLUS", 2015): datetime(2012, 5, 10, 11, 30)}
RETIREES = {("DCD", "PLS", 2016): datetime(2012, 4, 20, 14, 15)}
MUETTES = {("TDD", "PLS", annee) for annee in (2013, 2014, 2015, 2016)}
# The avenants « objectifs »: years changed, and factor of what the convention said, by product.
AVENANTS_OBJECTIFS = {
    ("MGE", "n° 2"): (range(2012, 2017), {"PLAI": Decimal("1.27"), "PLUS": Decimal("1.04")}),
    ("TDD", "n° 2"): (range(2013, 2017), {"PLAI": Decimal("1.60")}),
}
SANS_VALEUR = {"indicateur": "A.I", "debut": 2011, "fin": 2016, "valeur": "n.c."}


def saisies_objectifs(sigle):
    """The moment the objectives of an organism were typed: within a month of the signature."""
    return saisie(f"{sigle} objectifs", SIGNATURES_LOCATIF[sigle], 30)


def objectif(sigle, cellule, saisi_le, **champs):
    """One objective row of the CUS locatif of an organism."""
    return {**cle(sigle), "nature": "objectif", "saisi_le": saisi_le, **cellule, **champs}


def objectifs(sigle):
    """The objective rows that the convention of an organism carries."""
    saisi_le = saisies_objectifs(sigle)
    if sigle in offre.SANS_REPONSE:
        yield objectif(sigle, SANS_VALEUR, saisi_le, observation="Programmation non arrêtée à la signature.")
    else:
        for cellule in offre.cellules(sigle):
            yield from versions(sigle, objectif(sigle, {"indicateur": "A.I", **cellule}, saisi_le))
    if sigle in vente.PLANS:
        for cellule in vente.cellules(sigle):
            yield objectif(sigle, {"indicateur": "D.I", **cellule}, saisi_le)
    for cellule in autres.cellules(sigle):
        yield objectif(sigle, cellule, saisi_le)


def versions(sigle, ligne):
    """A row, or the versions it went through: silent, corrected, given late, or taken away."""
    place = (sigle, ligne.get("produit"), ligne["debut"])
    annuelle = ligne["debut"] == ligne["fin"]
    if annuelle and place in MUETTES:
        yield {**ligne, "valeur": "n.c."}
    elif annuelle and place in DEJA_DITES:
        yield {**ligne, "valeur": "n.c."}
        yield {**ligne, "saisi_le": DEJA_DITES[place], "observation": "Complété à la demande de la DREAL."}
    elif annuelle and place in RETIREES:
        yield ligne
        yield {**ligne, "valeur": None, "saisi_le": RETIREES[place], "observation": "Saisie dans la mauvaise année."}
    else:
        yield from corrigees(place, ligne, annuelle)


def corrigees(place, ligne, annuelle):
    """A row as it was first typed, then as it was corrected."""
    for sigle, produit, annee, facteur, le in CORRECTIONS:
        if annuelle and place == (sigle, produit, annee):
            yield {**ligne, "valeur": entier(ligne["valeur"] * facteur)}
            yield {**ligne, "saisi_le": le, "observation": "Rectifié par l’organisme."}
            return
    yield ligne


def amendes(avenant):
    """The rows that an avenant « objectifs » puts in the place of those of its convention."""
    annees, facteurs = AVENANTS_OBJECTIFS[avenant.sigle, avenant.reference]
    saisi_le = saisie(f"{avenant.sigle} {avenant.reference} valeurs", avenant.le)
    for cellule in offre.cellules(avenant.sigle):
        facteur = facteurs.get(cellule.get("produit"))
        if facteur and cellule["debut"] in annees:
            changee = {"indicateur": "A.I", **cellule, "valeur": entier(cellule["valeur"] * facteur)}
            yield objectif(avenant.sigle, changee, saisi_le, avenant=avenant.reference)


def realisees(sigle):
    """The first results of an organism."""
    le = jour(f"{sigle} bilan", date(2012, 3, 1), date(2012, 9, 14))
    for cellule in (*realises.cellules(sigle), *anomalies.cellules(sigle)):
        saisi_le = saisie(f"{sigle} bilan", le)
        yield {**cle(sigle), "nature": "realise", "saisi_le": saisi_le, "source": realises.SOURCE, **cellule}


def valeurs():
    """The rows of the sheet of that name."""
    for bailleur in BAILLEURS:
        yield from objectifs(bailleur.sigle)
    for sigle, cellule in offre.a_cote():
        yield objectif(sigle, {"indicateur": "A.I", **cellule}, saisies_objectifs(sigle))
    for avenant in AVENANTS:
        if (avenant.sigle, avenant.reference) in AVENANTS_OBJECTIFS:
            yield from amendes(avenant)
    for sigle in realises.evalues():
        yield from realisees(sigle)
    for sigle, dispositif, cellule in autres.hors_locatif():
        signee = {**SIGNATURES_ACCESSION, **SIGNATURES_FOYERS}[sigle]
        saisi_le = saisie(f"{sigle} objectifs", signee + timedelta(days=1), 30)
        yield {**cle(sigle, dispositif), "nature": "objectif", "saisi_le": saisi_le, **cellule}
