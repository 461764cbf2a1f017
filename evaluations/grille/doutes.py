"""What looks odd in a value at the moment it is typed: one French sentence, which never refuses it."""

from decimal import Decimal

from cus_tracker.typographie import nombre

FACTEUR = 10


def compte_des_logements(unite):
    """True for a unit that counts dwellings as the stock does: « logements », not « logements équivalents »."""
    return unite.partition(" (")[0] == "logements"


def doute(valeur, fiche, objectif=None, parc=0):
    """The first doubt about a number, in one sentence that shows the values; '' when there is none.

    `parc`: the dwellings of the organism where the value is that of one year, 0 where they bound nothing.
    """
    if valeur is None:
        return ""
    if valeur < 0:
        return f"{nombre(valeur)} est négatif\u00a0: aucun indicateur ne descend sous zéro."
    if fiche.nature == "nombre" and valeur != valeur.to_integral_value():
        return f"{nombre(valeur)} n’est pas un nombre entier de {fiche.unite or 'logements'}."
    if fiche.nature == "pourcentage" and valeur > 100:
        return f"{nombre(valeur)} dépasse 100\u00a0%."
    if fiche.nature == "pourcentage" and 0 < valeur < 1:
        return f"{nombre(valeur)} se lit en points, donc moins de 1 %\u00a0: une part a-t-elle été donnée\u00a0?"
    return _loin(valeur, objectif) or _plus_que_le_parc(valeur, fiche, parc)


def _loin(valeur, objectif):
    if objectif is None or objectif <= 0 or valeur < FACTEUR * objectif or valeur < Decimal(FACTEUR):
        return ""
    fois = nombre((valeur / objectif).quantize(Decimal(1)))
    return f"{nombre(valeur)} fait {fois} fois l’objectif ({nombre(objectif)})\u00a0: virgule ou unité\u00a0?"


def _plus_que_le_parc(valeur, fiche, parc):
    if not parc or valeur <= parc or not fiche.somme or not compte_des_logements(fiche.unite):
        return ""
    return f"{nombre(valeur)} en une année dépasse tout le parc de l’organisme ({nombre(parc)} logements)."
