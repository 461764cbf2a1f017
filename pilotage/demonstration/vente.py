"""Sales to occupants, indicator D.I: the stock on sale at the end of each year, and the dwellings sold."""

from dataclasses import dataclass
from decimal import Decimal

from .offre import ANNEES
from .organismes import AISNE, PAR_SIGLE
from .patrimoine import PARCS, logements
from .tirage import ecart, entier, rang, repartir

STOCK, VENTES = "mis_en_commercialisation", "vendus"
SEGMENT, DEPARTEMENT, ORGANISME = "segment", "departement", "organisme"
SEGMENTS = (
    "Collectif ancien",
    "Collectif récent",
    "Individuel",
    "Cités rénovées",
    "Centre-bourg",
)


@dataclass(frozen=True)
class Vente:
    """Percent of the stock on sale in 2011 and in 2016, per thousand of it sold each year, and how it is given."""

    depart: str
    terme: str
    ventes: str
    niveau: str = SEGMENT
    cumul: bool = False


PLANS = {
    "NCH": Vente("4.8", "6.2", "2.3"),
    "MDS": Vente("4.1", "5.1", "1.9", DEPARTEMENT),
    "LBS": Vente("4.2", "5.9", "3.4"),
    "FLI": Vente("5.1", "7.2", "4.1", DEPARTEMENT, cumul=True),
    "DCH": Vente("4.0", "5.3", "2.4"),
    "MGE": Vente("3.1", "4.4", "2.9"),
    "RAB": Vente("6.2", "8.4", "4.6", ORGANISME),
    "HMA": Vente("4.7", "5.6", "1.9"),
    "TDD": Vente("5.4", "7.6", "3.8", ORGANISME, cumul=True),
    "ADD": Vente("3.9", "4.8", "3.0", DEPARTEMENT),
    "HRH": Vente("3.3", "4.7", "2.6"),
    "LCS": Vente("2.9", "4.1", "3.7"),
    "CDW": Vente("2.4", "3.6", "n.c.", ORGANISME),
    "RCM": Vente("5.8", "7.3", "4.4"),
    "PAR": Vente("6.6", "8.9", "10.0", ORGANISME),
    "MDE": Vente("1.3", "1.9", "0.9", ORGANISME, cumul=True),
    "SUL": Vente("3.5", "5.2", "2.3", ORGANISME),
    "OFH": Vente("5.6", "7.1", "3.6", DEPARTEMENT),
    "TEJ": Vente("5.2", "6.8", "3.3"),
    "ASH": Vente("4.5", "6.1", "2.8"),
    "LFB": Vente("3.8", "5.2", "3.1", DEPARTEMENT),
    "HSE": Vente("4.9", "6.7", "4.3"),
    "HMC": Vente("2.7", "3.8", "1.6"),
    "DCD": Vente("4.1", "5.5", "3.6"),
    "LCL": Vente("2.2", "3.1", "1.4", ORGANISME, cumul=True),
    "TFH": Vente("3.0", "4.3", "2.1", ORGANISME),
    "MSV": Vente("4.8", "6.4", "3.5"),
    "LCF": Vente("7.4", "10.0", "6.8"),
    "AEH": Vente("3.9", "5.0", "2.5", ORGANISME),
}
# Years for which this organism sent no stock.
ANNEES_MUETTES = {"TFH": (2012, 2013, 2015)}
VENTES_AISNE = {"ADD": (19, 24, 2)}


def segments(sigle):
    """The segments into which an organism divides its stock, with their weights."""
    debut, nombre = rang(f"{sigle} segments", len(SEGMENTS)), 2 + rang(f"{sigle} combien", 3)
    noms = [SEGMENTS[(debut + i) % len(SEGMENTS)] for i in range(nombre)]
    return {nom: 100 * ecart(f"{sigle} {nom}", "0.45") for nom in noms}


def parts(sigle):
    """[(axes, weight)] over which an organism gives its sales."""
    niveau = PLANS[sigle].niveau
    if niveau == SEGMENT:
        return [({"segment": nom}, poids) for nom, poids in segments(sigle).items()]
    if niveau == DEPARTEMENT:
        return [({"departement": d}, n) for d, n in PARCS[sigle].logements.items() if d != AISNE]
    return [({}, 1)]


def stocks(sigle):
    """{year: dwellings on sale} of an organism in the région."""
    plan, parc = PLANS[sigle], logements(sigle)
    depart, terme = Decimal(plan.depart), Decimal(plan.terme)
    pas = (terme - depart) / (len(ANNEES) - 1)
    taux = {annee: depart + pas * i for i, annee in enumerate(ANNEES)}
    return {
        annee: entier(
            parc * part * (1 if annee in (ANNEES[0], ANNEES[-1]) else ecart(f"{sigle} {annee}", "0.012")) / 100
        )
        for annee, part in taux.items()
    }


def ventes(sigle):
    """Dwellings sold over six years, by year."""
    somme = entier(logements(sigle) * Decimal(PLANS[sigle].ventes) * len(ANNEES) / 1000)
    return dict(zip(ANNEES, repartir(somme, [ecart(f"{sigle} ventes {a}", "0.15") for a in ANNEES]), strict=True))


def repartis(annees, places):
    """[(axes, year, number)] of yearly numbers shared between places."""
    for annee, nombre in annees.items():
        for (axes, _), part in zip(places, repartir(nombre, [poids for _, poids in places]), strict=True):
            yield axes, annee, part


def cellules_stock(sigle):
    """The cells of the stock on sale; a year not sent is « n.c. »."""
    muettes = ANNEES_MUETTES.get(sigle, ())
    for axes, annee, nombre in repartis(stocks(sigle), parts(sigle)):
        valeur = "n.c." if annee in muettes else nombre
        yield {**axes, "mesure": STOCK, "debut": annee, "fin": annee, "valeur": valeur}


def cellules_ventes(sigle):
    """The cells of the dwellings sold: year by year, or once for the six years."""
    plan = PLANS[sigle]
    if plan.ventes == "n.c.":
        yield {"mesure": VENTES, "debut": ANNEES[0], "fin": ANNEES[-1], "valeur": "n.c."}
    elif plan.cumul:
        somme, places = sum(ventes(sigle).values()), parts(sigle)
        for (axes, _), part in zip(places, repartir(somme, [poids for _, poids in places]), strict=True):
            yield {**axes, "mesure": VENTES, "debut": ANNEES[0], "fin": ANNEES[-1], "valeur": part}
    else:
        for axes, annee, nombre in repartis(ventes(sigle), parts(sigle)):
            yield {**axes, "mesure": VENTES, "debut": annee, "fin": annee, "valeur": nombre}


def cellules(sigle):
    """The D.I objectives of an organism."""
    yield from cellules_stock(sigle)
    yield from cellules_ventes(sigle)
    if sigle in VENTES_AISNE:
        premier, dernier, vendus = VENTES_AISNE[sigle]
        ailleurs = {"departement": AISNE}
        yield {**ailleurs, "mesure": STOCK, "debut": 2011, "fin": 2011, "valeur": premier}
        yield {**ailleurs, "mesure": STOCK, "debut": 2016, "fin": 2016, "valeur": dernier}
        yield {**ailleurs, "mesure": VENTES, "debut": 2011, "fin": 2016, "valeur": vendus}
    yield from lues_au_siege(sigle)


def lues_au_siege(sigle):
    """What one organism, asked again, gave a second time for its own département: a part of a total it had given."""
    if sigle == "RAB":
        siege = PAR_SIGLE[sigle].siege
        part = entier(stocks(sigle)[ANNEES[-1]] * Decimal("0.86"))
        yield {"departement": siege, "mesure": STOCK, "debut": 2016, "fin": 2016, "valeur": part}
