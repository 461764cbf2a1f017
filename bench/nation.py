"""Thirteen régions of invented landlords, as exchange workbooks: 702 conventions and 378 000 values."""

from datetime import date, datetime

from stdnum import luhn

from cus_tracker.classeur.ecriture import Feuille, ecrire

GENERATION, ANNEES = "2011-2016", range(2011, 2017)
PAR_REGION, CELLULES = 54, 540
AU = date(2012, 10, 3)
# (indicator, measure, product): nine figures a year and département.
GRANDEURS = (
    ("A.I", None, "PLAI"),
    ("A.I", None, "PLUS"),
    ("A.I", None, "PLS"),
    ("C.I", None, None),
    ("C.II", None, None),
    ("D.I", "mis_en_commercialisation", None),
    ("D.I", "vendus", None),
    ("A.II", None, None),
    ("B.I", None, None),
)
# Four versions of each objective, then a result: 9 × 6 years × 2 départements × 5 = 540 cells.
VERSIONS = (("objectif", 1), ("objectif", 2), ("objectif", 3), ("objectif", 4), ("realise", 1))
CLE = ("siren", "generation", "dispositif")
COLONNES = {
    "organismes": ("siren", "nom", "famille", "departement_siege"),
    "patrimoine": ("siren", "departement", "au", "logements"),
    "conventions": (*CLE, "remise_en_ordre"),
    "passages": (*CLE, "etat", "le", "saisi_le"),
    "valeurs": (*CLE, "indicateur", "mesure", "nature", "debut", "fin", "departement", "produit", "valeur", "saisi_le"),
}


def organismes(region, deps):
    """(rank, SIREN, départements) of the landlords of a région; each holds dwellings in two of its départements."""
    for rang in range(PAR_REGION):
        debut = f"{10_000_000 + int(region) * 1_000 + rang:08d}"
        premier = rang % len(deps)
        yield rang, debut + luhn.calc_check_digit(debut), (deps[premier], deps[(premier + 1) % len(deps)])


def valeur(rang, grandeur, annee, place, version):
    """The number of a cell, whole and different in each."""
    return 1 + rang * 7 + grandeur * 3 + (annee - 2011) * 2 + place + version


def lignes(nom, regions):
    """The rows of a sheet, for these {code: [codes of départements]}."""
    for region, deps in regions.items():
        for rang, siren, siens in organismes(region, deps):
            yield from FABRIQUES[nom](region, rang, siren, siens)


def _organismes(region, rang, siren, siens):
    yield siren, f"Bailleur imaginaire {region}-{rang:02d}", "ESH", siens[0]


def _patrimoine(region, rang, siren, siens):
    for place, dep in enumerate(siens):
        yield siren, dep, date(2011, 1, 1), 1_000 + rang + place


def _conventions(region, rang, siren, siens):
    yield siren, GENERATION, "locatif", "oui" if rang % 5 == 0 else "non"


def _passages(region, rang, siren, siens):
    yield siren, GENERATION, "locatif", "signee", date(2011, 6, 1 + rang % 28), datetime(2011, 7, 1, 9)


def _valeurs(region, rang, siren, siens):
    for place, dep in enumerate(siens):
        for annee in ANNEES:
            for numero, (indicateur, mesure, produit) in enumerate(GRANDEURS):
                for nature, version in VERSIONS:
                    nombre = valeur(rang, numero, annee, place, version)
                    axes = (annee, annee, dep, produit, nombre, datetime(2011, 7, version, 10))
                    yield siren, GENERATION, "locatif", indicateur, mesure, nature, *axes


FABRIQUES = {
    "organismes": _organismes,
    "patrimoine": _patrimoine,
    "conventions": _conventions,
    "passages": _passages,
    "valeurs": _valeurs,
}


def ecrire_classeur(chemin, regions):
    """Write these régions to a workbook; gives the number of its values."""
    ecrire(chemin, [Feuille(nom, colonnes, lignes(nom, regions)) for nom, colonnes in COLONNES.items()])
    return len(regions) * PAR_REGION * CELLULES


def a1_attendu():
    """A.I of one région over the generation, in the latest version: what the figure must be."""
    return sum(
        valeur(rang, numero, annee, place, 4)
        for rang in range(PAR_REGION)
        for numero in range(3)
        for annee in ANNEES
        for place in range(2)
    )
