"""Documents of an instrument: recognised by their bytes, served under the policy of the page, taken off."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conventions.models import Document
from conventions.pieces import DOCX, JPEG, ODT, PDF, PNG, PieceRefusee, lire_piece

from .. import boites, fabriques

pytestmark = pytest.mark.django_db


def archive(**contenus):
    """A zip whose entries have these names, « __ » standing for « / » and « _ » for « . »."""
    flux = io.BytesIO()
    with zipfile.ZipFile(flux, "w") as zip_:
        for nom, contenu in contenus.items():
            zip_.writestr(nom.replace("__", "/").replace("_", "."), contenu)
    return flux.getvalue()


def docx(**autres):
    flux = io.BytesIO(archive(word__document_xml="<w/>", **autres))
    with zipfile.ZipFile(flux, "a") as zip_:
        zip_.writestr("[Content_Types].xml", "<Types/>")
    return flux.getvalue()


ACCEPTES = [
    (b"%PDF-1.7\n1 0 obj", PDF, ".pdf"),
    (b"\x89PNG\r\n\x1a\n\x00", PNG, ".png"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", JPEG, ".jpg"),
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
    docx(word__vbaProject_bin="x"),
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


@pytest.fixture
def cus():
    return fabriques.convention()


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


def envoyer(client, cus, contenu=b"%PDF-1.7 essai", nom="delib.pdf", **autres):
    fichier = SimpleUploadedFile(nom, contenu, content_type="application/pdf")
    url = reverse("conventions:joindre", args=[cus.pk])
    return client.post(url, {"piece": fichier, "nature": "deliberation"} | autres, follow=True)


def test_a_document_is_joined_then_served_as_an_attachment_that_no_browser_runs(client, dreal, cus):
    envoyer(client, cus, nom="délibération.pdf")

    reponse = client.get(Document.objects.get().get_absolute_url())

    assert b"".join(reponse.streaming_content) == b"%PDF-1.7 essai"
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
    fichier = SimpleUploadedFile("cus.pdf", b"%PDF-1.7 signee")

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
    fichier = SimpleUploadedFile("cus.pdf", b"%PDF-1.7 signee")

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
