"""What the cell of a value says, in the unit of its indicator: a number, « n.c. », « s.o. », or nothing."""

from collections import defaultdict
from decimal import Decimal

from cus_tracker.classeur import Anomalie, Pourcentage
from cus_tracker.feuilles import Refuse
from cus_tracker.feuilles.nombres import borner, decimal, exact
from cus_tracker.nombres import VIDE, lire_cellule

from ..models.valeur import Mention
from .cles import catalogue

PRODUITS = ("PLAI", "PLUS", "PLS", "PLS_FOYER", "PLI")
ZONAGES = ("A bis", "A", "B1", "B2", "C")
OUI_NON = {"oui": Decimal("1.000000"), "non": Decimal("0.000000")}
EN_MOTS = {1: "oui", 0: "non"}
NATURES_OUI_NON = ("oui_non", "texte")
ATTENDU = "un nombre, n.c. ou s.o."
ATTENDU_OUI_NON = "oui, non, n.c. ou s.o."


def lire_valeur(brut, nature):
    """(number or None, mention) of a cell; « x % » is x ÷ 100, told in points where the unit is the percentage."""
    if isinstance(brut, Anomalie):
        raise Refuse(brut.attendu)
    if brut is None or (isinstance(brut, str) and not brut.strip()):
        return None, VIDE
    if nature in NATURES_OUI_NON:
        return _oui_non(brut)
    if isinstance(brut, Pourcentage) and nature == "pourcentage":
        return borner(exact(brut, ATTENDU) * 100, ecrit=False), ""
    if not isinstance(brut, str):
        return decimal(brut, ATTENDU), ""
    try:
        nombre, mention = lire_cellule(brut)
    except ValueError as raison:
        raise Refuse(f"{ATTENDU} {raison}") from None
    if nombre is None:
        return None, mention
    return borner(nombre * 100 if "%" in brut and nature == "pourcentage" else nombre, ecrit=True), ""


def _oui_non(brut):
    texte = brut.strip().casefold() if isinstance(brut, str) else ""
    if texte in OUI_NON:
        return OUI_NON[texte], ""
    try:
        nombre, mention = lire_cellule(texte)
    except ValueError:
        raise Refuse(ATTENDU_OUI_NON) from None
    if nombre is not None:
        raise Refuse(ATTENDU_OUI_NON)
    return None, mention


def montrer_valeur(valeur, mention, nature):
    """The cell of a value of the base."""
    if valeur is None:
        return None if mention == Mention.VIDE else mention
    return EN_MOTS.get(valeur, valeur) if nature in NATURES_OUI_NON else valeur


def mesures_par_famille():
    """{family: measures of its indicators}: two generations of a family may be compared measure by measure."""
    mesures = defaultdict(set)
    for indicateur in catalogue().values():
        mesures[indicateur.famille] |= {mesure["code"] for mesure in indicateur.mesures}
    return dict(mesures)


def mesures_de(examen, indicateur):
    """Codes of the measures that a row of this indicator may name."""
    siennes = {mesure["code"] for mesure in indicateur.mesures}
    return siennes | examen.table(mesures_par_famille)[indicateur.famille] if indicateur.famille else siennes


def mesures_entieres(indicateur):
    """Codes of the measures that the indicator asks for, those that are a part of another left out."""
    return [mesure["code"] for mesure in indicateur.mesures if mesure["nature"] != "part"]


def exige_une_mesure(indicateur):
    """True when a row without measure would say nothing: the indicator asks for several, none a part of another."""
    return len(mesures_entieres(indicateur)) > 1
