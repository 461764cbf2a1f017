"""The 66 checkable statements of the note of 3 October 2012: the sentence that states each, a cell that changes it.

`phrase`: the sentence of the note, whatever its numbers; `dit`: its words on the demonstration; then the cell: sheet,
key of its row (the organism by its sigle), column, and another value that could have been typed there.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Enonce:
    """A statement that the workbook makes: change the cell, and the sentence changes or goes."""

    numero: int
    phrase: str
    dit: str
    feuille: str
    cle: dict
    colonne: str
    valeur: Any
    reserve: str = ""


LOCATIF = {"dispositif": "locatif", "avenant": None}
RECENSEMENT, ACTUALISATION = date(2011, 1, 1), date(2012, 1, 1)


def passage(sigle, etat, dispositif="locatif", avenant=None):
    """The key of a passage."""
    return {"sigle": sigle, "dispositif": dispositif, "avenant": avenant, "etat": etat, "rectifie_le": None}


def objectif(sigle, code, annees, **axes):
    """The key of an objective of a convention."""
    debut, fin = annees if isinstance(annees, tuple) else (annees, annees)
    cle = {"sigle": sigle, "indicateur": code, "nature": "objectif", "avenant": None, "debut": debut, "fin": fin}
    return cle | axes


def reference(niveau="region", territoire="31", produit=None, code="A.I"):
    """The key of a reference."""
    return {"indicateur": code, "niveau": niveau, "territoire": territoire, "produit": produit}


SIX_ANS = (2011, 2016)
NORD = {"departement": "59"}
STOCK, VENDUS = {"mesure": "mis_en_commercialisation"}, {"mesure": "vendus"}
SEGMENT = {"segment": "Collectif récent"}
CAMPAGNE = {"sigle": "NCH"}
DEVELOPPEMENT = r"logements pourraient être financés sur la période 2011-2016"
NIVEAU = r"^Ce niveau de production prévisionnel est"
PRODUITS = r"production de PLAI .* des objectifs PLUS-PLAI"
NATIONAL = r"la part nationale du PLAI est de .* des PLUS-PLAI"
DISPARITES = r"^On observe de fortes disparités dans les objectifs affichés"
EN_VENTE = r"du volume prévisionnel de logements mis en commercialisation, qui passerait"
VENTES = r"^Les ventes prévisionnelles à l’occupant seraient"

AVANCEMENT = (
    Enonce(
        5,
        r"^Le délai, fixé au 30 juin 2011",
        "a été tenu pour toutes les signatures",
        "passages",
        passage("NCH", "signee"),
        "le",
        date(2011, 7, 1),
    ),
    Enonce(
        6,
        r"organismes attendus dont le siège est en région ont signé",
        "les 30 organismes attendus",
        "passages",
        passage("AEH", "signee"),
        "etat",
        "prete_a_signer",
    ),
    Enonce(
        7,
        r"ont opté dès maintenant pour une remise en ordre des loyers maximaux",
        "Six ont opté",
        "conventions",
        {"sigle": "LBS", "dispositif": "locatif"},
        "remise_en_ordre",
        "non",
    ),
    Enonce(
        9,
        r"extra-régionaux disposant d’un patrimoine en région",
        "Trois organismes extra-régionaux",
        "patrimoine",
        {"sigle": "TBF", "departement": "59"},
        "logements",
        0,
    ),
    Enonce(
        10,
        r"CUS accession ont été signées",
        "11 CUS accession ont été signées",
        "passages",
        passage("CDH", "signee", "accession"),
        "etat",
        "prete_a_signer",
    ),
    Enonce(
        11,
        r"La signature .* CUS accession .* en suspens",
        "du douzième organisme régional concerné",
        "passages",
        passage("CMS", "suspendue", "accession"),
        "etat",
        "negociation",
    ),
    Enonce(
        12,
        r"Le déploiement est",
        "en phase finale (22 sur 23 attendus)",
        "passages",
        passage("RDT", "prete_a_signer", "foyers"),
        "etat",
        "avis",
    ),
    Enonce(
        13,
        r"d’ores et déjà signés ou proches d’une signature",
        "2 CUS logements-foyers",
        "passages",
        passage("FAM", "signee", "foyers"),
        "etat",
        "avis",
    ),
    Enonce(
        14,
        r"d’ores et déjà signés ou proches d’une signature",
        "20 avenants logements-foyers à la CUS initiale",
        "passages",
        passage("NCH", "signee", avenant="n° 1"),
        "etat",
        "avis",
    ),
    Enonce(
        15,
        r"d’ores et déjà signés ou proches d’une signature",
        "(13 signés, 9 proches de l’être)",
        "passages",
        passage("MDS", "prete_a_signer", avenant="n° 1"),
        "etat",
        "signee",
    ),
    Enonce(
        16,
        r"au stade de la négociation",
        "L’avenant logements-foyers d’un organisme régional",
        "passages",
        passage("ADD", "negociation", avenant="n° 1"),
        "etat",
        "avis",
    ),
    Enonce(
        17,
        r"évalués tous les deux ans",
        "pour 2011-2012, sur 30 évaluations",
        "evaluations",
        CAMPAGNE,
        "etat",
        "a_venir",
    ),
)
DIALOGUE = (
    Enonce(
        19,
        r"pour point de départ la compilation régionale des CUS",
        "(33 conventions signées)",
        "passages",
        passage("LOR", "signee"),
        "etat",
        "avis",
    ),
    Enonce(
        20,
        r"^Il porte sur cinq sujets",
        "réhabilitation thermique du patrimoine",
        "reunions",
        {"le": date(2012, 2, 10)},
        "themes",
        "loyers",
    ),
    Enonce(
        21,
        r"réunions? ont été organisées|réunion a été organisée",
        "Deux réunions ont été organisées au cours du premier",
        "reunions",
        {"le": date(2012, 6, 6)},
        "le",
        date(2012, 7, 6),
    ),
    Enonce(
        22,
        r"^10 février 2012",
        "premiers grands enseignements tirés de leur exploitation",
        "reunions",
        {"le": date(2012, 2, 10)},
        "objet",
        "Loyers",
    ),
    Enonce(
        23,
        r"^6 juin 2012",
        "Politique de vente HLM à l’occupant et pratiques régionales",
        "reunions",
        {"le": date(2012, 6, 6)},
        "objet",
        "Loyers",
    ),
    Enonce(
        24,
        r"Participants : ",
        "DREAL, DDTM du Nord, DDTM du Pas-de-Calais, ARH Nord – Pas-de-Calais",
        "reunions",
        {"le": date(2012, 2, 10)},
        "participants",
        "DREAL ; USH",
    ),
    Enonce(
        25,
        r"points de vigilance spécifiques des services de l’État",
        "Annexer au compte rendu",
        "reunions",
        {"le": date(2012, 6, 6)},
        "decisions",
        "",
    ),
    Enonce(
        26,
        r"nouvelle réunion à thème .* devrait être organisée",
        "à l’automne 2012",
        "reunions",
        {"le": date(2012, 11, 15)},
        "le",
        date(2013, 2, 15),
    ),
)
OFFRE = (
    Enonce(
        27,
        DEVELOPPEMENT,
        "près de 32 500 logements pourraient être financés",
        "valeurs",
        objectif("NCH", "A.I", 2012, produit="PLUS", **NORD),
        "valeur",
        4000,
    ),
    Enonce(
        28,
        DEVELOPPEMENT,
        "une moyenne annuelle de près de 5 400 logements",
        "valeurs",
        objectif("TEJ", "A.I", SIX_ANS, produit="PLUS", **NORD),
        "valeur",
        9000,
    ),
    Enonce(
        29,
        DEVELOPPEMENT,
        "10 % du parc locatif social régional hors Cités du Coron Boréal",
        "patrimoine",
        {"sigle": "NCH", "au": ACTUALISATION},
        "logements",
        120_000,
    ),
    Enonce(
        30,
        NIVEAU,
        "inférieur de seulement 4 % à celui de la période 2005-2010",
        "references",
        reference(produit=""),
        "valeur",
        20_000,
    ),
    Enonce(
        31,
        PRODUITS,
        "près de 90 % supérieure à la période 2005-2010",
        "references",
        reference(produit="PLAI"),
        "valeur",
        6_000,
    ),
    Enonce(
        32,
        PRODUITS,
        "près de 20 % des objectifs PLUS-PLAI",
        "valeurs",
        objectif("NCH", "A.I", 2013, produit="PLUS", **NORD),
        "valeur",
        9_000,
    ),
    Enonce(33, NATIONAL, "27 %", "references", reference("france", "France"), "valeur", "0.24"),
    Enonce(
        34,
        NATIONAL,
        "entre 17 et 31 % selon les régions",
        "references",
        reference("france", "France"),
        "minimum",
        "0.12",
    ),
    Enonce(
        35,
        NATIONAL,
        "place la région en retrait de la tendance nationale",
        "references",
        reference("france", "France"),
        "valeur",
        "0.10",
    ),
    Enonce(
        36,
        r"Le PLS \(logement ordinaire\) serait",
        "en nette régression en volume (−80 %)",
        "references",
        reference(produit="PLS"),
        "valeur",
        2_000,
    ),
    Enonce(
        37,
        r"orienté vers les zones les plus tendues",
        "principalement orienté",
        "valeurs",
        objectif("HMA", "A.I", SIX_ANS, produit="PLS", zonage="B1", **NORD),
        "valeur",
        1,
        reserve="Only the conventions that give the zoning can tell: one of them here.",
    ),
    Enonce(
        38,
        DISPARITES,
        "entre 6 et 42 % de leur patrimoine actuel",
        "valeurs",
        objectif("SUL", "A.I", 2012, produit="PLUS", **NORD),
        "valeur",
        600,
    ),
    Enonce(
        39,
        DISPARITES,
        "entre 6 et 30 % de leurs objectifs PLUS-PLAI",
        "valeurs",
        objectif("CDW", "A.I", 2012, produit="PLAI"),
        "valeur",
        200,
    ),
    Enonce(
        40,
        DISPARITES,
        "déclinaison territoriale hétérogène (5 à l’EPCI, 21 au département",
        "valeurs",
        objectif("LSP", "A.I", SIX_ANS, produit="PLUS"),
        "departement",
        "59",
    ),
    Enonce(
        41,
        DISPARITES,
        "de manière générale une absence de déclinaison selon le zonage Scellier",
        "valeurs",
        objectif("NCH", "A.I", 2011, produit="PLUS", **NORD),
        "zonage",
        "B1",
    ),
    Enonce(
        42,
        r"à l’EPCI, le premier visé est",
        "Métropole Européenne de Lille",
        "valeurs",
        objectif("MDS", "A.I", 2012, produit="PLUS", epci="200093201", **NORD),
        "valeur",
        5_000,
        reserve="« Peu actifs par le passé » needs production by organism and EPCI: a reference names one territory.",
    ),
    Enonce(
        43,
        r"^Le Nord représente ainsi",
        "67 % du développement prévisionnel régional 2011-2016",
        "valeurs",
        objectif("TEJ", "A.I", SIX_ANS, produit="PLUS", **NORD),
        "valeur",
        3_000,
    ),
    Enonce(
        44,
        r"^Le Nord représente ainsi",
        "contre 62 % des réalisations sur la période 2005-2010",
        "references",
        reference("departement", "59", ""),
        "valeur",
        16_000,
    ),
)
PATRIMOINE = (
    Enonce(
        45,
        r"engagements chiffrés en termes de rénovation thermique",
        "peu de CUS (4 sur 30)",
        "valeurs",
        objectif("MDS", "C.IV", SIX_ANS),
        "valeur",
        20,
    ),
    Enonce(
        47,
        r"le parc classé E, F ou G à réhabiliter thermiquement d’ici 2020",
        "plus de 100 000 logements",
        "patrimoine",
        {"sigle": "OFH", "au": ACTUALISATION},
        "dpe_e",
        12_000,
    ),
    Enonce(
        48,
        r"relèveraient de la classe D",
        "Plus de 150 000 logements supplémentaires",
        "patrimoine",
        {"sigle": "NCH", "au": ACTUALISATION},
        "dpe_d",
        1,
    ),
    Enonce(
        49,
        r"^Au total, .* logements, soit",
        "plus de 250 000 logements",
        "patrimoine",
        {"sigle": "NCH", "au": ACTUALISATION},
        "dpe_c",
        25_000,
    ),
    Enonce(
        50,
        r"^Au total, .* logements, soit",
        "75 % du parc locatif social régional hors Cités du Coron Boréal",
        "patrimoine",
        {"sigle": "DCH", "au": RECENSEMENT},
        "dpe_b",
        9_000,
    ),
    Enonce(
        51,
        r"premiers éléments partiels de DPE",
        "connus pour 59 % du parc",
        "patrimoine",
        {"sigle": "NCH", "au": ACTUALISATION},
        "dpe_a",
        9_000,
    ),
)
VENTE = (
    Enonce(
        52,
        EN_VENTE,
        "de plus de 15 000 logements en 2011",
        "valeurs",
        objectif("NCH", "D.I", 2011, **STOCK, **SEGMENT),
        "valeur",
        5_000,
    ),
    Enonce(
        53,
        EN_VENTE,
        "à près de 20 000 logements à fin 2016",
        "valeurs",
        objectif("NCH", "D.I", 2016, **STOCK, **SEGMENT),
        "valeur",
        5_000,
    ),
    Enonce(
        54,
        EN_VENTE,
        "une hausse modérée mais continue",
        "valeurs",
        objectif("NCH", "D.I", 2014, **STOCK, **SEGMENT),
        "valeur",
        9_000,
    ),
    Enonce(
        55,
        VENTES,
        "avec plus de 1 000 logements par an",
        "valeurs",
        objectif("NCH", "D.I", 2014, **VENDUS, **SEGMENT),
        "valeur",
        3_000,
    ),
    Enonce(
        56,
        VENTES,
        "légèrement supérieures à celles de la période 2005-2009",
        "references",
        reference(code="D.I"),
        "valeur",
        3_000,
    ),
    Enonce(
        57,
        r"^À l’horizon 2016, le volume prévisionnel mis en vente",
        "va de 1,9 % du patrimoine",
        "valeurs",
        objectif("NCH", "D.I", 2016, **STOCK, **SEGMENT),
        "valeur",
        9_000,
    ),
    Enonce(
        58,
        r"^Les prévisions de ventes annuelles vont",
        "d’une fraction marginale du patrimoine",
        "valeurs",
        objectif("NCH", "D.I", 2013, **VENDUS, **SEGMENT),
        "valeur",
        9_000,
    ),
)
LIMITES = (
    Enonce(
        59,
        r"se renseignent parfois par segment, en ZUS et hors ZUS et catégorie de classement",
        "F.I occupe ainsi à lui seul 148 des",
        "valeurs",
        objectif("NCH", "F.I", SIX_ANS, zus="oui", segment="Cités rénovées"),
        "valeur",
        "n.c.",
    ),
    Enonce(
        60,
        r"^Le remplissage des indicateurs par les organismes est",
        "assez hétérogène",
        "valeurs",
        objectif("NCH", "B.I", SIX_ANS, **NORD),
        "valeur",
        "n.c.",
    ),
    Enonce(
        61,
        r"^Territoire des objectifs de développement \(A1\)",
        "5 à l’EPCI, 21 au département",
        "valeurs",
        objectif("LSP", "A.I", SIX_ANS, produit="PLUS"),
        "departement",
        "59",
    ),
    Enonce(
        62,
        r"^Lecture de « mis en commercialisation »",
        "12 délibération seule",
        "qualificatifs",
        {"sigle": "MDS", "indicateur": "D.I", "qualificatif": "lecture"},
        "valeur",
        "avis_recueillis",
    ),
    Enonce(
        63,
        r"^Reconstitution de l’offre ANRU dans A1",
        "14 incluse, 6 non incluse",
        "qualificatifs",
        {"sigle": "NCH", "indicateur": "A.I", "qualificatif": "anru"},
        "valeur",
        "non_inclus",
    ),
    Enonce(
        64,
        r"^Depuis la signature, .* rectifiés ou complétés",
        "un avenant a modifié des objectifs",
        "avenants",
        {"sigle": "MGE", "avenant": "n° 2"},
        "objet",
        "autre",
    ),
    Enonce(
        65,
        r"remplis a minima",
        "3 conventions",
        "qualificatifs",
        {"sigle": "TDD", "indicateur": "A.I", "qualificatif": "a_minima"},
        "valeur",
        "non",
    ),
    Enonce(
        66,
        r"^En 2011, des niveaux de réalisation sont nettement supérieurs",
        "11 organismes sur 16 en PLS",
        "valeurs",
        {"sigle": "NCH", "indicateur": "A.I", "nature": "realise", "produit": "PLS"},
        "valeur",
        0,
    ),
)
ENONCES = (*AVANCEMENT, *DIALOGUE, *OFFRE, *PATRIMOINE, *VENTE, *LIMITES)

SANS_CELLULE = {
    1: "The day of the session is asked for (--seance), not a datum of the workbook.",
    2: "The law of 25 March 2009 is a constant of the dispositif.",
    3: "The three dispositifs are those of the law.",
    4: "The rule of the foyers is that of the law; what is expected is derived from the stock (see 12 to 16).",
    8: "A rule announced in 2012 that turned out false: the option of the generation is reference data.",
    18: "Who follows and evaluates is an organisation of the services; the workbook has no column for it.",
    46: "The threshold of class C is that of the legal scale at the date; the sentence that states it is that of 45.",
}
