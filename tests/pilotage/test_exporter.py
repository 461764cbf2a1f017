"""`manage.py exporter`: the base comes back the same, from .xlsx and from .ods."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from conventions.models import Indicateur, Objectif
from pilotage.importation import importer
from pilotage.importation.assemblage import FEUILLES
from pilotage.models import Reunion
from tests import fabriques

pytestmark = pytest.mark.django_db


def contenu():
    """Every cell that the base would export."""
    return {feuille.nom: list(feuille.exporter()) for feuille in FEUILLES}


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_the_demonstration_is_exported_then_imported_without_a_change(tmp_path, extension):
    chemin = tmp_path / f"base.{extension}"

    with transaction.atomic():
        call_command("demo", forcer=True)
        avant = contenu()
        call_command("exporter", str(chemin))
        rapport = importer(chemin, None)
        transaction.set_rollback(True)

    assert ([str(refus) for refus in rapport.refus], rapport.change, rapport.ecrites) == ([], False, 0)
    assert importer(chemin, None).enregistre
    assert contenu() == avant


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
@pytest.mark.parametrize("texte", ["deux\r\nlignes", "a\x0bb", " blancs ", "=1+1", "_x0041_", "é\u2028è 😀", "\t"])
def test_what_was_typed_in_a_browser_comes_back_without_a_change(tmp_path, texte, extension):
    saisi_le = timezone.now()
    cus = fabriques.convention(fabriques.organisme())
    fabriques.passage(cus, "deposee", date(2010, 6, 30), saisi_le, motif=texte)
    indicateur = Indicateur.objects.get(generation=cus.generation, code="A.I")
    Objectif.objects.create(
        instrument=cus, indicateur=indicateur, debut=2011, fin=2011, valeur=3, observation=texte, saisi_le=saisi_le
    )
    Reunion.objects.create(le=date(2012, 9, 4), objet="Bilan", themes=texte)

    call_command("exporter", str(tmp_path / f"base.{extension}"))

    rapport = importer(tmp_path / f"base.{extension}", None)
    assert ([str(refus) for refus in rapport.refus], rapport.ecrites) == ([], 0)


def test_another_extension_or_an_absent_folder_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"\.xlsx"):
        call_command("exporter", str(tmp_path / "base.csv"))
    with pytest.raises(CommandError, match="ne peut pas être écrit"):
        call_command("exporter", str(tmp_path / "absent" / "base.xlsx"))
