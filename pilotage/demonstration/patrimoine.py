"""The stock of each organism by département: dwellings, foyers, and the classes of energy performance known so far."""

from dataclasses import dataclass
from datetime import date

from .organismes import (
    ABSORBE_AVANT_SIGNATURE,
    ACCEDANTS,
    AISNE,
    NORD,
    PAR_SIGLE,
    PAS_DE_CALAIS,
    siren,
)
from .tirage import ecart, entier, repartir

RECENSEMENT = date(2011, 1, 1)
ACTUALISATION = date(2012, 1, 1)
SOURCE = "RPLS, données fictives de démonstration"
SOURCE_ACTUALISEE = "Bilan patrimonial de l’organisme, données fictives de démonstration"


@dataclass(frozen=True)
class Parc:
    """Dwellings of an organism on 1 January 2011 and what a year added; foyers in equivalents; share diagnosed (%)."""

    logements: dict
    foyers: int = 0
    gain: int | None = None
    diagnostic: int = 0
    age: str = "melange"


def nord(nombre, **champs):
    """A stock that lies in the Nord alone."""
    return Parc({NORD: nombre}, **champs)


def pas_de_calais(nombre, **champs):
    """A stock that lies in the Pas-de-Calais alone."""
    return Parc({PAS_DE_CALAIS: nombre}, **champs)


# Out of a hundred diagnosed dwellings, how many in each class from A to G.
AGES = {
    "ancien": (0, 3, 12, 44, 27, 11, 3),
    "melange": (1, 5, 19, 47, 20, 6, 2),
    "recent": (2, 13, 30, 43, 9, 3, 0),
}
PARCS = {
    "NCH": nord(38_742, foyers=1_184, gain=214, diagnostic=71),
    "MDS": nord(31_406, foyers=962, gain=187, diagnostic=64, age="ancien"),
    "LBS": Parc({NORD: 24_158, PAS_DE_CALAIS: 6_412}, foyers=731, diagnostic=58),
    "FLI": Parc({NORD: 17_935, PAS_DE_CALAIS: 3_207}, foyers=1_246, gain=96, diagnostic=82, age="recent"),
    "DCH": nord(14_687, foyers=418, diagnostic=100, age="ancien"),
    "MGE": nord(13_342, foyers=309, gain=71, diagnostic=47),
    "RAB": Parc({NORD: 11_926, PAS_DE_CALAIS: 2_118}, foyers=224, diagnostic=36),
    "HMA": nord(10_473, foyers=587, gain=38, diagnostic=90),
    "TDD": nord(8_761, foyers=143, diagnostic=52, age="ancien"),
    "ADD": Parc({NORD: 7_254, PAS_DE_CALAIS: 1_386, AISNE: 642}, foyers=187, diagnostic=41),
    "HRH": nord(9_812, foyers=264, gain=45, diagnostic=68, age="ancien"),
    "LCS": nord(5_398, diagnostic=30),
    "CDW": nord(3_647),
    "RCM": nord(4_289, foyers=118, gain=27, diagnostic=77, age="recent"),
    "PAR": nord(2_176, diagnostic=100, age="recent"),
    "MDE": nord(1_938, foyers=62, diagnostic=25),
    "SUL": nord(1_264, gain=31, age="recent"),
    "LSP": nord(687, diagnostic=60),
    "OFH": pas_de_calais(32_118, foyers=874, gain=132, diagnostic=61),
    "TEJ": Parc({PAS_DE_CALAIS: 16_874, NORD: 4_871}, foyers=356, diagnostic=44, age="ancien"),
    "ASH": pas_de_calais(13_587, foyers=672, gain=58, diagnostic=87),
    "LFB": pas_de_calais(10_824, foyers=291, diagnostic=73),
    "HSE": Parc({PAS_DE_CALAIS: 8_436, NORD: 1_152}, foyers=203, diagnostic=55, age="ancien"),
    "HMC": pas_de_calais(7_109, foyers=156, gain=22, diagnostic=39),
    "DCD": pas_de_calais(5_873, foyers=137, diagnostic=66),
    "LCL": pas_de_calais(4_316, diagnostic=28, age="recent"),
    "TFH": pas_de_calais(3_294, gain=12),
    "MSV": pas_de_calais(2_387, foyers=41, diagnostic=94, age="recent"),
    "LCF": pas_de_calais(1_453, diagnostic=50, age="ancien"),
    "AEH": pas_de_calais(918),
    "LOR": Parc({"60": 6_214, PAS_DE_CALAIS: 1_317}, diagnostic=60),
    "PFH": Parc({"80": 9_748, PAS_DE_CALAIS: 634}, foyers=214),
    "TBF": Parc({"75": 21_306, NORD: 2_954}, diagnostic=35, age="recent"),
    "FAM": nord(0, foyers=643),
    "RDT": pas_de_calais(0, foyers=287),
    "CBO": Parc({PAS_DE_CALAIS: 49_832, NORD: 12_378}, diagnostic=22, age="ancien"),
}
# Two organisms sent a newer count that says nothing of diagnoses yet.
ACTUALISES_SANS_CLASSES = ("MGE", "HMC")


def classes(sigle, departement, logements):
    """Dwellings by DPE class of those diagnosed; nothing at all where no diagnosis came."""
    fiche = PARCS[sigle]
    if not fiche.diagnostic:
        return {}
    faits = entier(logements * fiche.diagnostic * ecart(f"{sigle} {departement} dpe", "0.02") / 100)
    poids = [ecart(f"{sigle} {lettre}", "0.06") * part for lettre, part in zip("abcdefg", AGES[fiche.age], strict=True)]
    nombres = repartir(min(faits, logements), poids)
    return {f"dpe_{lettre}": nombre for lettre, nombre in zip("abcdefg", nombres, strict=True)}


def ligne(sigle, departement, au, logements, foyers, source, *, avec_classes=True):
    """One row of the sheet."""
    return {
        "siren": siren(sigle),
        "departement": departement,
        "au": au,
        "logements": logements,
        "logements_foyers": foyers,
        **(classes(sigle, departement, logements) if avec_classes else {}),
        "source": source,
    }


def lignes_du_parc(sigle, fiche):
    """The count of 2011, and that of 2012 where one came; the seat holds the foyers."""
    for departement, logements in fiche.logements.items():
        au_siege = departement == PAR_SIGLE[sigle].siege
        foyers = fiche.foyers if au_siege else 0
        yield ligne(sigle, departement, RECENSEMENT, logements, foyers, SOURCE)
        if au_siege and fiche.gain is not None:
            avec = sigle not in ACTUALISES_SANS_CLASSES
            actuels = logements + fiche.gain
            yield ligne(sigle, departement, ACTUALISATION, actuels, foyers, SOURCE_ACTUALISEE, avec_classes=avec)


def patrimoine():
    """The rows of the sheet of that name; an accession cooperative holds nothing, and says so."""
    for sigle, fiche in PARCS.items():
        yield from lignes_du_parc(sigle, fiche)
    for organisme in (*ACCEDANTS, ABSORBE_AVANT_SIGNATURE):
        yield ligne(organisme.sigle, organisme.siege, RECENSEMENT, 0, 0, SOURCE, avec_classes=False)


def logements(sigle, departements=(NORD, PAS_DE_CALAIS)):
    """Dwellings of an organism in the région, as counted on 1 January 2011."""
    return sum(nombre for departement, nombre in PARCS[sigle].logements.items() if departement in departements)
