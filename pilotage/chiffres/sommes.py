"""From the parts of organisms to the figures of a région: sums, ratios, ranges, each with its coverage."""

from decimal import Decimal

from conventions.models.instrument import Dispositif

from .registre import Apport, Couverture, Resultat

PERSONNE = "Aucun organisme n’a donné de valeur."


def attendus(etude):
    """The statistical organisms expected a CUS locatif, signed or not: the denominator of every coverage."""
    statistiques = set(etude.statistiques)
    return tuple(pk for pk in etude.regionaux_attendus(Dispositif.LOCATIF) if pk in statistiques)


def parc_regional(etude):
    """Dwellings in R of the organisms expected (contracts §5, `parc`)."""
    return sum(etude.logements(pk) for pk in attendus(etude))


def couverture(etude, organismes):
    """Coverage of a figure: how many of the organisms expected gave something, and their share of the stock."""
    prevus, total = attendus(etude), parc_regional(etude)
    presents = set(organismes).intersection(prevus)
    part = Decimal(sum(etude.logements(pk) for pk in presents)) / total if total else None
    return Couverture(len(presents), len(prevus), part)


def absent(etude, motif, organismes=()):
    """A figure that cannot be computed, with the reason."""
    return Resultat(None, couverture(etude, organismes), complet=False, motif=motif)


def donnees(parts):
    """The parts of the organisms that gave something."""
    return {pk: part for pk, part in parts.items() if part.donnee}


def apports(parts):
    """What each organism brings, in the order of the étude."""
    return tuple(Apport(pk, part.valeur, part.lignes) for pk, part in parts.items())


def somme(etude, parts):
    """Sum of what was given; null when nobody gave anything."""
    presents = donnees(parts)
    laissees = tuple(ligne for part in parts.values() for ligne in part.laissees)
    if not presents:
        return Resultat(None, couverture(etude, ()), complet=False, motif=PERSONNE, laisses=laissees)
    return Resultat(
        sum((part.valeur for part in presents.values()), Decimal(0)),
        couverture(etude, presents),
        complet=all(part.complet for part in parts.values()),
        apports=apports(presents),
        laisses=laissees,
    )


def divise(etude, numerateur, denominateur, motif):
    """A sum divided by a number; null with this reason when the number is missing or zero."""
    if numerateur.valeur is None:
        return numerateur
    if not denominateur:
        return absent(etude, motif)
    return remplace(numerateur, numerateur.valeur / denominateur)


def evolution(etude, total, reference, motif):
    """Growth of a total against a reference: a fraction, −0.04 for 4 % less."""
    quotient = divise(etude, total, reference, motif)
    return quotient if quotient.valeur is None else remplace(quotient, quotient.valeur - 1)


def remplace(resultat, valeur):
    """The same result with another value."""
    return Resultat(valeur, resultat.couverture, resultat.complet, "", resultat.apports, resultat.laisses)


def extreme(etude, rapports, choisir):
    """The smallest or greatest ratio over organisms: `rapports` {organism: (ratio, complete)}, `choisir` min or max."""
    if not rapports:
        return absent(etude, "Aucun organisme n’a les deux termes du rapport.")
    valeur = choisir(rapport for rapport, _ in rapports.values())
    return Resultat(
        valeur,
        couverture(etude, rapports),
        complet=all(complet for _, complet in rapports.values()),
        apports=tuple(Apport(pk, rapport) for pk, (rapport, _) in rapports.items()),
    )


def au_parc(etude, parts, annees=1):
    """{organism: (its value by year ÷ its dwellings in R, complete)} of those that have both."""
    return {
        pk: (part.valeur / annees / logements, part.complet)
        for pk, part in donnees(parts).items()
        if (logements := etude.logements(pk))
    }
