"""The life-cycle drawn as steps: every step says its word, the current one stands out, nothing leaves the drawing."""

from xml.etree import ElementTree

import pytest

from cus_tracker.graphiques import Etape, Etapes

SVG = "{http://www.w3.org/2000/svg}"


def cycle(faites, reste):
    etapes = [Etape("deposee", f"Étape {rang}", "5 mars 2012") for rang in range(faites)]
    return Etapes("Avenant", (*etapes, *(Etape("attendue", "Signée", a_venir=True) for _ in range(reste))))


@pytest.mark.parametrize(("faites", "reste"), [(0, 0), (1, 0), (1, 1), (3, 3), (0, 6), (7, 0)])
def test_each_step_has_its_word_inside_the_drawing(faites, reste):
    racine = ElementTree.fromstring(cycle(faites, reste).svg())

    mots = [texte.text for texte in racine.iter(f"{SVG}text")]
    assert mots.count("5 mars 2012") == faites
    assert mots.count("Signée") == reste
    assert all(0 <= float(texte.get("x")) < 505 for texte in racine.iter(f"{SVG}text"))


def test_the_current_step_stands_out():
    racine = ElementTree.fromstring(cycle(2, 1).svg())

    assert [t.text for t in racine.iter(f"{SVG}text") if t.get("font-weight") == "700"] == ["Étape 1"]


def test_what_is_drawn_is_said():
    assert cycle(1, 1).alternative == "Avenant\u00a0: Étape 0 5 mars 2012\u00a0; à venir\u00a0: Signée."
    assert cycle(0, 0).alternative == "Avenant\u00a0: aucune étape franchie."
