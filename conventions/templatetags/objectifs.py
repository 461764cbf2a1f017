"""How the row of an objective is told: its value or mention, its years, the axes it names."""

from django import template

from cus_tracker.typographie import nombre
from territoires.referentiel import nom_du_departement

from ..axes import AXES

register = template.Library()
RETIREE = "retirée"


@register.filter
def cellule(ligne):
    """« 1 234,5 », « n.c. », « s.o. », or that the value is taken away."""
    if ligne.valeur is not None:
        return nombre(ligne.valeur)
    return RETIREE if ligne.mention == "vide" else ligne.mention


@register.filter
def annees(ligne):
    """« 2011 » or « 2011-2016 »."""
    return str(ligne.debut) if ligne.debut == ligne.fin else f"{ligne.debut}-{ligne.fin}"


@register.filter
def axes(ligne):
    """What a row names, the département in words, « ensemble » when it names nothing."""
    codes = {nom: code for nom in AXES if (code := getattr(ligne, nom))}
    return (
        " · ".join(nom_du_departement(code) if nom == "departement" else code for nom, code in codes.items())
        or "ensemble"
    )


def en_clair(ligne):
    """« A.I, PLAI · 59, 2011-2016 »: the cell of a row in words."""
    return ", ".join(mots for mots in (ligne.indicateur.code, ligne.mesure, axes(ligne), annees(ligne)) if mots)


@register.filter
def ecart(valeur):
    """« +46 », « −3 », « = »; nothing for None."""
    if valeur is None:
        return ""
    return f"+{nombre(valeur)}" if valeur > 0 else nombre(valeur) if valeur else "="
