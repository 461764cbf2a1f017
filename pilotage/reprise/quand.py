"""When a passage took place, as the table of a région says it: a day, or only its month or its year."""

from cus_tracker.dates import A_L_ANNEE, AU_JOUR, DatePartielle, lire_date_partielle
from cus_tracker.feuilles import Jour, Refuse
from cus_tracker.regard import aujourd_hui

JOUR = Jour("le")
ATTENDU = f"{JOUR.attendu}, juin\u00a02011 ou 2011 quand le jour est inconnu"


def lire_quand(brut):
    """The `DatePartielle` of a cell, a number being a year; '' when it is blank, Refuse when it says no day."""
    annee = f"{brut:.0f}" if isinstance(brut, float) and brut.is_integer() else brut
    try:
        lue = lire_date_partielle(annee) if isinstance(annee, str) else DatePartielle(JOUR.lire(brut))
    except ValueError:
        lue = DatePartielle(_jour(brut))
    return _deja_venue(lue) if lue.le else ""


def _jour(brut):
    try:
        return JOUR.lire(brut)
    except Refuse as refus:
        raise Refuse(ATTENDU if refus.attendu == JOUR.attendu else refus.attendu) from None


def _deja_venue(lue):
    """Of a month or a year not yet over, today is the last day."""
    ce_jour = aujourd_hui()
    if lue.precision == AU_JOUR or lue.le <= ce_jour:
        return lue
    debut = lue.le.replace(day=1, month=1 if lue.precision == A_L_ANNEE else lue.le.month)
    return lue._replace(le=max(debut, ce_jour))
