"""What a cell can hold of a Python value without losing any of it."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
# Before this day the calendars of spreadsheets differ.
PREMIER_JOUR = date(1900, 3, 1)
CHIFFRES_MAX = 15


def tenable(valeur):
    """The value as a spreadsheet keeps it exactly: str, int, Decimal, date or plain datetime; '' when there is nothing.

    A yes or no is « oui » or « non »; a number of more than 15 digits, a moment finer than a second or that a change of
    hour makes ambiguous, and a day before March 1900 are texts that the reading takes back as they were.
    """
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, (int, float, Decimal)):
        return _nombre(Decimal(repr(valeur)) if isinstance(valeur, float) else Decimal(valeur))
    if isinstance(valeur, datetime):
        return _moment(valeur)
    if isinstance(valeur, date):
        return valeur if valeur >= PREMIER_JOUR else valeur.isoformat()
    return str(valeur)


def _nombre(valeur):
    if not valeur.is_finite():
        raise ValueError(f"«\u00a0{valeur}\u00a0» n’est pas un nombre qu’un classeur puisse tenir.")
    chiffres = valeur.as_tuple().digits
    if len(chiffres) <= CHIFFRES_MAX:
        return valeur.normalize()
    entier = Decimal(f"{valeur:f}".rstrip("0").rstrip(".") if "." in f"{valeur:f}" else valeur)
    return entier if len(entier.as_tuple().digits) <= CHIFFRES_MAX else f"{entier:f}"


def _moment(valeur):
    if valeur.tzinfo is not None:
        valeur = valeur.astimezone(PARIS)
    if valeur.microsecond or valeur.fold or valeur.date() < PREMIER_JOUR:
        return valeur.isoformat()
    return valeur.replace(tzinfo=None)
