"""The note of the demonstration: conform, in our typefaces, nameless in plénière, in right French at any date."""

import re
import subprocess
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from organismes.models import Inclusion, Organisme
from pilotage.demonstration import classeur
from pilotage.demonstration.comptes import ouvrir
from pilotage.demonstration.fichier import ecrire as ecrire_classeur
from pilotage.importation import importer
from pilotage.notes.impression import imprimer
from tests.pdfua import fautes

from .note_lue import annexe, ecrire, textes

pytestmark = pytest.mark.django_db
MAL_DIT = re.compile(
    r"None|: \.|\.\.|\bde (un|une|aucun|aucune|le|les)\b|\bà les?\b|\{|Decimal|\( | \)|,,|\. \.|\b1 (?!sans)\w+s\b"
)
# A quantity between one and two is plural in the exact value that follows a comma.
DECIMALE = re.compile(r"\d[\d ]*,\d+ \w+")
JOURS = (
    date(2011, 5, 15),
    date(2012, 1, 1),
    date(2012, 10, 3),
    date(2014, 2, 28),
    date(2015, 12, 31),
)


@pytest.fixture(scope="module", autouse=True)
def demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demonstration, imported once."""
    fichier = tmp_path_factory.mktemp("demo") / "demonstration.xlsx"
    ecrire_classeur(classeur(Decimal(1)), fichier)
    with django_db_blocker.unblock(), transaction.atomic():
        assert importer(fichier, ouvrir()["admin"]).refus == []
        yield
        transaction.set_rollback(True)


def dit(**options):
    document = ecrire(**options)
    return [*textes(document), *annexe(document)]


def test_both_variants_conform_to_pdf_ua_in_our_two_typefaces(tmp_path):
    pdfs = {nom: imprimer(ecrire(interne=nom == "interne")) for nom in ("plénière", "interne")}

    assert fautes(pdfs, tmp_path) == {"plénière": [], "interne": []}
    (tmp_path / "note.pdf").write_bytes(pdfs["plénière"])
    polices = subprocess.run(["pdffonts", tmp_path / "note.pdf"], capture_output=True, text=True, check=True).stdout
    assert {re.match(r"[A-Z]{6}\+(\w+)", ligne)[1] for ligne in polices.splitlines()[2:]} == {"Marianne", "Spectral"}


def test_the_plenary_note_names_only_members_of_exclusion_sets():
    exclus = set(Inclusion.objects.values_list("organisme__nom", flat=True))

    tout = "\n".join(dit())

    assert {nom for nom in Organisme.objects.values_list("nom", flat=True) if nom in tout} == exclus


def test_the_internal_note_names_those_at_each_end():
    assert (
        "entre 6 et 42 % de leur patrimoine actuel (de Habitat du Moulin d’Azur à Sambre-Utopie Logement)"
        in "\n".join(dit(interne=True))
    )


@pytest.mark.parametrize("au", JOURS, ids=str)
def test_at_any_date_the_words_agree(au):
    mal_dits = [t for t in dit(au=au, interne=True) if MAL_DIT.search(DECIMALE.sub("", t))]

    assert mal_dits == []


def test_two_writings_of_the_same_note_are_the_same():
    assert ecrire() == ecrire()
