"""Workbooks damaged at random are read or refused in words: never a traceback, never another content than theirs."""

import io
import os
import re
import zipfile
from xml.etree import ElementTree

import pytest

from cus_tracker.classeur import Anomalie, ClasseurIllisible, Logique, ouvrir
from cus_tracker.classeur.adresses import rang

from .mutations import abimer, modeles

FEUILLE = "xl/worksheets/sheet1.xml"
LOTS, PAR_LOT = 10, int(os.environ.get("CLASSEURS_ABIMES", "600")) // 10


def lire(chemin):
    """{sheet: rows} or the words of the refusal."""
    try:
        with ouvrir(chemin) as classeur:
            return {onglet.nom: lignes(onglet) for onglet in classeur.onglets}
    except ClasseurIllisible as refus:
        return str(refus)


def lignes(onglet):
    onglet.examiner()
    return list(onglet.lignes())


@pytest.mark.parametrize("nom", sorted(modeles()))
def test_the_sound_ones_are_read(nom, tmp_path):
    (tmp_path / nom).write_bytes(modeles()[nom])

    assert isinstance(lire(tmp_path / nom), dict)


@pytest.mark.parametrize("lot", range(LOTS))
def test_a_damaged_workbook_is_read_right_or_refused_in_words(lot, tmp_path):
    issues = set()
    for graine in range(lot * PAR_LOT, (lot + 1) * PAR_LOT):
        octets, partie = abimer(graine)
        (tmp_path / "abime").write_bytes(octets)

        lu = lire(tmp_path / "abime")

        issues.add(type(lu))
        if isinstance(lu, str):
            assert re.fullmatch(r"[A-Z].*[^ ]\.", lu), graine
        else:
            assert permis(lu), graine
            assert partie != FEUILLE or selon_un_autre(octets) == places(lu), graine
    assert issues == {dict, str}


def permis(lu):
    """Only kinds that columns know, in order."""
    return all(
        type(brut).__name__ in ("str", "float", "date", "datetime") or isinstance(brut, (Anomalie, Logique))
        for rangees in lu.values()
        for numero, _, cellules in rangees
        for _, brut in cellules
    ) and all([ligne[0] for ligne in rangees] == sorted({ligne[0] for ligne in rangees}) for rangees in lu.values())


def places(lu):
    """Places of every cell read in the first sheet."""
    return {(numero, colonne) for numero, _, cellules in next(iter(lu.values()), ()) for colonne, _ in cellules}


def selon_un_autre(octets):
    """The same, by a whole parse of the sheet."""
    with zipfile.ZipFile(io.BytesIO(octets)) as fichier:
        racine = ElementTree.fromstring(fichier.read(FEUILLE))
    trouvees, numero = set(), 0
    for rangee in racine.iterfind("{*}sheetData/{*}row"):
        numero, colonne = int(rangee.get("r", numero + 1)), -1
        for cellule in rangee.iterfind("{*}c"):
            ecrite = re.match("[A-Z]+(?=[0-9])", cellule.get("r", ""))
            colonne = rang(ecrite[0]) if ecrite else colonne + 1
            if "".join(cellule.itertext()).strip("\n "):
                trouvees.add((numero, colonne))
    return trouvees
