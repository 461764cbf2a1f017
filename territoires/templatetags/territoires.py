"""How a territory is told on a page."""

from django import template

from ..referentiel import nom_du_departement

register = template.Library()


@register.filter
def departement(code):
    """« Nord » for 59; nothing for none."""
    return nom_du_departement(code) if code else ""
