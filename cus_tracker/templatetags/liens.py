"""Links that keep the two clocks and the région of the page they stand on."""

from copy import copy
from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse

register = template.Library()
GARDES = ("au", "connu_le", "region")


def avec_regard(request, chemin, **parametres):
    """The path with the clocks asked in the URL of the page, plus other query parameters; None takes one away."""
    gardes = {nom: request.GET[nom] for nom in GARDES if request.GET.get(nom)}
    voulus = {nom: valeur for nom, valeur in (gardes | parametres).items() if valeur not in (None, "")}
    if not voulus:
        return chemin
    return f"{chemin}{'&' if '?' in chemin else '?'}{urlencode(voulus, doseq=True)}"


def vers_vue(request, nom, *args, **parametres):
    """URL of a view by name and arguments, under the clocks of the page of this request."""
    return avec_regard(request, reverse(nom, args=args), **parametres)


@register.simple_tag(takes_context=True)
def vers(context, nom, *args, **parametres):
    """URL of a view by name and arguments, under the clocks of this page; keywords are query parameters."""
    return vers_vue(context["request"], nom, *args, **parametres)


@register.simple_tag(takes_context=True)
def vers_objet(context, objet, **parametres):
    """URL of an object’s own page under the clocks of this page; empty when the application has no such page."""
    try:
        return avec_regard(context["request"], objet.get_absolute_url(), **parametres)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def meme_page(context, **parametres):
    """URL of this page with some query parameters changed; None takes one away, and the page number always goes."""
    demande = copy(context["request"].GET)
    demande.pop("page", None)
    for nom, valeur in parametres.items():
        demande.pop(nom, None)
        if valeur not in (None, ""):
            demande[nom] = valeur
    return f"{context['request'].path}?{demande.urlencode()}" if demande else context["request"].path


@register.simple_tag(takes_context=True)
def sans_filtre(context, nom, valeur):
    """URL of this page with one value of one filter taken away."""
    demande = copy(context["request"].GET)
    demande.pop("page", None)
    restantes = [v for v in demande.getlist(nom) if v != str(valeur)]
    demande.setlist(nom, restantes) if restantes else demande.pop(nom, None)
    return f"{context['request'].path}?{demande.urlencode()}" if demande else context["request"].path
