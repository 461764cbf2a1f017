"""What is refused in the grid: kept across a reload, given back by an undo, told apart from what was refused before."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Realise

from .. import fabriques
from ..evaluations import pieces
from .cases import attendre, champ, coller, valeurs

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_refused_text_is_still_there_with_its_reason_after_a_reload(grille, evaluation):
    grille.fill(champ(evaluation), "peut-être")
    grille.keyboard.press("Enter")
    attendre(grille, "refusée")
    grille.reload()

    attendre(grille, "1\u00a0case refusée la dernière fois")
    case = grille.locator(champ(evaluation))
    expect(case).to_have_value("peut-être")
    expect(case).to_have_attribute("aria-invalid", "true")
    expect(grille.locator("[data-grille-rapport] li")).to_contain_text("A.I PLAI, Nord 2011\u00a0: lu peut-être.")

    grille.fill(champ(evaluation), "12")
    grille.keyboard.press("Enter")
    attendre(grille, "12, enregistrée")
    grille.reload()
    expect(case).to_have_value("12")
    expect(grille.locator("[data-grille-rapport] li")).to_have_count(0)


def test_a_refused_text_kept_does_not_overwrite_what_another_wrote_meanwhile(grille, evaluation):
    grille.fill(champ(evaluation), "peut-être")
    grille.keyboard.press("Enter")
    attendre(grille, "refusée")
    pieces.taper({pieces.cle(evaluation): "15"}, fabriques.agent(first_name="Samir", last_name="Vanhove"))
    grille.reload()
    attendre(grille, "la dernière fois")

    grille.fill(champ(evaluation), "20")
    grille.keyboard.press("Enter")

    attendre(grille, "Samir Vanhove a écrit")
    assert valeurs() == {("59", "PLAI", 2011): 15}


def test_undoing_a_paste_gives_back_the_refused_texts_it_covered_and_takes_those_it_brought(grille, evaluation):
    ailleurs, couverte = champ(evaluation, produit="PLS"), champ(evaluation)
    for case, texte in ((ailleurs, "1O9"), (couverte, "quarante")):
        grille.fill(case, texte)
        grille.keyboard.press("Enter")
        expect(grille.locator(case)).to_have_attribute("aria-invalid", "true")
    grille.focus(couverte)
    coller(grille, "34\t36\n4O\t41")

    rapport = grille.locator("[data-grille-rapport]")
    expect(rapport).to_contain_text("4\u00a0valeurs collées\u00a0: 3\u00a0enregistrées, 1\u00a0refusée.")
    expect(rapport.locator("ul").first).to_contain_text("lu 4O.")
    expect(rapport.locator("ul").first).not_to_contain_text("1O9")
    expect(rapport).to_contain_text("1\u00a0case refusée auparavant")
    expect(rapport.locator("ul").last).to_contain_text("lu 1O9.")

    grille.click("text=Annuler ce collage")
    expect(grille.locator(couverte)).to_have_value("quarante")
    expect(grille.locator(couverte)).to_have_attribute("aria-invalid", "true")
    expect(grille.locator(ailleurs)).to_have_value("1O9")
    expect(grille.locator(champ(evaluation, produit="PLUS"))).to_have_value("")
    expect(grille.locator("[aria-invalid]")).to_have_count(2)
    assert Realise.objects.filter(valeur=None).count() == 3


def test_a_paste_counts_what_was_already_said(grille, evaluation):
    pieces.realise(evaluation, 34)
    grille.reload()
    grille.focus(champ(evaluation))
    coller(grille, "34\t36")

    expect(grille.locator("[data-grille-rapport]")).to_contain_text(
        "2\u00a0valeurs collées\u00a0: 1\u00a0enregistrée, 1\u00a0inchangée."
    )


def test_what_is_said_hides_neither_the_panel_nor_the_page_below_it(grille, evaluation):
    bandeau, panneau = grille.locator("[data-grille-bandeau]"), grille.locator("[data-grille-panneau]")
    grille.focus(champ(evaluation))
    coller(grille, "34\t36")
    attendre(grille, "collées")
    assert bandeau.bounding_box()["height"] <= 1

    grille.fill(champ(evaluation, produit="PLUS"), "x")
    grille.keyboard.press("Enter")
    attendre(grille, "refusée")
    expect(panneau.locator("h2")).to_contain_text("A.I PLS")
    grille.mouse.wheel(0, 600)
    grille.wait_for_function("() => scrollY > 300")
    dit, fiche = bandeau.bounding_box(), panneau.bounding_box()
    assert dit["height"] > 1
    assert dit["x"] + dit["width"] <= fiche["x"]
