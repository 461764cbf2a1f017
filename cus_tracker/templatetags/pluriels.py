"""Plurals in templates, in place of Django’s own: in French 0 is singular, « 0 organisme »."""

from django import template

from ..accords import pluriel

register = template.Library()


@register.filter
def pluralize(valeur, suffixe="s"):
    """The suffix of a plural from 2 up; « singulier,pluriel » gives both; a list counts by its length."""
    singulier, virgule, au_pluriel = suffixe.rpartition(",")
    nombre = len(valeur) if hasattr(valeur, "__len__") and not isinstance(valeur, str) else valeur or 0
    try:
        plusieurs = pluriel(float(nombre))
    except (TypeError, ValueError):
        plusieurs = False
    return au_pluriel if plusieurs else singulier if virgule else ""
