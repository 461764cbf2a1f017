"""The workbook of the demonstration: every sheet with its headers, ready to be written."""

from .conventions import avenants, conventions, qualificatifs
from .organismes import organismes, perimetres
from .passages import passages
from .patrimoine import patrimoine

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
}
LIGNES = {
    "organismes": organismes,
    "perimetres": perimetres,
    "patrimoine": patrimoine,
    "conventions": conventions,
    "avenants": avenants,
    "passages": passages,
    "qualificatifs": qualificatifs,
}


def classeur():
    """{sheet: [headers, row, …]}: plain cells, None where there is nothing; the same at every call."""
    feuilles = {}
    for nom, colonnes in COLONNES.items():
        lignes = [[ligne.get(colonne) for colonne in colonnes] for ligne in LIGNES[nom]()]
        feuilles[nom] = [list(colonnes), *lignes]
    return feuilles
