"""Totals against their parts: territories, products, years."""

from conventions.cumuls import STOCKS
from conventions.ecarts import ANNEES, ecarts
from cus_tracker.accords import enumerer

from .mots import periode, quantite, sujet
from .regles import Etagere, regle

PRODUIT = "produit"
NOMS = {
    "departement": "départements",
    "epci": "EPCI",
    "zonage": "zones",
    "zus": "parts en ZUS et hors ZUS",
    "segment": "segments",
    PRODUIT: "produits",
    ANNEES: "années",
}
NON_SOMMABLE = "aucune"


def desaccords(dossier):
    """(fiche, disagreement) of every group that adds up, each asked over the spans that its rows give."""
    for (code, _, _), lignes in dossier.groupes.items():
        fiche = dossier.fiches[code]
        if fiche.agregation == NON_SOMMABLE:
            continue
        vus = set()
        for debut, fin in etendues(lignes):
            for ecart in ecarts(lignes, debut, fin):
                cle = (ecart.detail, frozenset(map(id, (*ecart.lignes_total, *ecart.lignes_parties))))
                if cle not in vus:
                    vus.add(cle)
                    yield fiche, ecart


def etendues(lignes):
    """The spans given, each once; years only for a stock, which is never added over years."""
    stock = any(x.mesure in STOCKS for x in lignes)
    return sorted({(x.debut, x.fin) for x in lignes if x.est_donnee and (x.debut == x.fin or not stock)})


def dire(fiche, ecart):
    """The sentence of a disagreement."""
    total = ecart.lignes_total[0]
    debut = min(x.debut for x in ecart.lignes_total)
    fin = max(x.fin for x in ecart.lignes_total)
    noms = enumerer(NOMS[axe] for axe in ecart.detail)
    return (
        f"{sujet(fiche, total)} : le total donné {periode(debut, fin)}, {quantite(ecart.total, fiche)}, "
        f"n’est pas la somme de ses {noms}, {quantite(ecart.parties, fiche)}."
    )


def parmi(dossier, retenir):
    """The findings on the disagreements whose detail is retained."""
    for fiche, ecart in desaccords(dossier):
        if retenir(ecart.detail):
            yield fiche.code, dire(fiche, ecart), (*ecart.lignes_total, *ecart.lignes_parties)


@regle("total-parties", "Total différent de la somme de ses territoires", Etagere.IMPOSSIBLE)
def total_parties(dossier):
    return parmi(dossier, lambda detail: ANNEES not in detail and detail != (PRODUIT,))


@regle("cumul-annees", "Cumul différent de la somme de ses années", Etagere.IMPOSSIBLE)
def cumul_annees(dossier):
    return parmi(dossier, lambda detail: ANNEES in detail)


@regle("produits-total", "Produits qui ne font pas le total", Etagere.IMPOSSIBLE)
def produits_total(dossier):
    return parmi(dossier, lambda detail: detail == (PRODUIT,))
