"""Turns of phrase that several sections use: growths told as adjectives, shares told as words, texts put together."""

from decimal import Decimal

from cus_tracker.accords import accorder, compter, en_lettres, enumerer
from cus_tracker.document import Fort
from cus_tracker.redaction import approcher, approcher_part, croissance, intensite
from cus_tracker.typographie import INSECABLE, arrondi, corriger, nombre

PEU, MOITIE = Decimal("0.25"), Decimal("0.5")
# From so many evaluations at the same distance on, they are told by their rhythm.
RYTHME = 3
ADVERBES = {"légère": "légèrement", "nette": "nettement"}


def texte(*morceaux):
    """Texts put end to end, nested ones flattened, empty ones dropped, typography set right, marks kept."""
    plats = []
    for morceau in _a_plat(morceaux):
        corrige = corriger(morceau)
        if corrige[:1] == " " and corrige[1:2] in (":", ";", "!", "?", "%", "»"):
            corrige = INSECABLE + corrige[1:]
        plats.append(type(morceau)(corrige))
    return tuple(plats)


def _a_plat(morceaux):
    for morceau in morceaux:
        if isinstance(morceau, str):
            if morceau:
                yield morceau
        else:
            yield from _a_plat(morceau)


def phrases(*suites):
    """Sentences in one paragraph, a space between two; what is empty is left out."""
    dites = [texte(suite) for suite in suites if texte(suite)]
    return texte(*(((" " if rang else ""), dite) for rang, dite in enumerate(dites)))


def phrase(*morceaux):
    """One sentence: a capital to begin with, a full stop at the end."""
    dite = list(texte(*morceaux))
    if not dite:
        return ()
    debut = dite[0]
    dite[0] = type(debut)(debut[:1].upper() + debut[1:])
    return (*dite, ".")


def fort(mots):
    """Words that a hurried reader must catch."""
    return Fort(mots)


def quantite(valeur, singulier, au_pluriel=None, *, feminin=False):
    """« près de 12 300 logements », « un logement », « aucun logement »: a number rounded in words, and its noun."""
    if not valeur:
        return f"aucun{'e' if feminin else ''} {singulier}"
    if valeur == 1:
        return f"un{'e' if feminin else ''} {singulier}"
    return f"{approcher(valeur).texte()}{INSECABLE}{accorder(valeur, singulier, au_pluriel)}"


def nombre_de(n, singulier, au_pluriel=None, *, feminin=False):
    """« 30 conventions », « une convention », « aucune convention »."""
    return (
        "un" + ("e" if feminin else "") + f" {singulier}"
        if n == 1
        else compter(n, singulier, au_pluriel, feminin=feminin)
    )


def en_toutes_lettres(n, *, feminin=False):
    """« six », at the head of a sentence or before « ont »."""
    return en_lettres(n, feminin=feminin)


def compare(evolution, *, feminin=False, pluriel=False):
    """« légèrement supérieures », « inférieur de 20 % », « équivalentes »: agreeing with what is compared.

    Between slight and clear no adverb says how far it is: the number does.
    """
    accord, force = ("e" if feminin else "") + ("s" if pluriel else ""), intensite(evolution)
    if force == "stable":
        return f"équivalent{accord}"
    if force not in ADVERBES:
        return croissance(evolution, feminin=feminin, pluriel=pluriel)
    return f"{ADVERBES[force]} {'supérieur' if evolution > 0 else 'inférieur'}{accord}"


def mouvement(evolution):
    """« un accroissement net », « une baisse modérée », « une stabilité »."""
    force = intensite(evolution)
    if force == "stable":
        return "une stabilité"
    return f"une {'hausse' if evolution > 0 else 'baisse'} {force}"


def pour_cent(part):
    """« près de 40 % »: a growth or a share without its sign."""
    return approcher_part(abs(part)).texte(f"{INSECABLE}%")


def signe(evolution):
    """« −80 % », « +89 % », « 0 % » in a table."""
    points = arrondi(evolution * 100)
    return f"{'+' if points > 0 else ''}{nombre(points)}{INSECABLE}%"


def proportion(n, total, *, nom="CUS", feminin=True):
    """« aucune des 12 CUS », « peu de CUS (2 sur 12) », « toutes les CUS »; the verb agrees with `au_pluriel`."""
    e = "e" if feminin else ""
    if not n:
        return f"aucun{e} des {nombre(total)} {nom}" if total > 1 else f"l’unique {nom} n’est pas dans ce cas"
    if n == total:
        return f"tou{'tes' if feminin else 's'} les {nom} ({nombre(n)} sur {nombre(total)})"
    part = Decimal(n) / total
    detail = f"({nombre(n)} sur {nombre(total)})"
    if part <= PEU:
        return f"peu de {nom} {detail}"
    return f"moins de la moitié des {nom} {detail}" if part < MOITIE else f"une majorité des {nom} {detail}"


def part_dite(part):
    """« près de 30 % », « 10 % », « moins de 0,1 % »."""
    return approcher_part(part).texte(f"{INSECABLE}%")


def entre(bas, haut):
    """« entre 6 et 42 % », « entre 0,1 et 1 % »; « 6 % » when both ends are the same."""
    premier, second = part_courte(bas), part_courte(haut)
    return premier if premier == second else f"entre {premier.removesuffix(f'{INSECABLE}%')} et {second}"


def part_courte(part):
    """« 6 % », « 1,9 % », « 0,08 % »: a share with as many decimals as a small one needs."""
    points = part * 100
    decimales = 0 if abs(points) >= 5 else 1 if arrondi(abs(points), 1) >= Decimal("0.1") else 2
    return f"{nombre(arrondi(points, decimales))}{INSECABLE}%"


def cadence(generation):
    """« tous les deux ans », « à trois ans puis à six ans », « au terme de la convention »: when to evaluate."""
    echeances = sorted(set(generation.evaluations_apres))
    toutes = sorted({*echeances, generation.duree}) if generation.evaluation_au_terme else echeances
    if len(toutes) >= RYTHME and toutes == [toutes[0] * rang for rang in range(1, len(toutes) + 1)]:
        return f"tous les {en_annees(toutes[0]) if toutes[0] > 1 else 'ans'}"
    dites = [f"à {en_annees(n)}" for n in echeances]
    return enumerer([*dites, *(["au terme de la convention"] if generation.evaluation_au_terme else [])], lien="puis")


def en_annees(n):
    """« un an », « trois ans »."""
    return f"{en_lettres(n)} {accorder(n, 'an')}"
