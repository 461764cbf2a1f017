"""The workbook of the demonstration: every sheet with its headers, ready to be written."""

from decimal import Decimal

from .conventions import avenants, conventions, qualificatifs
from .organismes import organismes, perimetres
from .passages import passages
from .patrimoine import patrimoine
from .references import references
from .reunions import actions, evaluations, reunions
from .tirage import entier
from .valeurs import valeurs

CLES_CONVENTION = ("siren", "generation", "dispositif")
DPE = tuple(f"dpe_{lettre}" for lettre in "abcdefg")
COLONNES = {
    "organismes": ("siren", "nom", "sigle", "famille", "departement_siege", "absorbe_par", "absorbe_le"),
    "perimetres": ("nom", "siren", "motif", "du", "au"),
    "patrimoine": ("siren", "departement", "au", "logements", "logements_foyers", *DPE, "source"),
    "conventions": (*CLES_CONVENTION, "remise_en_ordre", "effet_le", "echeance_le"),
    "avenants": (*CLES_CONVENTION, "avenant", "objet"),
    "passages": (*CLES_CONVENTION, "avenant", "etat", "le", "saisi_le", "motif", "rectifie_le", "rectifie_motif"),
    "qualificatifs": (*CLES_CONVENTION, "indicateur", "qualificatif", "valeur"),
    "valeurs": (
        *CLES_CONVENTION,
        "avenant",
        "indicateur",
        "mesure",
        "nature",
        "debut",
        "fin",
        "departement",
        "epci",
        "zonage",
        "produit",
        "zus",
        "segment",
        "valeur",
        "saisi_le",
        "observation",
        "source",
    ),
    "references": (
        "indicateur",
        "mesure",
        "debut",
        "fin",
        "niveau",
        "territoire",
        "produit",
        "grandeur",
        "valeur",
        "minimum",
        "maximum",
        "source",
    ),
    "evaluations": (*CLES_CONVENTION, "debut", "fin", "etat", "appreciation", "conclusion", "le"),
    "reunions": ("le", "objet", "themes", "participants", "decisions", "annexes"),
    "actions": ("reunion_le", "reunion_objet", "quoi", "porteur", "echeance", "faite_le"),
}
LIGNES = {
    "organismes": organismes,
    "perimetres": perimetres,
    "patrimoine": patrimoine,
    "conventions": conventions,
    "avenants": avenants,
    "passages": passages,
    "qualificatifs": qualificatifs,
    "valeurs": valeurs,
    "references": references,
    "evaluations": evaluations,
    "reunions": reunions,
    "actions": actions,
}
# What grows with the size of a région: dwellings, not shares nor euros.
QUANTITES = ("A.I", "A.II", "B.I", "B.II", "D.I", "ALF.I", "ALF.II")


def classeur(echelle=Decimal(1)):
    """{sheet: [headers, row, …]}: plain cells, None where there is nothing; the same at every call.

    `echelle` multiplies every quantity of dwellings: stock, objectives, results and references.
    """
    feuilles = {}
    for nom, colonnes in COLONNES.items():
        lignes = (agrandir(nom, ligne, echelle) for ligne in LIGNES[nom]())
        feuilles[nom] = [list(colonnes), *([ligne.get(colonne) for colonne in colonnes] for ligne in lignes)]
    return feuilles


def agrandir(nom, ligne, echelle):
    """A row whose quantities are multiplied and stay whole; classes are rounded down, never to exceed the stock."""
    if nom == "patrimoine":
        return {
            colonne: int(valeur * echelle) if isinstance(valeur, int) else valeur for colonne, valeur in ligne.items()
        }
    quantite = nom == "valeurs" and ligne["indicateur"] in QUANTITES
    quantite = quantite or (nom == "references" and ligne["grandeur"] == "valeur")
    if quantite and isinstance(ligne["valeur"], int):
        return {**ligne, "valeur": entier(ligne["valeur"] * echelle)}
    return ligne
