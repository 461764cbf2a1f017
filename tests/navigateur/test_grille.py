"""The grid in a real browser: keyboard of a spreadsheet, blocks pasted, a lost connection, undo, no script at all."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Realise

from .. import fabriques
from ..evaluations import pieces
from .cases import attendre, champ, coller, valeurs

pytestmark = pytest.mark.django_db(transaction=True)
SUIVANTE = {"debut": 2012}


def test_a_number_typed_is_saved_when_one_goes_on_and_the_state_is_announced(grille, evaluation):
    grille.fill(champ(evaluation), "1 234")
    grille.keyboard.press("Enter")
    attendre(grille, "enregistrée")

    assert valeurs() == {("59", "PLAI", 2011): 1234}
    assert grille.input_value(champ(evaluation)) == "1\u00a0234"
    assert "A.I PLAI, Nord 2011" in grille.inner_text("[data-grille-bandeau]")
    assert grille.get_attribute("[data-grille-bandeau]", "aria-live") == "polite"


def test_arrows_enter_and_escape_move_as_in_a_spreadsheet(grille, evaluation):
    grille.focus(champ(evaluation))
    for touche, attendue in (
        ("ArrowRight", champ(evaluation, **SUIVANTE)),
        ("ArrowDown", champ(evaluation, produit="PLUS", **SUIVANTE)),
        ("Enter", champ(evaluation, produit="PLS", **SUIVANTE)),
        ("Shift+Enter", champ(evaluation, produit="PLUS", **SUIVANTE)),
        ("ArrowLeft", champ(evaluation, produit="PLUS")),
        ("ArrowUp", champ(evaluation)),
    ):
        grille.keyboard.press(touche)
        expect(grille.locator(attendue), touche).to_be_focused()

    grille.keyboard.type("77")
    grille.keyboard.press("Escape")
    assert grille.input_value(champ(evaluation)) == ""


def test_a_block_lands_from_the_anchor_and_refused_cells_stay_with_their_reason(grille, evaluation, axe):
    grille.focus(champ(evaluation))
    coller(grille, '34\t36\r\n1O9\t"1 131"\r\nn.c.\ts.o.\r\n')
    attendre(grille, "refusée")

    assert valeurs() == {("59", "PLAI", 2011): 34, ("59", "PLAI", 2012): 36, ("59", "PLUS", 2012): 1131}
    assert grille.input_value(champ(evaluation, produit="PLUS")) == "1O9"
    assert grille.get_attribute(champ(evaluation, produit="PLUS"), "aria-invalid") == "true"
    rapport = grille.inner_text("[data-grille-rapport]")
    assert "6\u00a0valeurs collées\u00a0: 5\u00a0enregistrées, 1\u00a0refusée" in rapport
    assert "A.I PLUS, Nord 2011" in rapport
    assert axe(grille) == []


def test_a_doubtful_cell_pasted_is_named_counted_and_read_to_the_last_digit(grille, evaluation):
    pieces.objectif(evaluation, 6)
    grille.reload()
    compte = grille.locator("[data-grille-compte]")
    expect(compte).to_have_text("0 case")
    grille.focus(champ(evaluation))
    coller(grille, "1234567\t36")

    doute = grille.locator("[data-grille-rapport] li")
    expect(doute).to_contain_text(
        "A.I PLAI, Nord 2011\u00a0: 1\u00a0234\u00a0567 enregistré, mais douteux. 1\u00a0234\u00a0567 fait"
    )
    expect(compte).to_have_text("2 cases")
    douteuse = grille.locator(champ(evaluation))
    douteuse.evaluate("(c) => { c.blur(); c.scrollIntoView(); }")
    assert douteuse.evaluate(
        """(c) => c.scrollWidth <= c.clientWidth
           && c.previousElementSibling.getBoundingClientRect().right
           <= c.getBoundingClientRect().left + parseFloat(getComputedStyle(c).paddingLeft)"""
    )
    grille.click("text=Annuler ce collage")
    expect(compte).to_have_text("0 case")


def test_what_a_total_covers_counts_on_the_page_as_on_the_server(grille, evaluation):
    pieces.realise(evaluation, 40, debut=2011, fin=2012, produit="")
    grille.reload()
    compte = grille.locator("[data-grille-compte]")
    expect(compte).to_have_text("6 cases")
    grille.fill(champ(evaluation), "5")
    grille.keyboard.press("Enter")
    expect(grille.locator("td.c-neuf")).to_have_count(1)
    expect(compte).to_have_text("6 cases")


def test_ctrl_z_undoes_the_paste_on_the_server(grille, evaluation):
    grille.fill(champ(evaluation), "5")
    grille.keyboard.press("Enter")
    attendre(grille, "enregistrée")
    grille.focus(champ(evaluation))
    coller(grille, "34\t36\n40\t41")
    attendre(grille, "collées")

    grille.keyboard.press("Control+z")
    attendre(grille, "rendues")

    assert grille.input_value(champ(evaluation)) == "5"
    assert grille.input_value(champ(evaluation, produit="PLUS", **SUIVANTE)) == ""
    assert Realise.objects.count() == 9


def test_a_lost_connection_loses_nothing_typed_even_across_a_reload(grille, evaluation):
    grille.route("**/grille/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    grille.fill(champ(evaluation), "12")
    grille.keyboard.press("Enter")
    attendre(grille, "gardée dans ce navigateur")
    assert not Realise.objects.exists()

    grille.unroute("**/grille/")
    grille.on("dialog", lambda dialogue: dialogue.accept())
    grille.reload()
    attendre(grille, "enregistrée")

    assert valeurs() == {("59", "PLAI", 2011): 12}


def test_a_slow_answer_does_not_undo_what_is_typed_meanwhile(grille, evaluation):
    def lentement(route):
        if route.request.method == "POST":
            grille.wait_for_timeout(800)
        route.continue_()

    grille.route("**/grille/", lentement)
    grille.fill(champ(evaluation), "12")
    grille.keyboard.press("Enter")
    grille.wait_for_timeout(600)
    grille.fill(champ(evaluation), "13")
    grille.keyboard.press("Enter")
    grille.wait_for_function("() => !Object.keys(localStorage).some((c) => c.startsWith('grille:'))")

    assert grille.input_value(champ(evaluation)) == "13"
    assert valeurs() == {("59", "PLAI", 2011): 13}


def test_a_cell_changed_by_another_is_told_and_the_text_kept(grille, evaluation, live_server):
    autre = fabriques.agent(first_name="Samir", last_name="Vanhove")
    pieces.taper({pieces.cle(evaluation): "15"}, autre)

    grille.fill(champ(evaluation), "20")
    grille.keyboard.press("Enter")
    attendre(grille, "Samir Vanhove a écrit")
    assert grille.input_value(champ(evaluation)) == "20"

    grille.focus(champ(evaluation))
    grille.keyboard.press("Enter")
    attendre(grille, "20, enregistrée")
    assert valeurs() == {("59", "PLAI", 2011): 20}


def test_the_panel_follows_the_cell_and_its_thread_answers_in_place(grille, evaluation):
    grille.focus(champ(evaluation))
    grille.wait_for_selector("aside h2:has-text('A.I PLAI, Nord 2011')")
    grille.fill("aside [name=texte]", "Le tableau de bord des agréments donne 6.")
    grille.keyboard.press("Enter")
    grille.wait_for_selector("aside li:has-text('agréments donne 6')")
    grille.click("aside >> text=Marquer comme réglé")
    grille.wait_for_selector("aside >> text=Réglé le")

    assert evaluation.fils.get().resolu_par.username == "camille"


def test_without_script_the_same_grid_posts_as_one_form_with_the_same_report(
    page_sans_js, live_server, camille, evaluation, connecter
):
    page = page_sans_js
    avant = pieces.realise(evaluation, 40, debut=2012)
    connecter(page, live_server, camille)
    page.goto(f"/evaluations/{evaluation.pk}/grille/")

    page.fill(champ(evaluation), "34")
    page.fill(champ(evaluation, produit="PLUS"), "1O9")
    page.click("text=Enregistrer les valeurs")

    rapport = page.inner_text(".cus-rapport")
    assert "1\u00a0valeur enregistrée, 1\u00a0refusée" in rapport
    assert "A.I PLUS, Nord 2011" in rapport
    assert page.input_value(champ(evaluation, produit="PLUS")) == "1O9"
    assert valeurs() == {("59", "PLAI", 2011): 34, ("59", "PLAI", 2012): 40}
    assert Realise.objects.filter(pk__gt=avant.pk).count() == 1

    page.click("text=Annuler ces saisies")
    expect(page.locator(champ(evaluation))).to_have_value("")


@pytest.mark.parametrize("largeur", [1280, 320])
def test_the_grid_is_accessible_empty_full_and_in_error(
    ouvrir, live_server, camille, evaluation, connecter, axe, ne_defile_pas, largeur
):
    page = ouvrir(largeur)
    connecter(page, live_server, camille)
    page.goto(f"/evaluations/{evaluation.pk}/grille/")
    assert axe(page) == []

    pieces.objectif(evaluation, 6)
    pieces.realise(evaluation, 61)
    pieces.realise(evaluation, "n.c.", produit="PLUS")
    page.reload()
    page.fill(champ(evaluation, produit="PLS"), "x")
    page.keyboard.press("Enter")
    attendre(page, "refusée")

    assert axe(page) == []
    ne_defile_pas(page)
