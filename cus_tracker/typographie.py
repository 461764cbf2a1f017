"""French typography: no-break spaces, apostrophes, quotation marks, numbers and days."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

INSECABLE = "\u00a0"
MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
MOIS_COURTS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
PROTEGES = re.compile(r"https?://\S+|\b\d{1,2}:\d{2}\b")
REGLES = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"«\s*"), f"«{INSECABLE}"),
    (re.compile(r"(?<=[^\s«])\s*»"), f"{INSECABLE}»"),
    (re.compile(r"(?<=[^\s«(])[ \u00a0\u202f]+(?=[:;?!%€])"), INSECABLE),
    (re.compile(r"(?<=[\wéèàç»)])(?=[;?!](?:\s|$))"), INSECABLE),
    (re.compile(r"(?<=[\wéèàç»)])(?=:(?:\s|$))"), INSECABLE),
    (re.compile(r"(?<=\d)(?=%)"), INSECABLE),
)


@lru_cache(2048)
def corriger(texte):
    """The text with French typography; addresses and hours are left as they are. Correcting twice changes nothing.

    The same labels of the catalogue come on every page: each is corrected once.
    """
    morceaux, debut = [], 0
    for protege in PROTEGES.finditer(texte):
        morceaux += [_corriger(texte[debut : protege.start()]), protege.group()]
        debut = protege.end()
    return "".join([*morceaux, _corriger(texte[debut:])])


def _corriger(texte):
    for motif, remplacement in REGLES:
        texte = motif.sub(remplacement, texte)
    return texte


def finir(texte):
    """The sentence with its full stop, which « n.c. » or « (sans objet). » already gives."""
    return texte if texte.endswith(".") else f"{texte}."


def arrondi(valeur, decimales=0):
    """A Decimal rounded half up to this number of decimals."""
    return Decimal(valeur).quantize(Decimal(1).scaleb(-decimales), ROUND_HALF_UP)


def nombre(valeur, decimales=None):
    """« 32 487 » or « 0,1 »: no-break thousands, decimal comma; without `decimales`, those that the value has."""
    valeur = Decimal(valeur) if decimales is None else arrondi(valeur, decimales)
    if decimales is None:
        valeur = valeur.normalize()
    texte = f"{valeur:,f}".replace(",", INSECABLE).replace(".", ",")
    return texte.replace("-", "−")


def pourcent(part, decimales=0):
    """A fraction as a percentage: 0.2 gives « 20 % »."""
    return f"{nombre(Decimal(part) * 100, decimales)}{INSECABLE}%"


def jour(quand):
    """« 3 octobre 2012 », « 1er janvier 2011 »."""
    return f"{quantieme(quand)}{INSECABLE}{MOIS[quand.month - 1]} {quand.year}"


def dater(quand, precision="jour"):
    """A day told with no more than what is known of it: « 28 juin 2011 », « juin 2011 », « 2011 »."""
    if precision == "annee":
        return str(quand.year)
    return f"{MOIS[quand.month - 1]} {quand.year}" if precision == "mois" else jour(quand)


def le_jour(quand, precision="jour"):
    """« le 28 juin 2011 », « en juin 2011 », « en 2011 »."""
    return f"{'en' if precision in ('mois', 'annee') else 'le'} {dater(quand, precision)}"


def depuis(quand, precision="jour"):
    """« depuis le 28 juin 2011 », « depuis juin 2011 », « depuis 2011 »."""
    return f"depuis {le_jour(quand, precision).removeprefix('en ')}"


def dater_court(quand, precision="jour"):
    """The same with short months, for a narrow column: « 28 sept. 2010 », « sept. 2010 », « 2010 »."""
    return dater(quand, precision).replace(MOIS[quand.month - 1], MOIS_COURTS[quand.month - 1])


def quantieme(quand):
    """« 3 », « 1er »."""
    return "1er" if quand.day == 1 else str(quand.day)


def jour_court(quand, precision="jour"):
    """« 03/10/2012 », « 10/2012 » or « 2012 »: no more than what is known."""
    return date.strftime(quand, {"annee": "%Y", "mois": "%m/%Y"}.get(precision, "%d/%m/%Y"))
