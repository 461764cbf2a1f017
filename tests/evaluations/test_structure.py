"""The shape of the grid: each indicator at its own granularity, and every value already known finds its cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations import lecture
from evaluations.grille.cles import Cle, lire_nom
from evaluations.grille.structure import Sujet, attendues, est_permise, proposees, tables

from .. import fabriques

NORD_ET_PAS_DE_CALAIS = (("59", "Nord", 900), ("62", "Pas-de-Calais", 100))
SUJET = Sujet(1, 1, "Habitat Imaginaire", 2011, 2012, NORD_ET_PAS_DE_CALAIS, True, frozenset({"locatif"}))
TEXTES, RANGS, ANNEES = st.text(max_size=20), st.integers(1, 10**9), st.integers(1900, 2100)


@pytest.fixture
def fiches(db):
    return {
        f.code: f for f in lecture.fiches(fabriques.generation(), ["locatif", "accession", "foyers"], fin=2012).values()
    }


@given(
    st.builds(
        Cle, *[st.integers(1, 10**9)] * 2, TEXTES, st.integers(1900, 2100), st.integers(1900, 2100), *[TEXTES] * 6
    )
)
def test_the_name_of_a_cell_gives_its_key_back(cle):
    assert lire_nom(cle.nom) == cle
    assert not set(cle.nom) & set(" :\"'<>&")


@pytest.mark.parametrize(
    "nom", ["", "v", "v.1", "w.1.1..2011.2011......", "v.x.1..2011.2011......", "v.1.1..²011.2011......"]
)
def test_a_name_that_is_not_ours_is_refused(nom):
    with pytest.raises(ValueError, match="n’existe pas"):
        lire_nom(nom)


@pytest.mark.parametrize(
    ("code", "segments", "nombre"),
    [
        ("A.I", (), 2 * 2 * 3),
        ("B.I", (), 2 * 2),
        ("C.I", ("collectif", "individuel"), 2 * 2),
        ("C.I", (), 2),
        ("D.I", ("collectif",), 2 * 2),
        ("F.I", ("collectif",), 2),
        ("I.I", (), 2),
        ("E", (), 0),
        ("FACC.I", (), 2),
        ("GLF.I", (), 2),
    ],
)
def test_an_indicator_asks_for_cells_at_its_own_granularity(fiches, code, segments, nombre):
    cles = attendues(fiches[code], SUJET, segments)

    assert len(set(cles)) == len(cles) == nombre
    assert all(est_permise(cle, fiches[code]) for cle in cles)


def test_a_value_told_over_six_years_calls_for_the_cells_of_its_axes_year_by_year(fiches):
    a1 = fiches["A.I"]
    objectif = Cle(1, a1.pk, "", 2011, 2016, "59", "PLAI", "245900410")

    assert [(c.debut, c.fin, c.epci) for c in proposees(objectif, a1, SUJET)] == [
        (2011, 2011, "245900410"),
        (2012, 2012, "245900410"),
    ]
    assert proposees(objectif._replace(debut=2013), a1, SUJET) == []


def test_tables_keep_shapes_apart_and_territories_by_size(fiches):
    cles = [cle for code in ("A.I", "C.I", "I.I", "F.II") for cle in attendues(fiches[code], SUJET)]

    faites = tables(cles, {f.pk: f for f in fiches.values()}, {1: SUJET})

    assert [table.forme for table in faites] == [
        ("territoire", "annee"),
        ("territoire", "periode"),
        ("entier", "annee"),
        ("entier", "periode"),
    ]
    assert [c.departement for c in faites[0].colonnes] == ["59", "59", "62", "62"]
    assert [rang.produit for rang in faites[0].rangs] == ["PLAI", "PLUS", "PLS"]


def test_every_cell_given_stands_in_one_table_only(fiches):
    cles = {cle for fiche in fiches.values() for cle in attendues(fiche, SUJET, ("collectif",))}

    faites = tables(cles, {f.pk: f for f in fiches.values()}, {1: SUJET})

    posees = [rang.cle(colonne) for table in faites for rang, colonnes in table.rangs.items() for colonne in colonnes]
    assert len(posees) == len(cles)
    assert set(posees) == cles
