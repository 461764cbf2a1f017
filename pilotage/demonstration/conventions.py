"""What was signed: conventions, avenants, and how the two readings that matter were declared."""

from dataclasses import dataclass
from datetime import date

from .organismes import ACCEDANTS, BAILLEURS, EXTRA_REGIONAUX, siren

GENERATION = "2011-2016"
ECHEANCE = date(2016, 12, 31)

SIGNATURES_LOCATIF = {
    "NCH": date(2011, 6, 21),
    "MDS": date(2011, 6, 28),
    "LBS": date(2011, 6, 14),
    "FLI": date(2011, 5, 9),
    "DCH": date(2011, 6, 30),
    "MGE": date(2011, 6, 28),
    "RAB": date(2011, 6, 24),
    "HMA": date(2011, 4, 12),
    "TDD": date(2011, 6, 29),
    "ADD": date(2011, 6, 17),
    "HRH": date(2011, 6, 27),
    "LCS": date(2011, 6, 10),
    "CDW": date(2011, 6, 30),
    "RCM": date(2011, 3, 29),
    "PAR": date(2011, 6, 15),
    "MDE": date(2011, 6, 29),
    "SUL": date(2011, 6, 24),
    "LSP": date(2011, 6, 20),
    "OFH": date(2011, 6, 23),
    "TEJ": date(2011, 6, 30),
    "ASH": date(2011, 5, 23),
    "LFB": date(2011, 6, 27),
    "HSE": date(2011, 6, 16),
    "HMC": date(2011, 6, 24),
    "DCD": date(2011, 2, 22),
    "LCL": date(2011, 6, 28),
    "TFH": date(2011, 6, 30),
    "MSV": date(2011, 6, 9),
    "LCF": date(2011, 6, 22),
    "AEH": date(2011, 6, 29),
    "LOR": date(2011, 6, 24),
    "PFH": date(2011, 6, 21),
    "TBF": date(2011, 6, 29),
}
REMISES_EN_ORDRE = ("LBS", "HMA", "PAR", "ASH", "HSE")
REMISES_INCONNUES = ("LOR", "TBF")
EN_SUSPENS = "CMS"
SIGNATURES_ACCESSION = {
    "CDH": date(2011, 11, 14),
    "LDP": date(2011, 11, 16),
    "PTF": date(2011, 11, 9),
    "SBC": date(2011, 11, 17),
    "AJP": date(2011, 11, 15),
    "CBR": date(2011, 12, 20),
    "MAN": date(2012, 3, 27),
    "NDA": date(2011, 11, 8),
    "CDP": date(2011, 11, 16),
    "SRP": date(2012, 5, 23),
    "PPC": date(2011, 11, 10),
}
SIGNATURES_FOYERS = {"FAM": date(2012, 7, 4)}
FOYERS_PROCHES = {"RDT": date(2012, 9, 20)}


@dataclass(frozen=True)
class Avenant:
    """An avenant to the CUS locatif of an organism, the state it has reached and the day it reached it."""

    sigle: str
    reference: str
    objet: str
    etat: str
    le: date


def avenant_foyers(sigle, etat, mois, jour):
    """An avenant « logements-foyers », the first of its convention."""
    return Avenant(sigle, "n° 1", "logements-foyers", etat, date(2012, mois, jour))


AVENANTS = (
    avenant_foyers("NCH", "signee", 7, 11),
    avenant_foyers("MDS", "prete_a_signer", 9, 24),
    avenant_foyers("LBS", "signee", 7, 20),
    avenant_foyers("FLI", "signee", 6, 26),
    avenant_foyers("DCH", "signee", 9, 12),
    avenant_foyers("MGE", "signee", 8, 30),
    avenant_foyers("RAB", "prete_a_signer", 9, 18),
    avenant_foyers("HMA", "signee", 6, 19),
    avenant_foyers("TDD", "prete_a_signer", 9, 21),
    avenant_foyers("ADD", "negociation", 4, 11),
    avenant_foyers("HRH", "signee", 9, 6),
    avenant_foyers("RCM", "signee", 5, 31),
    avenant_foyers("MDE", "prete_a_signer", 9, 26),
    avenant_foyers("OFH", "signee", 7, 16),
    avenant_foyers("TEJ", "prete_a_signer", 9, 24),
    avenant_foyers("ASH", "signee", 6, 12),
    avenant_foyers("LFB", "signee", 9, 13),
    avenant_foyers("HSE", "prete_a_signer", 9, 21),
    avenant_foyers("HMC", "prete_a_signer", 9, 26),
    avenant_foyers("DCD", "signee", 7, 3),
    avenant_foyers("MSV", "prete_a_signer", 9, 25),
    Avenant("MGE", "n° 2", "objectifs", "signee", date(2012, 5, 14)),
    Avenant("TDD", "n° 2", "objectifs", "negociation", date(2012, 9, 10)),
    Avenant("RCM", "n° 2", "remise-en-ordre", "signee", date(2012, 2, 29)),
    Avenant("SUL", "n° 1", "perimetre", "abandonnee", date(2012, 3, 15)),
)

# Does A.I hold what is rebuilt after demolitions, how was « mis en commercialisation » read; others said nothing.
ANRU = {
    "inclus": ("NCH", "MDS", "LBS", "DCH", "MGE", "HMA", "HRH", "RCM", "OFH", "ASH", "LFB", "HMC", "DCD", "TFH"),
    "non_inclus": ("FLI", "RAB", "TDD", "TEJ", "HSE", "LCL"),
    "inconnu": ("ADD", "MSV"),
}
LECTURES = {
    "avis_recueillis": ("NCH", "MGE", "HMA", "HRH", "PAR", "RCM", "ASH", "HMC", "TFH", "MSV", "LCF"),
    "deliberation": ("MDS", "LBS", "FLI", "DCH", "RAB", "TDD", "OFH", "TEJ", "LFB", "HSE", "DCD", "LCS"),
    "inconnue": ("ADD", "MDE"),
}
A_MINIMA = ("TDD", "HSE", "MDE")


def cle(sigle, dispositif="locatif"):
    """The three columns that name a convention."""
    return {"siren": siren(sigle), "generation": GENERATION, "dispositif": dispositif}


def remise_en_ordre(sigle):
    """What the convention says of its maximum rents."""
    if sigle in REMISES_INCONNUES:
        return "inconnu"
    return "oui" if sigle in REMISES_EN_ORDRE else "non"


def conventions():
    """The rows of the sheet of that name."""
    for organisme in (*BAILLEURS, *EXTRA_REGIONAUX):
        signee = SIGNATURES_LOCATIF[organisme.sigle]
        effet = date(2011, 1, 1) if signee.month < 4 else date(2011, 7, 1)
        yield {
            **cle(organisme.sigle),
            "remise_en_ordre": remise_en_ordre(organisme.sigle),
            "effet_le": effet,
            "echeance_le": ECHEANCE,
        }
    for organisme in ACCEDANTS:
        signee = SIGNATURES_ACCESSION.get(organisme.sigle)
        yield {**cle(organisme.sigle, "accession"), "effet_le": signee, "echeance_le": signee and ECHEANCE}
    for sigle in (*SIGNATURES_FOYERS, *FOYERS_PROCHES):
        signee = SIGNATURES_FOYERS.get(sigle)
        yield {**cle(sigle, "foyers"), "effet_le": signee, "echeance_le": signee and ECHEANCE}


def avenants():
    """The rows of the sheet of that name."""
    for avenant in AVENANTS:
        yield {**cle(avenant.sigle), "avenant": avenant.reference, "objet": avenant.objet}


def qualificatifs():
    """The rows of the sheet of that name."""
    lectures = [("A.I", "anru", valeur, sigles) for valeur, sigles in ANRU.items()]
    lectures += [("D.I", "lecture", valeur, sigles) for valeur, sigles in LECTURES.items()]
    lectures += [("A.I", "a_minima", "oui", A_MINIMA)]
    for indicateur, qualificatif, valeur, sigles in lectures:
        for sigle in sigles:
            yield {**cle(sigle), "indicateur": indicateur, "qualificatif": qualificatif, "valeur": valeur}
