"""Days as an agent writes them: « 3 octobre 2012 », 03/10/2012, 2012-10-03."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import NamedTuple

# What is known of a day: the day itself, its month, its year.
AU_JOUR, AU_MOIS, A_L_ANNEE = "jour", "mois", "annee"
MOIS = (
    ("janvier", "janv", "jan"),
    ("fevrier", "fevr", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
RANG_DU_MOIS = {nom: rang for rang, noms in enumerate(MOIS, start=1) for nom in noms}
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
# Far enough for any échéance, near enough for adding a term to a day never to overflow the calendar.
PREMIERE_ANNEE, DERNIERE_ANNEE = 1900, 2999

ISO = re.compile(r"(?P<annee>\d{4})-(?P<mois>\d{1,2})-(?P<jour>\d{1,2})")
CHIFFRES = re.compile(r"(?P<jour>\d{1,2}) ?[/.-] ?(?P<mois>\d{1,2}) ?[/.-] ?(?P<annee>\d{4})")
_AVANT = rf"(?:(?:le|{'|'.join(JOURS)}) )*"
LETTRES = re.compile(_AVANT + r"(?P<jour>\d{1,2})(?: ?er)? (?P<mois>[a-z]+)\.? (?P<annee>\d{4})")

MOIS_LETTRES = re.compile(r"(?:en )?(?P<mois>[a-z]+)\.? (?P<annee>\d{4})")
MOIS_CHIFFRES = re.compile(r"(?P<mois>\d{1,2}) ?[/.-] ?(?P<annee>\d{4})")
MOIS_ISO = re.compile(r"(?P<annee>\d{4})-(?P<mois>\d{1,2})")
ANNEE_SEULE = re.compile(r"(?:en |annee )?(?P<annee>\d{4})")

ATTENDU = "Écrivez une date comme «\u00a03\u00a0octobre 2012\u00a0», 03/10/2012 ou 2012-10-03."
ATTENDU_PARTIEL = (
    "Écrivez une date comme «\u00a03\u00a0octobre 2012\u00a0» ou 03/10/2012, "
    "ou bien «\u00a0juin 2011\u00a0» ou «\u00a02011\u00a0» si le jour est inconnu."
)


def _sans_accent(texte):
    """Lower case, no accent, every blank a single plain space."""
    decompose = unicodedata.normalize("NFKD", texte.casefold())
    return " ".join("".join(c for c in decompose if not unicodedata.combining(c)).split())


def _mois(texte):
    """Number of a month written in figures or letters; 0 when there is no such month."""
    return int(texte) if texte.isdigit() else RANG_DU_MOIS.get(texte, 0)


def _annee(texte):
    annee = int(texte)
    if not PREMIERE_ANNEE <= annee <= DERNIERE_ANNEE:
        raise ValueError(f"L’année {annee} n’est pas comprise entre {PREMIERE_ANNEE} et {DERNIERE_ANNEE}.")
    return annee


def lire_jour(texte):
    """The day written in `texte`, in any of the three ways of `ATTENDU`.

    Raises ValueError, with a message an agent understands, on anything else, a day that does not exist (31 février),
    a month or a year without its day, or a year outside 1900 – 2999.
    """
    simple = _sans_accent(texte)
    if partielle := _sans_jour(simple):
        connu = "l’année" if partielle.precision == A_L_ANNEE else "le mois"
        raise ValueError(f"«\u00a0{texte.strip()}\u00a0» ne dit que {connu}\u00a0: il faut le jour. {ATTENDU}")
    return _jour(texte, simple, ATTENDU)


def _jour(texte, simple, attendu):
    trouve = ISO.fullmatch(simple) or CHIFFRES.fullmatch(simple) or LETTRES.fullmatch(simple)
    if trouve is None or not _mois(trouve["mois"]):
        raise ValueError(f"«\u00a0{texte.strip()}\u00a0» n’est pas une date. {attendu}")
    annee = _annee(trouve["annee"])
    try:
        return date(annee, _mois(trouve["mois"]), int(trouve["jour"]))
    except ValueError:
        raise ValueError(f"Le «\u00a0{texte.strip()}\u00a0» n’existe pas dans le calendrier.") from None


class DatePartielle(NamedTuple):
    """A day and what is known of it; of a month or a year, the last day: what was true by then, never sooner."""

    le: date
    precision: str = AU_JOUR


def lire_date_partielle(texte):
    """The date written in `texte`: a day, or a month (« juin 2011 », 06/2011) or a year whose day is unknown.

    Raises ValueError like `lire_jour`.
    """
    simple = _sans_accent(texte)
    return _sans_jour(simple) or DatePartielle(_jour(texte, simple, ATTENDU_PARTIEL))


def _sans_jour(simple):
    """The month or the year written alone, None when it is neither."""
    if trouve := ANNEE_SEULE.fullmatch(simple):
        return DatePartielle(date(_annee(trouve["annee"]), 12, 31), A_L_ANNEE)
    for forme in (MOIS_LETTRES, MOIS_CHIFFRES, MOIS_ISO):
        trouve = forme.fullmatch(simple)
        if trouve and 1 <= (mois := _mois(trouve["mois"])) <= 12:
            annee = _annee(trouve["annee"])
            return DatePartielle(date(annee, mois, monthrange(annee, mois)[1]), AU_MOIS)
    return None
