"""The help: the guide, the glossary, the states, the figures; and what every public site says of itself."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conventions.diagramme import Diagramme
from territoires.middleware import hors_regard

from .aide import glossaire, texte
from .chiffres import REGISTRE
from .chiffres.noms import THEMES

PAGES = (("aide", "Guide"), ("glossaire", "Glossaire"), ("etats", "États et passages"), ("formules", "Chiffres"))


@hors_regard
@require_safe
def guide(request):
    """The guide of the agents."""
    corps, titres = texte("guide")
    return render(request, "pilotage/aide.html", {"pages": PAGES, "corps": corps, "titres": titres})


@hors_regard
@require_safe
def mots(request):
    """The glossary."""
    return render(request, "pilotage/glossaire.html", {"pages": PAGES, "termes": glossaire()})


@hors_regard
@require_safe
def etats(request):
    """The states of an instrument and the moves from one to another, from the table of passages."""
    return render(request, "pilotage/etats.html", {"pages": PAGES, "diagramme": Diagramme()})


@hors_regard
@require_safe
def formules(request):
    """Every figure with its formula, from the registry."""
    themes = [(nom, [d for d in REGISTRE.values() if d.theme == code]) for code, nom in THEMES.items()]
    return render(request, "pilotage/formules.html", {"pages": PAGES, "themes": themes})


@hors_regard
@login_not_required
@require_safe
def accessibilite(request):
    """The accessibility statement, generated from what the tests walk."""
    corps, _ = texte("accessibilite")
    return render(request, "pilotage/accessibilite.html", {"corps": corps})


@hors_regard
@login_not_required
@require_safe
def mentions(request):
    """Who publishes, who hosts, what is kept of whom."""
    contexte = {"editeur": settings.EDITEUR, "hebergeur": settings.HEBERGEUR, "contact": settings.CONTACT}
    return render(request, "pilotage/mentions.html", contexte)
