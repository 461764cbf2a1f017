"""The screens of the import: leave a workbook, see what it changes, accept; each agent apart."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from organismes.models import Organisme
from pilotage.feuilles import FeuilleReunions
from pilotage.models import Importation
from tests import fabriques
from tests.pilotage.monde import ORGANISMES, A, ecrire, organisme

pytestmark = pytest.mark.django_db
Etat = Importation.Etat


@pytest.fixture
def dreal():
    return fabriques.agent("dreal")


def laisser(client, chemin, nom=None):
    """Leave a file in the form, and give the import that it became."""
    fichier = SimpleUploadedFile(nom or chemin.name, chemin.read_bytes())
    reponse = client.post(reverse("pilotage:importer"), {"fichier": fichier})
    assert reponse.status_code == 302, reponse.content.decode()
    return Importation.objects.latest("depose_le")


def lire(client, depot):
    """The words of the page of an import."""
    return client.get(depot.get_absolute_url()).content.decode()


def test_a_workbook_is_examined_then_accepted(client, dreal, tmp_path):
    client.force_login(dreal)

    depot = laisser(client, ecrire(tmp_path, organismes=[ORGANISMES, organisme()]))
    assert depot.etat == Etat.EXAMINEE
    assert not Organisme.objects.exists()
    assert "1\u00a0ligne nouvelle" in lire(client, depot)

    client.post(reverse("pilotage:enregistrer", args=[depot.uuid]))
    depot.refresh_from_db()
    assert depot.etat == Etat.ENREGISTREE
    assert Organisme.objects.get().history.get().history_user == dreal
    assert "Le classeur est enregistré" in lire(client, depot)


def test_a_refused_workbook_shows_every_cell_and_cannot_be_accepted(client, dreal, tmp_path):
    client.force_login(dreal)

    depot = laisser(client, ecrire(tmp_path, organismes=[ORGANISMES, organisme(A, "", "99")]))

    page = lire(client, depot)
    assert "organismes!B2" in page
    assert "organismes!E2" in page
    assert "Enregistrer le classeur" not in page
    client.post(reverse("pilotage:enregistrer", args=[depot.uuid]))
    assert not Organisme.objects.exists()


def test_a_changed_name_is_shown_before_and_after(client, dreal, tmp_path):
    fabriques.organisme("Ancien Nom", siren=A)
    client.force_login(dreal)

    page = lire(client, laisser(client, ecrire(tmp_path, organismes=[["siren", "nom"], [A, "Nouveau Nom"]])))

    assert "Ancien Nom" in page
    assert "Nouveau Nom" in page


def test_a_workbook_that_changes_nothing_asks_for_nothing(client, dreal, tmp_path):
    fabriques.organisme("Nom", siren=A)
    client.force_login(dreal)

    page = lire(client, laisser(client, ecrire(tmp_path, organismes=[["siren", "nom"], [A, "Nom"]])))

    assert "ne change rien" in page
    assert "Enregistrer le classeur" not in page


def test_a_file_that_is_no_workbook_says_why(client, dreal, tmp_path):
    client.force_login(dreal)
    (tmp_path / "faux.xlsx").write_bytes(b"siren;nom\n")

    depot = laisser(client, tmp_path / "faux.xlsx")

    assert depot.etat == Etat.ILLISIBLE
    assert "ne peut pas être lu" in lire(client, depot)


@pytest.mark.parametrize(("nom", "contenu", "message"), [("a.csv", b"x", ".ods"), ("a.xlsx", b"", "vide")])
def test_what_cannot_be_a_workbook_is_refused_by_the_form(client, dreal, nom, contenu, message):
    client.force_login(dreal)

    reponse = client.post(reverse("pilotage:importer"), {"fichier": SimpleUploadedFile(nom, contenu)})

    assert message in reponse.content.decode()
    assert not Importation.objects.exists()


def test_a_file_too_large_is_refused_by_the_form(client, dreal, settings):
    settings.IMPORT_TAILLE_MAX = 10
    client.force_login(dreal)

    reponse = client.post(reverse("pilotage:importer"), {"fichier": SimpleUploadedFile("a.xlsx", b"x" * 11)})

    assert "la limite est de" in reponse.content.decode()


def test_an_agent_sees_neither_the_imports_of_another_nor_their_names(client, dreal):
    depot = fabriques.depot(dreal, nom="le-mien.xlsx")
    client.force_login(fabriques.agent("dreal"))

    assert client.get(depot.get_absolute_url()).status_code == 404
    assert client.post(reverse("pilotage:enregistrer", args=[depot.uuid])).status_code == 404
    assert "le-mien" not in client.get(reverse("pilotage:importer")).content.decode()


def test_a_ddtm_is_refused_the_rows_of_others_cell_by_cell(client, tmp_path):
    fabriques.organisme(siren=A, siege="62")
    client.force_login(fabriques.agent("ddtm", dep="59"))

    page = lire(client, laisser(client, ecrire(tmp_path, organismes=[["siren", "nom"], [A, "Autre"]])))

    assert "organismes!A2" in page


def test_work_that_waits_then_goes_on_is_told(client, dreal):
    depot = fabriques.depot(dreal, "examen")
    client.force_login(dreal)

    assert "en attente de son tour" in lire(client, depot)
    assert "Actualiser l’avancement" in lire(client, depot)

    Importation.objects.update(vu_le=timezone.now(), avancement=40)
    assert 'value="40"' in lire(client, depot)


def test_the_page_refreshes_itself_once_the_work_is_done(client, dreal):
    depot = fabriques.depot(dreal, "examinee")
    client.force_login(dreal)

    reponse = client.get(depot.get_absolute_url(), headers={"HX-Request": "true"})

    assert reponse["HX-Refresh"] == "true"


def test_a_worker_that_stopped_without_a_word_is_told(client, dreal):
    depot = fabriques.depot(dreal, "ecriture", vu_le=timezone.now() - timedelta(minutes=10))
    client.force_login(dreal)

    assert "Rien n’a été enregistré" in lire(client, depot)


def test_a_failure_amid_the_writing_leaves_nothing_and_is_told(client, dreal, tmp_path, monkeypatch):
    client.force_login(dreal)
    depot = laisser(client, ecrire(tmp_path, organismes=[ORGANISMES, organisme()]))

    def tomber(feuille):
        assert Organisme.objects.exists()
        raise RuntimeError("the worker dies after the first sheets are written")

    monkeypatch.setattr(FeuilleReunions, "ecrire", tomber)
    client.post(reverse("pilotage:enregistrer", args=[depot.uuid]))

    assert not Organisme.objects.exists()
    assert "Rien n’a été enregistré" in lire(client, depot)
