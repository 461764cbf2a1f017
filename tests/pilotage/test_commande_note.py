"""`manage.py note`: a PDF, its variants, refusals in French."""

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from cus_tracker.commande import Erreur
from tests.fabriques import bailleur, convention

pytestmark = pytest.mark.django_db
ICI = ("--region", "31", "--au", "2012-10-03")


def lire(chemin):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(chemin).pages).split())


def test_it_writes_the_note_at_both_clocks(tmp_path):
    call_command("note", *ICI, "--connu-le", "2012-09-28", str(tmp_path / "note.pdf"))

    texte = lire(tmp_path / "note.pdf").replace("\u00a0", " ")
    assert "Situation au 3 octobre 2012 · données connues au 28 septembre 2012" in texte
    assert "Version interne" not in texte


def test_the_internal_variant_says_that_it_is(tmp_path):
    convention(bailleur(100, nom="Phare Inventé Habitat"), gen="2011-2016")

    call_command("note", *ICI, "--interne", "--seance", "5 octobre 2012", str(tmp_path / "note.pdf"))

    texte = lire(tmp_path / "note.pdf").replace("\u00a0", " ")
    assert "Version interne" in texte
    assert "Phare Inventé Habitat" in texte
    assert "Séance plénière du 5 octobre 2012" in texte


@pytest.mark.parametrize(
    ("mots", "refus"),
    [
        (("--region", "31", "--au", "2020-01-01", "note.pdf"), "n’existe pas au 1er janvier 2020"),
        (
            ("--region", "44", "--au", "2012-10-03", "note.pdf"),
            "alors de Champagne-Ardenne (21), de Lorraine (41) et d’Alsace (42).",
        ),
        ((*ICI, "--generation", "1999", "note.pdf"), "La génération « 1999 » n’existe pas"),
        ((*ICI, "--connu-le", "demain", "note.pdf"), "n’est pas une date"),
        ((*ICI, "note.txt"), "doit porter l’extension .pdf"),
        ((*ICI, "/nulle/part/note.pdf"), "ne peut pas être écrit"),
        ((*ICI,), "il manque : SORTIE.pdf"),
    ],
)
def test_what_cannot_be_done_is_refused_in_french(mots, refus):
    with pytest.raises(Erreur) as erreur:
        call_command("note", *mots)

    assert refus in str(erreur.value).replace("\u00a0", " ")
