"""Import, export, import: on small worlds drawn at random, the content comes back the same, in .xlsx and in .ods."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilotage.importation import importer
from pilotage.importation.assemblage import FEUILLES
from pilotage.importation.sortie import exporter
from tests.pilotage.monde import CLE, ORGANISMES, PASSAGES, A, B, C, ecrire

pytestmark = pytest.mark.django_db
AXES = ["departement", "produit", "zonage", "zus", "segment"]
VALEURS = [*CLE, "avenant", "indicateur", "nature", "debut", "fin", *AXES, "valeur", "saisi_le", "observation"]
TEXTES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=15).map(str.strip)
JOURS = st.dates(datetime(2005, 1, 1).date(), datetime(2020, 1, 1).date())
MOMENTS = st.datetimes(datetime(2009, 1, 1), datetime(2020, 1, 1)).map(lambda quand: quand.replace(microsecond=0))
NOMBRES = st.one_of(
    st.integers(0, 100_000),
    st.floats(0, 1e6, allow_nan=False).map(lambda x: round(x, 6)),
    st.sampled_from(["n.c.", "s.o.", "12 %", "1\u00a0234,5"]),
)
SUITES = st.sampled_from([["deposee"], ["deposee", "avis", "signee"], ["suspendue", "negociation"], ["signee"], []])


@st.composite
def mondes(tirer):
    """Sheets that agree with one another: organisms, conventions, avenants, passages, values and their versions."""
    sirens = [A, B, C][: tirer(st.integers(1, 3))]
    nom = TEXTES.filter(bool)
    organismes = [[s, tirer(nom), tirer(TEXTES), "OPH", tirer(st.sampled_from(["59", "2A", "01"]))] for s in sirens]
    pieces = [(s, "2011-2016", "locatif") for s in sirens]
    avenants = [[*piece, "n° 1", "objectifs"] for piece in pieces if tirer(st.booleans())]
    passages = [ligne for piece in pieces for ligne in tirer(suites(piece))]
    lignes = tirer(st.lists(valeurs(pieces, [tuple(a[:3]) for a in avenants]), max_size=12))
    reunions = tirer(st.lists(st.tuples(JOURS, nom, TEXTES), max_size=3, unique_by=lambda r: (r[0], r[1])))
    return {
        "organismes": [ORGANISMES[:5], *organismes],
        "conventions": [CLE, *map(list, pieces)],
        "avenants": [[*CLE, "avenant", "objet"], *avenants],
        "passages": [PASSAGES, *passages],
        "valeurs": [VALEURS, *sans_jumelles(lignes)],
        "reunions": [["le", "objet", "themes"], *map(list, reunions)],
    }


@st.composite
def suites(tirer, piece):
    """The passages of a convention, day after day; without a moment for some."""
    jour, lignes = tirer(JOURS), []
    for rang, etat in enumerate(tirer(SUITES)):
        saisi_le = tirer(st.one_of(st.none(), MOMENTS))
        lignes.append([*piece, "", etat, jour + timedelta(days=rang), saisi_le, tirer(TEXTES)])
    return lignes


@st.composite
def valeurs(tirer, pieces, amendees):
    """One row of values, of a convention or of its avenant."""
    piece, nature = tirer(st.sampled_from(pieces)), tirer(st.sampled_from(["objectif", "realise"]))
    avenant = "n° 1" if piece in amendees and tirer(st.booleans()) else ""
    debut = tirer(st.integers(2011, 2016))
    axes = [tirer(st.sampled_from(["", *codes])) for codes in (["59", "62"], ["PLAI", "PLS"], ["A bis"], ["oui"])]
    fin = [tirer(NOMBRES), tirer(st.one_of(st.none(), MOMENTS)), tirer(TEXTES)]
    return [*piece, avenant, "A.I", nature, debut, tirer(st.integers(debut, 2016)), *axes, tirer(TEXTES), *fin]


def sans_jumelles(lignes):
    """One row of each key and moment; the avenant is no part of the key of a result."""
    cles = {(*ligne[:3], ligne[3] * (ligne[5] == "objectif"), *ligne[4:13], ligne[14]): ligne for ligne in lignes}
    return list(cles.values())


def contenu():
    """Every cell that the base would export."""
    return {feuille.nom: list(feuille.exporter()) for feuille in FEUILLES}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mondes(), st.sampled_from(["xlsx", "ods"]))
def test_what_was_imported_and_exported_is_imported_the_same(tmp_path, monde, extension):
    sortie = tmp_path / f"sortie.{extension}"

    with transaction.atomic():
        premier = importer(ecrire(tmp_path, **monde), None)
        assert [str(refus) for refus in premier.refus] == []
        assert importer(tmp_path / "classeur.xlsx", None).ecrites == 0
        avant = contenu()
        exporter(sortie, extension)
        assert importer(sortie, None).ecrites == 0
        transaction.set_rollback(True)

    with transaction.atomic():
        assert [str(refus) for refus in importer(sortie, None).refus] == []
        assert contenu() == avant
        transaction.set_rollback(True)
