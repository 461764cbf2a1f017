"""Printed documents: conform to PDF/UA-1, in our two typefaces, from nothing but our own files."""

import re
import subprocess
from dataclasses import replace

import pytest
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from cus_tracker import pdf
from cus_tracker.document import Exposant, Fort, Insecable
from cus_tracker.pdf import FEUILLE, Ressources, genres, rendre
from cus_tracker.templatetags.documents import riche

from ..pdfua import fautes
from .note_exemple import note

TITRE = "Les conventions d’utilité sociale – 3 octobre 2012"


def imprimer(document, **champs):
    return rendre("pdf/note.html", {"document": document}, **{"titre": TITRE, "auteur": document.auteur} | champs)


@pytest.fixture(scope="module")
def imprimee(tmp_path_factory):
    """The sample note, on the disk."""
    chemin = tmp_path_factory.mktemp("note") / "note.pdf"
    chemin.write_bytes(imprimer(note(), sujet="Situation au 3 octobre 2012"))
    return chemin


@pytest.fixture(scope="module")
def pages(imprimee):
    """What a reader of each page sees."""
    sortie = subprocess.run(["pdftotext", "-layout", imprimee, "-"], capture_output=True, text=True, check=True)
    return sortie.stdout.split("\f")[:-1]


@pytest.mark.django_db
def test_every_kind_of_pdf_conforms_to_pdf_ua(tmp_path):
    exemples = {genre.code: rendre(genre.gabarit, genre.exemple(), titre=genre.titre) for genre in genres()}
    vide = replace(note(), tuiles=(), essentiel=(), rappel=(), sections=(), precisions=(), registre=(), chapo="")
    exemples |= {
        "document vide": imprimer(vide),
        "note entière": imprimer(note()),
        "registre sur plusieurs pages": imprimer(note(lignes_de_registre=120)),
    }

    assert fautes(exemples, tmp_path) == {nom: [] for nom in exemples}


def test_only_marianne_and_spectral_are_embedded(imprimee):
    polices = subprocess.run(["pdffonts", imprimee], capture_output=True, text=True, check=True).stdout.splitlines()[2:]

    assert {re.match(r"[A-Z]{6}\+(\w+)", ligne)[1] for ligne in polices} == {"Marianne", "Spectral"}


def test_every_page_says_at_what_dates_it_was_true_and_its_place(pages):
    for rang, page in enumerate(pages, start=1):
        assert "Situation au 3 octobre 2012 · données connues au 28 septembre 2012" in page
        assert f"page {rang} sur {len(pages)}" in page


def test_the_contents_give_the_page_of_each_section(pages):
    for titre in ("État d’avancement", "Patrimoine existant", "Annexe. Sources et périmètres"):
        numero = int(re.search(rf"{titre}\s+(\d+)$", pages[0], re.MULTILINE)[1])
        assert {"Patrimoine existant": "Entretien du patrimoine"}.get(titre, titre) in pages[numero - 1]


def test_charts_and_tables_are_printed_with_their_numbers(pages):
    texte = "\n".join(pages)

    assert re.findall(r"Graphique (\d+) –", texte) == [str(rang) for rang in range(1, 8)]
    assert sorted(map(int, re.findall(r"Tableau (\d+) –", texte))) == list(range(1, 11))


def test_a_reference_in_the_margin_leads_to_its_row_in_the_register(imprimee):
    lecteur = PdfReader(imprimee)
    buts = {lien.get_object()["/Dest"] for page in lecteur.pages for lien in page.get("/Annots", [])}

    assert {"A1-TOTAL", "ETAT-ACCESSION-EN-SUSPENS", "1-etat-d-avancement-au-niveau-regional"} <= buts
    assert buts <= set(lecteur.named_destinations)


def test_the_file_says_its_language_its_title_and_its_author(imprimee):
    lecteur = PdfReader(imprimee)

    assert lecteur.root_object["/Lang"] == "fr"
    assert lecteur.metadata.title == TITRE
    assert lecteur.metadata.author == "DREAL Nord-Pas-de-Calais"
    assert lecteur.metadata.subject == "Situation au 3 octobre 2012"


def test_the_same_words_give_the_same_bytes():
    assert imprimer(note()) == imprimer(note())


@pytest.mark.parametrize(
    "adresse", ["https://example.org/image.png", "http://127.0.0.1/", "file:///etc/hostname", "ftp://example.org/a"]
)
def test_neither_the_network_nor_another_file_is_read(adresse):
    with pytest.raises(ValueError, match="disallowed protocol"):
        Ressources().fetch(adresse)


@pytest.mark.parametrize("nom", ["Arial", "../../../pdf/pdf", "Marianne-Bold/../Marianne-Light"])
def test_a_font_that_is_not_ours_stops_the_printing(nom):
    with pytest.raises(FatalURLFetchingError, match="manque"):
        Ressources().fetch(f"police:{nom}")


def test_a_font_of_ours_and_an_image_written_in_place_are_let_in():
    assert Ressources().fetch("police:Marianne-Bold").read().startswith(b"wOF2")
    assert Ressources().fetch("data:text/plain,abc").read() == b"abc"


def test_the_stylesheet_names_no_other_file():
    feuille = pdf.finders.find(FEUILLE)
    with open(feuille) as fichier:
        adresses = set(re.findall(r'url\("?(\w+):', fichier.read()))

    assert adresses == {"police", "data"}


def test_what_a_person_typed_stays_text():
    assert riche(("<b>", Fort("<i>"), Exposant("&"), Insecable("1 %"))) == (
        '&lt;b&gt;<strong>&lt;i&gt;</strong><sup>&amp;</sup><span class="nb">1 %</span>'
    )


def test_two_kinds_of_pdf_cannot_share_a_code(monkeypatch):
    monkeypatch.setattr(pdf, "_genres", {})
    pdf.document("fiche", "Fiche", gabarit="pdf/fiche.html")(dict)

    with pytest.raises(ValueError, match="« fiche »"):
        pdf.document("fiche", "Autre fiche", gabarit="pdf/autre.html")(dict)
    assert [genre.titre for genre in pdf._genres.values()] == ["Fiche"]
