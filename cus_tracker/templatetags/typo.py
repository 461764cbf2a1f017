"""Typography in templates: numbers, shares, days and corrected texts; digits alone need no escaping."""

from django import template
from django.utils.safestring import mark_safe

from cus_tracker import typographie

register = template.Library()


@register.filter
def nombre(valeur, decimales=None):
    """« 32 487 »; nothing for None."""
    return "" if valeur is None else mark_safe(typographie.nombre(valeur, decimales))


@register.filter
def pourcent(part, decimales=0):
    """A fraction as « 20 % »; nothing for None."""
    return "" if part is None else typographie.pourcent(part, decimales)


@register.filter
def jour(quand):
    """« 3 octobre 2012 »; nothing for None."""
    return typographie.jour(quand) if quand else ""


@register.filter
def jour_court(quand, precision="jour"):
    """« 03/10/2012 », or as much of it as is known; nothing for None."""
    return mark_safe(typographie.jour_court(quand, precision)) if quand else ""


@register.filter
def le_jour(quand, precision="jour"):
    """« le 28 juin 2011 », « en juin 2011 »."""
    return mark_safe(typographie.le_jour(quand, precision))


@register.filter
def depuis(quand, precision="jour"):
    """« depuis le 28 juin 2011 », « depuis juin 2011 »."""
    return mark_safe(typographie.depuis(quand, precision))


@register.filter
def jours_jusque(debut, fin):
    """Number of days from one day to another; nothing when the first is not known."""
    return mark_safe(typographie.nombre((fin - debut).days)) if debut else ""


@register.filter
def siren(numero):
    """« 999 001 043 »: three digits by three, which no line breaks."""
    return typographie.INSECABLE.join(numero[rang : rang + 3] for rang in range(0, len(numero), 3))


@register.filter
def typo(texte):
    """The text with French typography."""
    return typographie.corriger(str(texte))
