"""The filters of a list, each drawn once for all the pages that say the same of it."""

from django import template
from django.template.loader import render_to_string

register = template.Library()

DESSINS_MAX = 512
_dessins = {}


@register.simple_tag
def filtre(field):
    """A filter, drawn again only when its choices or its answer change; what was typed, or refused, always is."""
    champ, valeur = field.field, field.value()
    if choix := list(getattr(champ, "choices", ())):
        champ.widget.choices = choix  # What a query gave is not asked again by the drawing.
    if field.errors or (valeur and not choix):
        return _dessiner(field)
    cle = (field.auto_id, field.label, champ.help_text, champ.required, _fixe(champ.widget.attrs.items()))
    cle += (type(champ.widget), _fixe(choix), _fixe(valeur) if isinstance(valeur, list) else valeur)
    if cle not in _dessins:
        if len(_dessins) >= DESSINS_MAX:
            _dessins.clear()
        _dessins[cle] = _dessiner(field)
    return _dessins[cle]


def _dessiner(field):
    return render_to_string("_composants/filtre.html", {"field": field})


def _fixe(contenu):
    """Lists within lists as tuples, which a key may hold; labels and values as text."""
    return tuple(_fixe(partie) if isinstance(partie, list | tuple) else str(partie) for partie in contenu)
