"""The pieces of the dashboard: who a remark is about."""

from django import template
from django.urls import reverse

from cus_tracker.templatetags.liens import avec_regard

register = template.Library()


@register.inclusion_tag("pilotage/_noms.html", takes_context=True)
def nommer(context, etude, remarque, visibles):
    """The organisms of a remark, by name for who may see them, the others counted."""
    nommes = [pk for pk in remarque.organismes if visibles and pk in visibles]
    request = context["request"]
    return {
        "noms": [
            (etude.fiches[pk].nom, avec_regard(request, reverse("organismes:detail", args=[pk]))) for pk in nommes
        ],
        "autres": len(remarque.organismes) - len(nommes) + remarque.autres,
    }
