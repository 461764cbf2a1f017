"""How the objects of a document are written in a template: a text with its marks, a chart."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def riche(texte):
    """A text of a document, escaped, its marks as elements."""
    if isinstance(texte, str):
        texte = (texte,)
    return format_html_join("", "{}", ((_morceau(morceau),) for morceau in texte))


def _morceau(morceau):
    balise = getattr(morceau, "balise", "")
    if balise == "strong":
        return format_html("<strong>{}</strong>", morceau)
    if balise == "sup":
        return format_html("<sup>{}</sup>", morceau)
    if balise == "nobr":
        return format_html('<span class="nb">{}</span>', morceau)
    return conditional_escape(morceau)


@register.filter
def dessine(graphique):
    """The chart as an inline drawing, which its own builder has escaped."""
    return mark_safe(graphique.svg())


@register.filter
def sous(ligne, colonnes):
    """The cells of a row, each with its column."""
    return zip(colonnes, ligne.riches, strict=False)
