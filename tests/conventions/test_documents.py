"""Documents of an instrument: recognised by their bytes, served under the policy of the page, taken off."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from weasyprint import HTML

from conventions.integrite import QUEUE
from conventions.models import Document
from conventions.pieces import DOCX, JPEG, ODT, PDF, PNG, PieceRefusee, lire_piece

from .. import boites, fabriques

pytestmark = pytest.mark.django_db


def image(format_):
    flux = io.BytesIO()
    Image.effect_noise((60, 40), 80).save(flux, format_)
    return flux.getvalue()


def archive(**contenus):
    """A zip whose entries have these names, « __ » standing for « / » and « _ » for « . »."""
    flux = io.BytesIO()
    with zipfile.ZipFile(flux, "w") as zip_:
        for nom, contenu in contenus.items():
            zip_.writestr(nom.replace("__", "/").replace("_", "."), contenu)
    return flux.getvalue()


def docx(types="<Types/>", **autres):
    flux = io.BytesIO(archive(word__document_xml="<w/>", **autres))
    with zipfile.ZipFile(flux, "a") as zip_:
        zip_.writestr("[Content_Types].xml", types)
    return flux.getvalue()


PDF_ESSAI = fabriques.pdf()
ACCEPTES = [
    (fabriques.pdf(), PDF, ".pdf"),
    (HTML(string="<p>Essai").write_pdf(), PDF, ".pdf"),
    (image("PNG"), PNG, ".png"),
    (image("JPEG"), JPEG, ".jpg"),
    (archive(mimetype=ODT, content_xml="<a/>"), ODT, ".odt"),
    (docx(), DOCX, ".docx"),
]
REFUSES = [
    b"",
    b"<html><script>alert(1)</script>",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"MZ\x90\x00",
    b"PK\x03\x04 tronque",
    archive(a_txt="b"),
    archive(mimetype="application/zip", content_xml="<a/>"),
    archive(mimetype=f"{ODT}-template", content_xml="<a/>"),
    b"%PDF-<html><script>alert(1)</script>MZ\x90",
    b"%PDF-1.7\n<html>\nstartxref\n9\n%%EOF",
    b"%PDF-1.7\n<html>\nstartxref\n999\n%%EOF",
    fabriques.pdf()[:-8],
    fabriques.pdf() + b"<html>" * QUEUE,
    b"\x89PNG\r\n\x1a\n\x00",
    image("PNG")[:-30],
    image("PNG")[:-13],
    image("JPEG")[:-200],
    image("JPEG")[:-60],
    b"\xff\xd8\xff\xe0\x00\x10JFIF<script>",
]
AVEC_MACROS = [
    docx(word__vbaProject_bin="x"),
    docx(word__vbaData_xml="x"),
    docx(word__activeX__activeX1_xml="x"),
    docx(xl__macrosheets__sheet1_xml="x"),
    docx(types="<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"),
    archive(mimetype=ODT, content_xml="<a/>", Basic__Standard__Module1_xml="x"),
    archive(mimetype=ODT, content_xml="<a/>", Scripts__python__a_py="x"),
    archive(mimetype=ODT, content_xml="<a/>", Dialogs__Standard__Dialog1_xml="x"),
]


@pytest.mark.parametrize(("contenu", "type_mime", "extension"), ACCEPTES)
def test_what_a_file_is_is_told_by_its_bytes_whatever_its_name(contenu, type_mime, extension):
    piece = lire_piece("../../C:\\dossier\\projet signé.exe", contenu)

    assert piece.type_mime == type_mime
    assert piece.nom == f"projet signé{extension}"


@pytest.mark.parametrize("contenu", REFUSES)
def test_what_is_none_of_these_is_refused(contenu):
    with pytest.raises(PieceRefusee):
        lire_piece("projet.pdf", contenu)


@pytest.mark.parametrize("contenu", AVEC_MACROS)
def test_a_text_that_holds_macros_is_refused_as_such(contenu):
    with pytest.raises(PieceRefusee, match="macros"):
        lire_piece("projet.odt", contenu)


def test_an_image_too_large_to_be_decoded_is_refused(monkeypatch):
    monkeypatch.setattr("conventions.integrite.PIXELS_MAX", 60 * 40 - 1)

    with pytest.raises(PieceRefusee, match="trop grand"):
        lire_piece("plan.png", image("PNG"))


@pytest.fixture
def cus():
    return fabriques.convention()


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


def envoyer(client, cus, contenu=PDF_ESSAI, nom="delib.pdf", **autres):
    fichier = SimpleUploadedFile(nom, contenu, content_type="application/pdf")
    url = reverse("conventions:joindre", args=[cus.pk])
    return client.post(url, {"piece": fichier, "nature": "deliberation"} | autres, follow=True)


def test_a_document_is_joined_then_served_as_an_attachment_that_no_browser_runs(client, dreal, cus):
    envoyer(client, cus, nom="délibération.pdf")

    reponse = client.get(Document.objects.get().get_absolute_url())

    assert b"".join(reponse.streaming_content) == PDF_ESSAI
    assert reponse["Content-Type"] == PDF
    assert reponse["Content-Disposition"].startswith("attachment;")
    assert reponse["X-Content-Type-Options"] == "nosniff"


def test_it_is_kept_under_a_name_drawn_by_lot_outside_what_is_served(client, dreal, cus, settings):
    envoyer(client, cus)

    document = Document.objects.get()
    assert "delib" not in document.fichier.name
    assert str(settings.STATIC_ROOT) not in document.fichier.path
    assert not settings.MEDIA_URL or client.get(settings.MEDIA_URL + document.fichier.name).status_code == 404


def test_a_gesture_takes_its_document_with_it(client, dreal, cus):
    fichier = SimpleUploadedFile("cus.pdf", fabriques.pdf("signée"))

    client.post(
        reverse("conventions:signer", args=[cus.pk]), {"le": "28 juin 2011", "document": fichier, "nature": "signe"}
    )

    assert cus.passages.get().documents.get().nature == "signe"
    assert "cus.pdf" in client.get(cus.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("mot", "nature"), [("signer", "signe"), ("deposer", "projet"), ("abandonner", "autre")])
def test_the_nature_that_goes_with_the_gesture_is_proposed(client, dreal, cus, mot, nature):
    page = client.get(reverse(f"conventions:{mot}", args=[cus.pk])).content.decode()

    assert f'<option value="{nature}" selected>' in page


def test_a_refused_gesture_keeps_no_document(client, dreal, cus):
    fichier = SimpleUploadedFile("cus.pdf", fabriques.pdf("signée"))

    client.post(reverse("conventions:signer", args=[cus.pk]), {"le": "hier", "document": fichier})

    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("contenu", "dit"), [(b"<html>", "n’est pas d’un type accepté"), (b"%PDF-" + b"x" * 2000, "dépasse")]
)
def test_a_wrong_or_heavy_file_is_refused_in_words(client, dreal, cus, settings, contenu, dit):
    settings.DOCUMENT_TAILLE_MAX = 1000

    page = envoyer(client, cus, contenu).content.decode()

    assert dit in page
    assert not Document.objects.exists()


@pytest.mark.parametrize(("dep", "statut"), [("59", 200), ("62", 404)])
def test_a_document_is_seen_by_who_sees_the_page(client, cus, dep, statut):
    document = fabriques.document(cus)
    client.force_login(fabriques.agent("ddtm", dep=dep, au_retenu=fabriques.JOUR))

    assert client.get(document.get_absolute_url()).status_code == statut


def test_a_reader_has_no_document(client, cus):
    client.force_login(fabriques.agent("lecteur", au_retenu=fabriques.JOUR))

    assert client.get(fabriques.document(cus).get_absolute_url()).status_code == 404


def test_the_document_of_another_instrument_is_not_found_under_this_one(client, dreal, cus):
    autre = fabriques.document(fabriques.convention())

    assert client.get(reverse("conventions:document", args=[cus.pk, autre.pk])).status_code == 404


def test_a_document_taken_off_leaves_its_line_and_its_reason(client, dreal, cus):
    document = fabriques.document(cus)

    retirer = reverse("conventions:retirer", args=[cus.pk, document.pk])
    page = boites.envoyer(client, retirer, motif="Mauvais fichier").content.decode()

    assert "Mauvais fichier" in page
    assert client.get(document.get_absolute_url()).status_code == 404
    assert Document.objects.get().fichier.storage.exists(document.fichier.name)
