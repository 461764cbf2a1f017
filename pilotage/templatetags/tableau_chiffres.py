"""What the pages of figures ask of their data."""

from django import template

register = template.Library()


@register.filter
def de_theme(graphiques, theme):
    """The charts of a theme."""
    return graphiques.get(theme, ())
