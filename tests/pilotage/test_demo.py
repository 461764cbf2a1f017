"""`manage.py demo`: refused on a real base, loaded by the ordinary import, the same the second time."""

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from conventions.models import Instrument, Objectif, Passage, Reference
from evaluations.models import Evaluation, Realise
from organismes.models import Inclusion, Organisme, Patrimoine
from pilotage.models import Reunion
from territoires.models import Agent, Epci

pytestmark = pytest.mark.django_db
MODELES = (
    *(Agent, Epci, Organisme, Patrimoine, Inclusion, Instrument, Passage),
    *(Objectif, Realise, Reference, Evaluation, Reunion),
)


def base():
    """Every row of the base but the moment it was recorded."""
    return {modele.__name__: list(modele.objects.order_by("pk").values()) for modele in MODELES}


def test_it_is_refused_where_real_data_may_live():
    with pytest.raises(CommandError, match="--forcer") as refus:
        call_command("demo")

    assert refus.value.returncode == 1
    assert not Organisme.objects.exists()
    assert not Agent.objects.exists()


def test_debug_lets_it_in(settings):
    settings.DEBUG = True

    call_command("demo")

    assert Organisme.objects.filter(nom="Nord-Chimère Habitat").exists()


def test_it_can_be_forced():
    call_command("demo", forcer=True)

    assert Instrument.objects.exists()
    assert Agent.objects.filter(username="dreal").exists()


def test_loading_it_twice_changes_nothing():
    call_command("demo", forcer=True)
    avant = base()

    call_command("demo", forcer=True)

    assert base() == avant


def test_the_workbook_can_be_written_without_loading_anything(tmp_path):
    call_command("demo", classeur=str(tmp_path / "demo.xlsx"))

    classeur = load_workbook(tmp_path / "demo.xlsx", read_only=True)
    assert {"organismes", "passages", "valeurs", "reunions"} <= set(classeur.sheetnames)
    assert not Organisme.objects.exists()


def test_the_workbook_can_be_written_at_another_scale(tmp_path):
    for nom, echelle in (("un.xlsx", "1"), ("grand.xlsx", "1,3")):
        call_command("demo", classeur=str(tmp_path / nom), echelle=echelle)

    parcs = [load_workbook(tmp_path / nom)["patrimoine"]["D2"].value for nom in ("un.xlsx", "grand.xlsx")]
    assert parcs[0] < parcs[1]


@pytest.mark.parametrize("echelle", ["zéro", "0", "-1", "nan", "inf"])
def test_a_scale_that_is_no_positive_number_is_refused(echelle, tmp_path):
    with pytest.raises(CommandError, match="nombre positif"):
        call_command("demo", classeur=str(tmp_path / "demo.xlsx"), echelle=echelle)


def test_a_file_that_is_no_xlsx_or_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"\.xlsx"):
        call_command("demo", classeur=str(tmp_path / "demo.csv"))
    with pytest.raises(CommandError, match="ne peut pas être écrit"):
        call_command("demo", classeur=str(tmp_path / "absent" / "demo.xlsx"))
