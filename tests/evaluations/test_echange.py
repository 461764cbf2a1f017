"""The workbook of an organism: sent with what is known, read back as a diff, taken line by line."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from conventions.models import Qualificatif
from evaluations.cycle import Etat
from evaluations.echange.envoi import CASES, LECTURES, LUE, OBSERVATION, QUESTIONS, REPONSE, feuille_de, manquantes
from evaluations.echange.manques import manques
from evaluations.models import Question, Realise, Retour

from .. import fabriques
from ..boites import boites
from . import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def dreal(client):
    agent = fabriques.agent(au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


@pytest.fixture
def evaluation():
    une = pieces.evaluation(etat=Etat.EN_SAISIE)
    pieces.objectif(une, 12)
    pieces.realise(une, 14)
    return une


def case(evaluation, **options):
    return pieces.cle(evaluation, **options).nom


def adresse(nom, evaluation, *args):
    return reverse(f"evaluations:{nom}", args=[evaluation.pk, *args])


def deposer(client, evaluation, contenu, nom="retour.xlsx"):
    fichier = SimpleUploadedFile(nom, contenu)
    return client.post(adresse("retour", evaluation), {"fichier": fichier}, follow=True)


def rendre(client, evaluation, valeurs):
    """Leave the workbook with these cells filled; the page of the diff."""
    return deposer(client, evaluation, pieces.classeur_rendu(evaluation, pieces.remplir(valeurs)))


def prendre(client, page, retenir):
    retour = Retour.objects.latest("pk")
    donnees = boites(page) | {"retenir": retenir}
    return client.post(adresse("comparaison", retour.evaluation, retour.pk), donnees, follow=True)


def derniere(evaluation, nom):
    cle = next(c for c in (pieces.cle(evaluation), pieces.cle(evaluation, debut=2012)) if c.nom == nom)
    return Realise.objects.filter(convention=evaluation.convention, debut=cle.debut).latest("saisi_le", "pk")


def test_the_workbook_is_filled_with_what_is_known(client, dreal, evaluation):
    livre = load_workbook(io.BytesIO(client.get(adresse("classeur", evaluation)).content))

    lignes = {ligne[2]: ligne for ligne in livre[CASES].iter_rows(min_row=2, values_only=True)}
    case = next(ligne for nom, ligne in lignes.items() if nom.startswith("A.I PLAI") and nom.endswith("2011"))
    assert case[4:7] == ("12", "14", "14")
    assert livre.sheetnames == ["Lisez-moi", CASES, LECTURES, QUESTIONS]


def test_what_comes_back_unchanged_changes_nothing(client, dreal, evaluation):
    page = rendre(client, evaluation, {})

    assert "Aucune nouvelle, aucune changée, aucune vidée" in page.text
    assert 'name="retenir"' not in page.text


def test_new_and_changed_cells_are_told_apart_and_taken(client, dreal, evaluation):
    avant, nouvelle = case(evaluation), case(evaluation, debut=2012)
    page = rendre(client, evaluation, {avant: "16", nouvelle: "n.c."})

    prendre(client, page, [avant, nouvelle])

    assert "1\u00a0nouvelle, 1\u00a0changée" in page.text
    assert derniere(evaluation, avant).valeur == 16
    assert derniere(evaluation, nouvelle).mention == "n.c."


def test_each_value_keeps_its_file_sheet_and_cell(client, dreal, evaluation):
    nom = case(evaluation, debut=2012)

    prendre(client, rendre(client, evaluation, {nom: "9"}), [nom])

    assert derniere(evaluation, nom).source.startswith("retour.xlsx, Valeurs!G")


def annoter(client, evaluation, nom, observation):
    contenu = pieces.classeur_rendu(evaluation, pieces.remplir({nom: observation}, OBSERVATION))
    return prendre(client, deposer(client, evaluation, contenu, "annoté.xlsx"), [nom])


def test_an_observation_alone_is_shown_and_recorded_with_the_source_of_the_value(client, dreal, evaluation):
    nom = case(evaluation, debut=2012)
    prendre(client, rendre(client, evaluation, {nom: "9"}), [nom])
    avant = derniere(evaluation, nom)

    contenu = pieces.classeur_rendu(evaluation, pieces.remplir({nom: "dont 3 en VEFA"}, OBSERVATION))
    page = deposer(client, evaluation, contenu)
    prendre(client, page, [nom])

    assert "1\u00a0annotée" in page.text
    apres = derniere(evaluation, nom)
    assert (apres.valeur, apres.source, apres.observation) == (9, avant.source, "dont 3 en VEFA")
    assert apres.pk > avant.pk
    assert not avant.observation


def test_an_observation_already_recorded_changes_nothing(client, dreal, evaluation):
    nom = case(evaluation)
    annoter(client, evaluation, nom, "dont 3 en VEFA")
    versions = Realise.objects.count()

    page = annoter(client, evaluation, nom, "dont 3 en VEFA")

    assert "aucune annotée" in page.text
    assert Realise.objects.count() == versions


def test_an_observation_on_an_empty_cell_leaves_it_empty(client, dreal, evaluation):
    nom, avant = case(evaluation, debut=2012), feuille_de(evaluation, pieces.REGARD).avancement

    annoter(client, evaluation, nom, "connu en juin")

    assert (derniere(evaluation, nom).mention, derniere(evaluation, nom).observation) == ("vide", "connu en juin")
    assert feuille_de(evaluation, pieces.REGARD).avancement == avant


def test_a_line_that_is_not_ticked_is_left(client, dreal, evaluation):
    nom = case(evaluation)

    prendre(client, rendre(client, evaluation, {nom: "16"}), [])

    assert derniere(evaluation, nom).valeur == 14


def test_a_cell_wiped_out_is_shown_and_not_ticked(client, dreal, evaluation):
    nom = case(evaluation)
    page = rendre(client, evaluation, {nom: ""})

    assert "1\u00a0vidée" in page.text
    assert f'value="{nom}" aria-label' in page.text
    assert "checked" not in page.text


def test_what_cannot_be_read_is_refused_with_its_address(client, dreal, evaluation):
    page = rendre(client, evaluation, {case(evaluation): "une dizaine"})

    assert "1\u00a0refusée" in page.text
    assert "Valeurs!G" in page.text


def test_a_cell_of_another_evaluation_is_refused(client, dreal, evaluation):
    autre = pieces.evaluation(etat=Etat.EN_SAISIE)

    page = deposer(client, evaluation, pieces.classeur_rendu(autre, pieces.remplir({case(autre): "5"})))

    assert "Ce repère n’est pas celui" in page.text
    assert 'name="retenir"' not in page.text


def test_a_value_typed_meanwhile_is_not_overwritten(client, dreal, evaluation):
    nom = case(evaluation)
    page = rendre(client, evaluation, {nom: "16"})
    version = derniere(evaluation, nom).pk
    pieces.taper({pieces.cle(evaluation): "20"}, dreal, versions={pieces.cle(evaluation): version})

    suite = prendre(client, page, [nom])

    assert derniere(evaluation, nom).valeur == 20
    assert "La base a changé depuis l’affichage" in suite.text
    assert "changée chez nous depuis l’envoi" in suite.text


def test_a_reading_comes_back_from_its_list(client, dreal, evaluation):
    def lire(onglet, ligne):
        if onglet == LECTURES and ligne["Indicateur"] == "A.I":
            ligne[LUE] = "non_inclus"

    page = deposer(client, evaluation, pieces.classeur_rendu(evaluation, lire))
    retenir = page.text.split('name="retenir" value="')[1].split('"')[0]
    prendre(client, page, [retenir])

    assert Qualificatif.objects.get(convention=evaluation.convention).valeur == "non_inclus"


def test_an_answer_closes_our_question(client, dreal, evaluation):
    pieces.question(evaluation, dreal)

    def repondre(onglet, ligne):
        if onglet == QUESTIONS:
            ligne[REPONSE] = "Oui, 14 logements."

    page = deposer(client, evaluation, pieces.classeur_rendu(evaluation, repondre))
    prendre(client, page, [f"question {Question.objects.get().pk}"])

    assert Question.objects.get().reponse == "Oui, 14 logements."


@pytest.mark.parametrize(
    ("contenu", "nom", "message"),
    [
        (b"bonjour", "retour.xlsx", "n’est pas un classeur"),
        (b"bonjour", "retour.doc", "n’est pas un classeur .xlsx ou .ods"),
        (b"", "retour.xlsx", "Ce fichier est vide."),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(client, dreal, evaluation, contenu, nom, message):
    page = deposer(client, evaluation, contenu, nom)

    assert message in page.text
    assert not Retour.objects.exists()


def lettre(client, evaluation):
    pages = PdfReader(io.BytesIO(client.get(adresse("demande", evaluation)).content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_the_letter_asks_for_exactly_the_missing_cells(client, dreal, evaluation):
    texte = lettre(client, evaluation)

    feuille = feuille_de(evaluation, pieces.REGARD)
    assert f"{len(manquantes(feuille))} cases" in texte
    assert sum(ligne.cases for ligne in manques(feuille)) == len(manquantes(feuille))
    for ligne in manques(feuille):
        assert f"{ligne.quoi} {ligne.lieux} {ligne.annees} {ligne.cases}".replace("\u00a0", " ") in texte
    assert "PLAI Nord 2012 1" in texte


def test_the_letter_holds_a_short_list_and_sends_a_long_one_after_it(client, dreal, evaluation):
    longue = lettre(client, evaluation)
    remplir_sauf(evaluation, 3)

    courte = lettre(client, evaluation)

    assert "Cases demandées" in longue
    assert "Cases demandées" not in courte
    assert "il nous manque 3 cases : Ce qui manque" in courte


def test_the_letter_asks_for_nothing_when_all_is_given(client, dreal, evaluation):
    remplir_sauf(evaluation, 0)

    assert "nous sont parvenues" in lettre(client, evaluation)


def remplir_sauf(evaluation, combien):
    """Give every missing cell but this many."""
    toutes = manquantes(feuille_de(evaluation, pieces.REGARD))
    Realise.objects.bulk_create(
        Realise(
            convention=evaluation.convention,
            mention="s.o.",
            indicateur_id=cle.indicateur,
            **dict(zip(cle._fields[2:], cle[2:], strict=True)),
        )
        for _, cle in toutes[combien:]
    )


def test_the_acknowledgement_says_what_was_kept(client, dreal, evaluation):
    nom = case(evaluation, debut=2012)
    prendre(client, rendre(client, evaluation, {nom: "9"}), [nom])

    octets = client.get(adresse("accuse", evaluation, Retour.objects.get().pk)).content

    texte = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(octets)).pages).replace("\n", " ")
    assert "retour.xlsx" in texte
    assert "une ligne" in texte or "1 ligne" in texte.replace("\u00a0", " ")


def test_who_may_not_write_leaves_no_workbook(client, evaluation):
    client.force_login(fabriques.agent("ddtm", dep="13"))

    assert client.get(adresse("retour", evaluation)).status_code == 404
