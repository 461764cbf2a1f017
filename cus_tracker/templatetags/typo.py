"""Typography in templates: numbers, shares, days and corrected texts."""

from django import template

from cus_tracker import typographie

register = template.Library()


@register.filter
def nombre(valeur, decimales=None):
    """« 32 487 »; nothing for None."""
    return "" if valeur is None else typographie.nombre(valeur, decimales)


@register.filter
def pourcent(part, decimales=0):
    """A fraction as « 20 % »; nothing for None."""
    return "" if part is None else typographie.pourcent(part, decimales)


@register.filter
def jour(quand):
    """« 3 octobre 2012 »; nothing for None."""
    return typographie.jour(quand) if quand else ""


@register.filter
def jour_court(quand):
    """« 03/10/2012 »; nothing for None."""
    return typographie.jour_court(quand) if quand else ""


@register.filter
def typo(texte):
    """The text with French typography."""
    return typographie.corriger(str(texte))
