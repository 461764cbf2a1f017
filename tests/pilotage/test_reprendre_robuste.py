"""Whatever the cells of a région’s own table hold, they are taken or refused at an address: nothing breaks the work."""

from datetime import date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cus_tracker.classeur import Anomalie, Logique, Pourcentage
from cus_tracker.classeur.ecriture import ecrire
from pilotage.importation import importer
from pilotage.reprise.conversion import Conversion
from pilotage.reprise.reconnaissance import cadre_de, cibles_de, colonnes_de, fiches, reconnaitre
from pilotage.reprise.tableau import Tableau
from tests import fabriques

pytestmark = pytest.mark.django_db
NOMS = ["Habitat des Dunes", "habitat des dunes", "Toit artésien", "800000010", "800000028"]
DITES = ["n.c.", "s.o.", "oui", "non", "2011", "juin 2011", "28/06/2011", "0", "1 234,5", "12 %", "-3", "1,234", "59"]
CODES = ["Nord", "PLAI", "pls foyer", "OPH", "٤٢", "²", "=1+1", "#REF!", "\u00a0", "1e400", "9" * 40, "31/12/9999"]
CELLULES = st.one_of(
    st.sampled_from([None, *DITES, *CODES]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-3, 3000).map(float),
    st.floats(-2, 2).map(Pourcentage),
    st.dates(),
    st.datetimes(datetime(2009, 1, 1), datetime(2013, 1, 1)),
    st.dates(date(2009, 1, 1), date(2013, 1, 1)),
    st.sampled_from([Logique.VRAI, Logique.FAUX, Anomalie("#REF!", "une valeur")]),
)


@pytest.fixture
def reprise():
    fabriques.organisme("Habitat des Dunes", siege="62")
    fabriques.signataire(nom="Toit artésien")
    return fabriques.tableau_repris(fabriques.agent("dreal"), [["Nom", "Logements"], ["x", 1]])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(donnees=st.data())
def test_no_cell_breaks_the_import_of_a_table(reprise, tmp_path, donnees):
    tableau, colonnes = _tableau(reprise, donnees)
    sirens, _ = reconnaitre(tableau, colonnes, fiches(reprise.par))

    conversion = Conversion(tableau, colonnes, sirens, cadre_de(reprise))

    assert all(refus.cellule.startswith("Suivi!") and refus.attendu for refus in conversion.rapport.refus)
    with transaction.atomic():
        rapport = _importer(conversion, tmp_path / "repris.xlsx", reprise.par)
        assert rapport.enregistre == (not rapport.refus)
        transaction.set_rollback(True)


def _tableau(reprise, donnees):
    codes = [cible.code for cible in cibles_de(reprise)]
    choisies = donnees.draw(st.lists(st.sampled_from(codes), max_size=8, unique=True))
    reprise.colonnes = {f"c{rang}": code for rang, code in enumerate(dict.fromkeys(["nom", "siren", *choisies]))}
    entetes = dict(enumerate(reprise.colonnes))
    noms = st.sampled_from(NOMS)
    lignes = donnees.draw(st.lists(st.tuples(noms, st.lists(CELLULES, min_size=9, max_size=9)), min_size=1, max_size=4))
    cellules = [
        (numero, {rang: brut for rang, brut in enumerate([nom, *suite]) if rang in entetes and brut is not None})
        for numero, (nom, suite) in enumerate(lignes, start=2)
    ]
    tableau = Tableau("Suivi", entetes, cellules)
    return tableau, colonnes_de(reprise, tableau)


def _importer(conversion, chemin, agent):
    with chemin.open("wb") as flux:
        ecrire(flux, conversion.feuilles(), "xlsx")
    return importer(chemin, agent)
