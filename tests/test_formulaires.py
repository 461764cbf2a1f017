"""No form inside another: a browser would close the outer one, and its button would send nothing."""

import re

import pytest

from .adresses import ADRESSES
from .monde import Monde, connecter

pytestmark = pytest.mark.django_db
BALISES = re.compile(r"<(/?)form\b")


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
