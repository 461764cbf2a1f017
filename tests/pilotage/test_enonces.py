"""Each statement of the 2012 note is a sentence of ours, and one cell of the workbook changes it; also at × 1.3."""

import re
from decimal import Decimal

import pytest
from django.db import transaction

from pilotage.demonstration import classeur
from pilotage.demonstration.comptes import ouvrir
from pilotage.demonstration.fichier import ecrire as ecrire_classeur
from pilotage.importation import importer

from .cellules import changer
from .enonces import ENONCES, SANS_CELLULE
from .note_lue import ecrire, textes

pytestmark = pytest.mark.django_db
FIN_DE_PHRASE = re.compile(r"(?<=[.])\s+(?=[A-ZÉÀÎ«\d])")


@pytest.fixture(scope="module", params=["1", "1.3"], ids=lambda echelle: f"x {echelle}")
def monde(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The demonstration at a scale, imported once; what it says; nothing is left behind."""
    feuilles = classeur(Decimal(request.param))
    fichier = tmp_path_factory.mktemp("enonces") / "demonstration.xlsx"
    ecrire_classeur(feuilles, fichier)
    with django_db_blocker.unblock(), transaction.atomic():
        assert importer(fichier, ouvrir()["admin"]).refus == []
        yield request.param, feuilles, phrases()
        transaction.set_rollback(True)


def phrases():
    """Every sentence of the note."""
    return [phrase for texte in textes(ecrire()) for phrase in FIN_DE_PHRASE.split(texte)]


def trouvees(enonce, dites):
    return [phrase for phrase in dites if re.search(enonce.phrase, phrase)]


def test_the_66_statements_are_all_there_once():
    numeros = [enonce.numero for enonce in ENONCES] + list(SANS_CELLULE)

    assert sorted(numeros) == list(range(1, 67))


@pytest.mark.parametrize("enonce", ENONCES, ids=lambda enonce: str(enonce.numero))
def test_a_sentence_states_it_and_one_cell_changes_it(enonce, monde):
    echelle, feuilles, avant = monde
    dites = trouvees(enonce, avant)
    assert dites, "no sentence states it"
    if echelle == "1":
        assert enonce.dit in " ".join(dites)

    changer(feuilles, enonce.feuille, enonce.cle, enonce.colonne, enonce.valeur)

    assert trouvees(enonce, phrases()) != dites
