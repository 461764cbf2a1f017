"""`manage.py exporter`: the base comes back the same, from .xlsx and from .ods."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from pilotage.importation import importer
from pilotage.importation.assemblage import FEUILLES

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


def test_another_extension_or_an_absent_folder_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"\.xlsx"):
        call_command("exporter", str(tmp_path / "base.csv"))
    with pytest.raises(CommandError, match="ne peut pas être écrit"):
        call_command("exporter", str(tmp_path / "absent" / "base.xlsx"))
