"""A biennial evaluation in each manner: pasted whole and handed over; its missing cells asked; a workbook read back."""

from datetime import date

import pytest
from playwright.sync_api import expect

from evaluations.models import Evaluation, Realise

from .. import fabriques
from ..evaluations import pieces

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def camille():
    return fabriques.agent(nom="camille", au_retenu=date(2012, 10, 3))


@pytest.fixture
def evaluation():
    qui = fabriques.organisme("Logis des Sept Clochers")
    fabriques.patrimoine(qui, 9480)
    fabriques.patrimoine(qui, 1240, dep="62")
    return pieces.evaluation(qui)


def bloc_complet(page):
    """A value for every cell of the grid, as a spreadsheet would copy them: a row each, ragged."""
    comptes = page.locator("tbody tr").evaluate_all("(l) => l.map((r) => r.querySelectorAll('input').length)")
    return [[str(10 + r + c) for c in range(n)] for r, n in enumerate(n for n in comptes if n)]


def remplir(gestes, bloc):
    """The block pasted from the first cell; without scripts, each cell typed and the form sent."""
    cases = gestes.page.locator("tbody input")
    if gestes.scripts:
        gestes.viser(cases.first)
        gestes.coller("\n".join("\t".join(rangee) for rangee in bloc))
        expect(gestes.page.locator("[data-grille-bandeau]")).to_contain_text("collées")
    else:
        textes = [texte for rangee in bloc for texte in rangee]
        for case, texte in zip(cases.all(), textes, strict=True):
            gestes.saisir(case.get_attribute("name"), texte)
        gestes.envoyer("Enregistrer les valeurs")
    expect(gestes.page.locator("[aria-invalid]")).to_have_count(0)


def test_a_complete_evaluation_is_entered_and_handed_over_in_six_gestures(entrer, camille, evaluation):
    for segment in ("collectif 1950-1974", "individuel"):
        for code in ("C.I", "D.I"):
            mesure = {"mesure": "vendus"} if code == "D.I" else {}
            pieces.objectif(evaluation, 5, code, 2011, segment=segment, produit="", departement="", **mesure)
    gestes = entrer(camille, "/evaluations/")

    gestes.suivre("Logis des Sept Clochers")
    bloc = bloc_complet(gestes.page)
    remplir(gestes, bloc)
    gestes.suivre("Transmettre l’évaluation")
    gestes.saisir("motif", "Valeurs vérifiées avec l’organisme.")
    gestes.envoyer("Transmettre l’évaluation")

    expect(gestes.page.get_by_text("L’évaluation est transmise")).to_be_visible()
    cases = sum(len(rangee) for rangee in bloc)
    assert gestes.faits <= (6 if gestes.scripts else 5 + cases)
    assert Realise.objects.count() == cases
    assert Evaluation.objects.get().etat == "transmise"


def test_the_missing_cells_are_asked_in_three_gestures_from_the_board(entrer, camille, evaluation):
    gestes = entrer(camille, "/evaluations/")

    gestes.suivre("Demander les cases manquantes à Logis des Sept Clochers")
    classeur = gestes.ouvrir_fichier("Télécharger le classeur prérempli")
    lettre = gestes.ouvrir_fichier("Lettre qui demande les cases manquantes (PDF)")

    assert "spreadsheetml" in classeur
    assert lettre == "application/pdf"
    assert gestes.faits <= 3


def test_a_workbook_given_back_is_read_as_a_diff_in_three_gestures_and_its_choices(
    entrer, camille, evaluation, tmp_path
):
    pieces.realise(evaluation, 14)
    videe, nouvelle = pieces.cle(evaluation), pieces.cle(evaluation, debut=2012)
    rendu = tmp_path / "retour.xlsx"
    rendu.write_bytes(pieces.classeur_rendu(evaluation, pieces.remplir({videe.nom: "", nouvelle.nom: "36"})))
    gestes = entrer(camille, f"/evaluations/{evaluation.pk}/retour/")

    gestes.deposer("fichier", rendu)
    gestes.envoyer("Comparer avec ce qui est connu")
    expect(gestes.page.get_by_text("1 nouvelle, aucune changée, 1 vidée")).to_be_visible()
    gestes.cocher("Retenir A.I PLAI, Nord 2011")
    gestes.envoyer("Enregistrer les lignes cochées")

    expect(gestes.page.get_by_text("2 lignes enregistrées")).to_be_visible()
    assert gestes.faits <= 3 + 1
    assert [(x.debut, x.valeur) for x in Realise.objects.order_by("pk")] == [(2011, 14), (2011, None), (2012, 36)]
