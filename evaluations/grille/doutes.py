"""What looks odd in a value at the moment it is typed: one French sentence, which never refuses it."""

from decimal import Decimal

from cus_tracker.typographie import nombre

FACTEUR = 10


def doute(valeur, fiche, objectif=None):
    """The first doubt about a number, in one sentence that shows the values; '' when there is none."""
    if valeur is None:
        return ""
    if valeur < 0:
        return f"{nombre(valeur)} est négatif."
    if fiche.nature == "nombre" and valeur != valeur.to_integral_value():
        return f"{nombre(valeur)} n’est pas un nombre entier de {fiche.unite or 'logements'}."
    if fiche.nature == "pourcentage" and valeur > 100:
        return f"{nombre(valeur)} dépasse 100\u00a0%."
    if fiche.nature == "pourcentage" and 0 < valeur < 1:
        return f"{nombre(valeur)} se lit en points, donc moins de 1 %\u00a0: une part a-t-elle été donnée\u00a0?"
    return _loin(valeur, objectif)


def _loin(valeur, objectif):
    if objectif is None or objectif <= 0 or valeur < FACTEUR * objectif or valeur < Decimal(FACTEUR):
        return ""
    fois = nombre((valeur / objectif).quantize(Decimal(1)))
    return f"{nombre(valeur)} fait {fois} fois l’objectif ({nombre(objectif)})\u00a0: virgule ou unité\u00a0?"
