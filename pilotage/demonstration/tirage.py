"""Small irregularities that never change: drawn from a name, the same on every machine and at every run."""

import zlib
from datetime import date, datetime, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

SAMEDI = 5


def rang(cle, nombre):
    """A number from 0 to `nombre` − 1 that depends on the name alone."""
    return zlib.crc32(cle.encode()) % nombre


def ecart(cle, amplitude):
    """A factor between 1 − amplitude and 1 + amplitude, in points of a thousand."""
    return 1 + Decimal(amplitude) * (rang(cle, 2001) - 1000) / 1000


def entier(nombre):
    """The nearest whole number; a half goes to the even one, so that many roundings lean no way."""
    return int(Decimal(nombre).quantize(Decimal(1), ROUND_HALF_EVEN))


def repartir(total, poids):
    """Whole parts of a whole total, in proportion of weights; the greatest remainders take what is left."""
    poids = [Decimal(p) for p in poids]
    parts = [Decimal(total) * p / sum(poids) for p in poids]
    entiers = [int(part.to_integral_value(ROUND_FLOOR)) for part in parts]
    restes = sorted(range(len(parts)), key=lambda i: (entiers[i] - parts[i], i))
    for i in restes[: total - sum(entiers)]:
        entiers[i] += 1
    return entiers


def ouvre(jour):
    """The day itself, or the Monday after a week-end."""
    return jour + timedelta(days=max(0, 7 - jour.weekday())) if jour.weekday() >= SAMEDI else jour


def jour(cle, debut, fin):
    """A working day drawn between two days, both included."""
    tire = ouvre(debut + timedelta(days=rang(cle, (fin - debut).days + 1)))
    return tire if tire <= fin else ouvre(debut)


def saisie(cle, le, delai=9, *, fin=date(2012, 10, 2)):
    """The moment an agent typed what was true on `le`: a working day within `delai` days, in office hours."""
    quand = min(ouvre(le + timedelta(days=rang(f"{cle} jours", delai + 1))), max(fin, le))
    return datetime(quand.year, quand.month, quand.day, 9 + rang(f"{cle} heure", 8), rang(f"{cle} minute", 60))
