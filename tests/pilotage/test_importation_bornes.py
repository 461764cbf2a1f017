"""A workbook wrong from top to bottom: all refusals are counted, the first are listed."""

import json
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from cus_tracker.feuilles.onglet import ARRET
from cus_tracker.feuilles.rapport import REFUS_MAX, SIGNALEMENTS_MAX, Rapport
from pilotage.importation import examiner
from pilotage.models import Importation
from tests import fabriques
from tests.pilotage.monde import CLE, ORGANISMES, ecrire, organisme

PAR_LIGNE = 4


def fausses(lignes):
    """Rows of `organismes` whose four compulsory cells are refused."""
    return [ORGANISMES, *([["x"]] * lignes)]


def test_refusals_beyond_what_somebody_corrects_are_counted_for_each_sheet_apart():
    rapport = Rapport("classeur.xlsx")
    for ligne in range(2, REFUS_MAX + 5):
        rapport.refuser("valeurs", 0, ligne, "x", "autre chose")
        rapport.signaler("patrimoine", 0, ligne, "x", "à voir")
    rapport.refuser("organismes", 0, 2, "x", "autre chose")

    ecrit = rapport.en_json()

    assert (len(ecrit["refus"]), ecrit["cellules_refusees"]) == (REFUS_MAX + 1, REFUS_MAX + 4)
    assert (len(ecrit["signalements"]), ecrit["cellules_signalees"]) == (SIGNALEMENTS_MAX, REFUS_MAX + 3)
    assert ecrit["refus"][-1]["cellule"] == "organismes!A2"


@pytest.mark.django_db
def test_a_sheet_wrong_from_top_to_bottom_is_left_with_a_sentence_and_other_sheets_are_read(tmp_path):
    lignes = ARRET // PAR_LIGNE
    chemin = ecrire(tmp_path, organismes=fausses(lignes + 3000), conventions=[CLE, [organisme()[0], "", "locatif"]])
    tracemalloc.start()

    rapport = examiner(chemin, None)

    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert str(rapport.refus[0]) == (
        "organismes\u00a0: lu «\u00a0100\u00a0000\u00a0cellules refusées\u00a0», attendu une feuille à corriger "
        "d’abord\u00a0: au-delà de la ligne 25\u00a0001, elle n’a pas été lue"
    )
    assert [r.cellule for r in rapport.refus if r.feuille == "conventions"] == ["conventions!B2"]
    assert rapport.comptes["organismes"].refusees == lignes


@pytest.mark.django_db
def test_the_command_and_the_page_say_how_many_are_not_listed(client, tmp_path):
    lignes = REFUS_MAX // PAR_LIGNE + 1
    chemin, sortie = ecrire(tmp_path, organismes=fausses(lignes)), tmp_path / "r.json"
    with pytest.raises(CommandError) as refus:
        call_command("importer", chemin, rapport=sortie)
    client.force_login(fabriques.agent("dreal"))
    fichier = SimpleUploadedFile(chemin.name, chemin.read_bytes())
    client.post(reverse("pilotage:importer"), {"fichier": fichier})

    page = client.get(Importation.objects.get().get_absolute_url()).content.decode()

    assert str(refus.value).startswith("10\u00a0004 refus, rien n’a été enregistré")
    assert str(refus.value).endswith("\n… et 4\u00a0autres.")
    assert json.loads(sortie.read_text())["cellules_refusees"] == lignes * PAR_LIGNE
    assert "10\u00a0004 refus</h2>" in page
