"""Forms: none inside another, whose button would send nothing; none checked by the browser, in its own words."""

import re

import pytest

from cus_tracker.settings import BASE_DIR

from .adresses import ADRESSES
from .monde import Monde, connecter

pytestmark = pytest.mark.django_db
BALISES = re.compile(r"<(/?)form\b")
OUVERTURES = re.compile(r"<form\b(?:\{[%{].*?[%}]\}|[^>])*>")
GABARITS = sorted((BASE_DIR / "templates").rglob("*.html"))


def imbriques(page):
    """How many forms open while another is open."""
    ouverts = profonds = 0
    for balise in BALISES.finditer(page):
        ouverts += -1 if balise[1] else 1
        profonds += ouverts > 1
    return profonds


@pytest.mark.parametrize("adresse", [a for a in ADRESSES.values() if a.ouverte_a("dreal")], ids=lambda a: a.nom)
def test_no_page_holds_a_form_inside_another(client, adresse):
    monde = Monde()

    reponse = connecter(client, monde, "dreal").get(adresse.url(monde))

    assert reponse.streaming or imbriques(reponse.content.decode(errors="replace")) == 0


def test_a_form_inside_another_would_be_seen():
    assert imbriques("<form><form></form></form>") == 1
    assert imbriques("<form></form><form></form>") == 0


def juges_par_le_navigateur(gabarit):
    """The opening tags that let the browser refuse what is typed, in the language it was installed in."""
    return [balise for balise in OUVERTURES.findall(gabarit) if "novalidate" not in balise]


def test_every_refusal_of_a_form_is_ours_and_in_french():
    gabarits = "".join(gabarit.read_text() for gabarit in GABARITS)

    assert OUVERTURES.findall(gabarits)
    assert juges_par_le_navigateur(gabarits) == []


def test_a_form_left_to_the_browser_would_be_seen():
    assert juges_par_le_navigateur('<form method="post" action="{% url "x>y" %}"><form novalidate>') == [
        '<form method="post" action="{% url "x>y" %}">'
    ]
