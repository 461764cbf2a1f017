"""From the parts of organisms to the figures of a région: sums, ratios, ranges, each with its coverage."""

from dataclasses import replace
from decimal import Decimal

from .registre import Apport, Couverture, Resultat

NULLE = "Aucune évolution ne se calcule à partir d’une référence nulle."
PERSONNE = "Aucun organisme n’a donné de valeur."


def couverture(etude, organismes, attendus=None):
    """Coverage of a figure: how many of the organisms expected gave something, and their share of the stock.

    `attendus`: those expected, by default a CUS locatif in the statistics; only they are counted.
    """
    prevus = etude.attendus_locatif if attendus is None else attendus
    presents = set(organismes).intersection(prevus)
    parc = sum(etude.logements(pk) for pk in prevus)
    part = Decimal(sum(etude.logements(pk) for pk in presents)) / parc if parc else None
    return Couverture(len(presents), len(prevus), part)


def absent(etude, motif, organismes=(), questions=()):
    """A figure that cannot be computed, with the reason and the organisms that gave something all the same."""
    return Resultat(None, couverture(etude, organismes), complet=False, motif=motif, questions=questions)


def donnees(parts):
    """The parts of the organisms that gave something."""
    return {pk: part for pk, part in parts.items() if part.donnee}


def somme(etude, parts):
    """Sum of what was given; null when nobody gave anything."""
    presents = donnees(parts)
    if not presents:
        return absent(etude, PERSONNE, questions=(parts.question,))
    apports = tuple(Apport(pk, part.valeur, part.lignes) for pk, part in presents.items())
    return Resultat(
        sum((apport.valeur for apport in apports), Decimal(0)),
        couverture(etude, presents),
        complet=all(part.complet for part in parts.values()),
        apports=apports,
        questions=(parts.question,),
    )


def divise(numerateur, denominateur, motif):
    """A sum divided by a number; null with this reason when the number is missing or zero."""
    if numerateur.valeur is None:
        return numerateur
    if not denominateur:
        return sans_valeur(numerateur, motif)
    return replace(numerateur, valeur=numerateur.valeur / denominateur)


def sans_valeur(resultat, motif):
    """The same result, whose value cannot be computed for this reason; who gave something stays known."""
    return replace(resultat, valeur=None, complet=False, motif=motif)


def evolution(total, reference, motif):
    """Growth of a total against a reference: a fraction, −0.04 for 4 % less."""
    quotient = divise(total, reference, NULLE if reference == 0 else motif)
    return quotient if quotient.valeur is None else replace(quotient, valeur=quotient.valeur - 1)


def extreme(etude, rapports, choisir, questions):
    """The smallest or greatest ratio over organisms: `rapports` {organism: (ratio, complete)}, `choisir` min or max."""
    if not rapports:
        return absent(etude, "Aucun organisme n’a les deux termes du rapport.", questions=questions)
    return Resultat(
        choisir(rapport for rapport, _ in rapports.values()),
        couverture(etude, rapports),
        complet=all(complet for _, complet in rapports.values()),
        apports=tuple(Apport(pk, rapport) for pk, (rapport, _) in rapports.items()),
        questions=questions,
    )


def au_parc(etude, parts, annees=1):
    """{organism: (its value by year ÷ its dwellings in R, complete)} of those that have both."""
    return {
        pk: (part.valeur / annees / logements, part.complet)
        for pk, part in donnees(parts).items()
        if (logements := etude.logements(pk))
    }


def extreme_au_parc(etude, parts, choisir, annees=1):
    """The smallest or greatest of the values by year that organisms gave ÷ their own dwellings in R."""
    return extreme(etude, au_parc(etude, parts, annees), choisir, (parts.question,))
