"""Agreement and lists in French: plurals, ordinals, small numbers in letters, days told together."""

from itertools import groupby

from .typographie import INSECABLE, MOIS, jour, nombre, quantieme

LETTRES = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
ORDINAUX = (
    "premier",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "onzième",
    "douzième",
)
# (month, day) on which each begins, to a day or so.
SAISONS = (
    ((3, 20), "au printemps"),
    ((6, 21), "à l’été"),
    ((9, 22), "à l’automne"),
    ((12, 21), "à l’hiver"),
)
VOYELLES = "aàâæeéèêëiîïoôœuùûyh"


def pluriel(n):
    """True from 2 up: in French 0 and 1 are singular."""
    return abs(n) >= 2


def accorder(n, singulier, au_pluriel=None):
    """The word that agrees with a number; the plural is the singular and an s unless told."""
    return (au_pluriel or f"{singulier}s") if pluriel(n) else singulier


def compter(n, singulier, au_pluriel=None, *, feminin=False, lettres=False):
    """« 30 conventions », « une convention », « aucune convention »; small numbers in letters when asked."""
    if not n:
        return f"aucun{'e' if feminin else ''} {singulier}"
    quantite = en_lettres(n, feminin=feminin) if lettres else nombre(n)
    return f"{quantite}{' ' if lettres else INSECABLE}{accorder(n, singulier, au_pluriel)}"


def en_lettres(n, *, feminin=False):
    """« deux », « une »; in figures beyond twelve."""
    if n == 1 and feminin:
        return "une"
    return LETTRES[int(n)] if 0 <= n < len(LETTRES) and n == int(n) else nombre(n)


def ordinal(n, *, feminin=False):
    """« douzième », « première », « 21e »."""
    if n == 1 and feminin:
        return "première"
    return ORDINAUX[n - 1] if 1 <= n <= len(ORDINAUX) else f"{n}e"


def enumerer(mots, *, lien="et"):
    """« a, b et c »."""
    mots = list(mots)
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} {lien} {mots[-1]}"


def de(mot):
    """« de Lille », « d’Artois »."""
    return f"d’{mot}" if mot and mot[0].lower() in VOYELLES else f"de {mot}"


def jours(dates):
    """« les 10 février et 6 juin 2012 », « le 3 octobre 2012 »: a month or a year shared is said once."""
    dates = sorted(dates)
    if len(dates) == 1:
        return f"le {jour(dates[0])}"
    annees = []
    for annee, de_l_annee in groupby(dates, key=lambda d: d.year):
        mois = [
            f"{enumerer(quantieme(d) for d in du_mois)}{INSECABLE}{MOIS[m - 1]}"
            for m, du_mois in groupby(list(de_l_annee), key=lambda d: d.month)
        ]
        annees.append(f"{enumerer(mois)} {annee}")
    return f"les {enumerer(annees)}"


def saison(quand):
    """« à l’automne », « au printemps », « à l’hiver », « à l’été », by the equinoxes and the solstices."""
    commencees = [nom for debut, nom in SAISONS if (quand.month, quand.day) >= debut]
    return commencees[-1] if commencees else SAISONS[-1][1]


def semestre(quand):
    """« premier semestre 2012 »."""
    return f"{'premier' if quand.month <= 6 else 'second'} semestre {quand.year}"
