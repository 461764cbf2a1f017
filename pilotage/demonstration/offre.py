"""New dwellings, indicator A.I: what each organism promises over six years, at the level it chose to give it."""

from dataclasses import dataclass, field
from decimal import Decimal

from .organismes import AISNE, NORD, PAR_SIGLE, PAS_DE_CALAIS
from .patrimoine import PARCS, logements
from .tirage import ecart, entier, repartir

ANNEES = tuple(range(2011, 2017))
PRODUITS = ("PLAI", "PLUS", "PLS")
ANNUEL, CUMUL, TRIENNAL, DOUBLE = "annuel", "cumul", "triennal", "annuel et cumul"
EPCI, AUCUN, SANS_PRODUIT = "epci", "aucun", "sans produit"

# Real EPCI of the reference list.
LILLE, DUNKERQUE, DOUAI = "200093201", "245900428", "200044618"
PEVELE, FLANDRE = "200041960", "200040947"
CALAIS, BOULOGNE, LENS = "200090751", "246200729", "246200364"
BETHUNE, SAINT_OMER, ARRAS = "200072460", "200069037", "200033579"


@dataclass(frozen=True)
class Offre:
    """What an organism promises: percent of its stock, of PLAI in PLAI + PLUS, of PLS in all, of the Nord in all."""

    effort: str
    plai: str
    pls: str = "0"
    nord: int | None = None
    niveau: str = "departement"
    periodes: dict = field(default_factory=dict)


OFFRES = {
    "NCH": Offre("9.0", "22", "4.5"),
    "MDS": Offre("12.1", "26.5", "9", niveau=EPCI),
    "LBS": Offre("9.3", "17", "5", nord=74, periodes={PAS_DE_CALAIS: CUMUL}),
    "FLI": Offre("7.4", "15", "4", nord=84, niveau=EPCI, periodes={NORD: CUMUL, PAS_DE_CALAIS: CUMUL}),
    "DCH": Offre("6.9", "19", "3", niveau=EPCI),
    "MGE": Offre("10.2", "21", "3"),
    "RAB": Offre("11.9", "14", "6", nord=82, periodes={NORD: DOUBLE}),
    "HMA": Offre("6.0", "12", "2", periodes={NORD: CUMUL}),
    "TDD": Offre("6.9", "10", "1.5"),
    "ADD": Offre("14.8", "18", "5", nord=88),
    "HRH": Offre("7.7", "16", "2", periodes={NORD: TRIENNAL}),
    "LCS": Offre("12.6", "24", "4"),
    "CDW": Offre("8.9", "30.2", "3", niveau=AUCUN),
    "RCM": Offre("17.5", "20", "8"),
    "PAR": Offre("21.1", "0", niveau=SANS_PRODUIT, periodes={NORD: CUMUL}),
    "MDE": Offre("16.3", "23", "6"),
    "SUL": Offre("43.1", "11", "3"),
    "LSP": Offre("12.4", "7", niveau=AUCUN, periodes={NORD: CUMUL}),
    "OFH": Offre("8.7", "24", "4", niveau=EPCI, periodes={PAS_DE_CALAIS: CUMUL}),
    "TEJ": Offre("7.3", "13", "1.5", nord=36, periodes={NORD: CUMUL}),
    "ASH": Offre("8.4", "19", "2", periodes={PAS_DE_CALAIS: DOUBLE}),
    "LFB": Offre("10.0", "22", "3", niveau=EPCI),
    "HSE": Offre("10.1", "20", "1.5", nord=22, periodes={NORD: CUMUL}),
    "HMC": Offre("9.3", "17", "2", periodes={PAS_DE_CALAIS: CUMUL}),
    "DCD": Offre("12.3", "26", "3"),
    "LCL": Offre("9.7", "28", niveau=AUCUN, periodes={PAS_DE_CALAIS: CUMUL}),
    "TFH": Offre("7.1", "6", periodes={PAS_DE_CALAIS: TRIENNAL}),
    "MSV": Offre("18.6", "27"),
    "LCF": Offre("14.2", "8", "2", periodes={PAS_DE_CALAIS: CUMUL}),
}
# Where the organisms that went down to the intercommunal level mean to build, in parts of a hundred.
EPCIS = {
    ("MDS", NORD): {LILLE: 83, PEVELE: 9, FLANDRE: 8},
    ("FLI", NORD): {LILLE: 62, FLANDRE: 23, DOUAI: 15},
    ("DCH", NORD): {DUNKERQUE: 78, FLANDRE: 22},
    ("OFH", PAS_DE_CALAIS): {CALAIS: 24, BOULOGNE: 21, BETHUNE: 20, LENS: 18, SAINT_OMER: 9, ARRAS: 8},
    ("LFB", PAS_DE_CALAIS): {BOULOGNE: 57, CALAIS: 43},
}
ZONES = {"HMA": {"B1": 38, "B2": 35, "C": 27}}
# Its intermediate rents go where markets are tightest.
ZONES_DU_PLS = {"B1": 68, "B2": 32}
PLS_AU_DEPARTEMENT = ("LFB",)
PLS_SANS_OBJET = ("LCL", "MSV")
SANS_REPONSE = ("AEH",)
HORS_REGION = {("ADD", AISNE): {"PLAI": 9, "PLUS": 42, "PLS": 4}}
# Given beside the three products of ordinary housing, and left aside by A.I.
AUTRES_PRODUITS = {
    ("NCH", "PLS_FOYER"): 186,
    ("FLI", "PLS_FOYER"): 94,
    ("OFH", "PLS_FOYER"): 121,
    ("MDS", "PLI"): 57,
}
# How a programme spreads over six years: a cautious start, a full middle, an end hard to foresee.
RYTHME = (15, 17, 18, 18, 17, 15)


def total(sigle):
    """Dwellings an organism promises in the région over six years."""
    return entier(logements(sigle) * Decimal(OFFRES[sigle].effort) / 100)


def programme(sigle):
    """{(département, product): dwellings over six years} of an organism."""
    offre = OFFRES[sigle]
    pls = Decimal(offre.pls)
    plai = (100 - pls) * Decimal(offre.plai) / 100
    produits = repartir(total(sigle), (plai, 100 - pls - plai, pls))
    departements = [d for d in PARCS[sigle].logements if d != AISNE]
    poids = [1] if offre.nord is None else [offre.nord if d == NORD else 100 - offre.nord for d in departements]
    return {
        (departement, produit): nombre
        for produit, somme in zip(PRODUITS, produits, strict=True)
        for departement, nombre in zip(departements, repartir(somme, poids), strict=True)
    }


def par_an(cle, nombre):
    """{year: dwellings} of a number over six years."""
    poids = [ecart(f"{cle} {annee}", "0.12") * part for annee, part in zip(ANNEES, RYTHME, strict=True)]
    return dict(zip(ANNEES, repartir(nombre, poids), strict=True))


def periodes(cle, nombre, forme):
    """[(first year, last year, dwellings)] of a number, as this organism chose to give it."""
    annees = par_an(cle, nombre)
    un_par_an = [(annee, annee, n) for annee, n in annees.items()]
    ensemble = [(ANNEES[0], ANNEES[-1], nombre)]
    if forme == TRIENNAL:
        return [(a, a + 2, sum(annees[x] for x in range(a, a + 3))) for a in (2011, 2014)]
    return {ANNUEL: un_par_an, CUMUL: ensemble, DOUBLE: [*ensemble, *un_par_an]}[forme]


def lieux(sigle, departement, produit):
    """[(axes, weight)] over which an organism divides a product in a département."""
    niveau = OFFRES[sigle].niveau
    if niveau == AUCUN:
        return [({}, 1)]
    if sigle in ZONES:
        zones = ZONES_DU_PLS if produit == "PLS" else ZONES[sigle]
        return [({"departement": departement, "zonage": zone}, poids) for zone, poids in zones.items()]
    epcis = EPCIS.get((sigle, departement))
    if epcis and not (produit == "PLS" and sigle in PLS_AU_DEPARTEMENT):
        return [({"departement": departement, "epci": epci}, poids) for epci, poids in epcis.items()]
    return [({"departement": departement}, 1)]


def cellules(sigle):
    """The A.I objectives of an organism in the région: axes, years and number of each cell."""
    offre = OFFRES[sigle]
    for (departement, produit), somme in programme(sigle).items():
        if offre.niveau == SANS_PRODUIT:
            continue
        forme = offre.periodes.get(departement, ANNUEL)
        if produit == "PLS" and sigle in PLS_SANS_OBJET:
            lieu = {} if offre.niveau == AUCUN else {"departement": departement}
            yield {**lieu, "produit": produit, "debut": 2011, "fin": 2016, "valeur": "s.o."}
            continue
        places = lieux(sigle, departement, produit)
        for (axes, _), nombre in zip(places, repartir(somme, [poids for _, poids in places]), strict=True):
            cle = f"{sigle} {produit} {sorted(axes.items())}"
            for debut, fin, valeur in periodes(cle, nombre, forme):
                yield {**axes, "produit": produit, "debut": debut, "fin": fin, "valeur": valeur}
    if offre.niveau == SANS_PRODUIT:
        yield {"departement": PAR_SIGLE[sigle].siege, "debut": 2011, "fin": 2016, "valeur": total(sigle)}


def a_cote():
    """(organism, cell) of what is given beside the région’s three products, or outside the région."""
    for (sigle, produit), valeur in AUTRES_PRODUITS.items():
        departement = PAR_SIGLE[sigle].siege
        yield sigle, {"departement": departement, "produit": produit, "debut": 2011, "fin": 2016, "valeur": valeur}
    for (sigle, departement), produits in HORS_REGION.items():
        for produit, valeur in produits.items():
            yield sigle, {"departement": departement, "produit": produit, "debut": 2011, "fin": 2016, "valeur": valeur}
    yield "PFH", {"departement": PAS_DE_CALAIS, "produit": "PLUS", "debut": 2011, "fin": 2016, "valeur": 38}
    yield "TBF", {"departement": NORD, "produit": "PLUS", "debut": 2011, "fin": 2016, "valeur": 214}
    yield "TBF", {"departement": NORD, "produit": "PLS", "debut": 2011, "fin": 2016, "valeur": 96}
