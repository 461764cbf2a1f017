"""The sheet of the values: versions, the four different things, units, axes, and each cell that is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter

from conventions.models import Objectif
from evaluations.models import Realise
from pilotage.importation import importer
from territoires.models import Epci
from tests import fabriques
from tests.pilotage.monde import CLE, CUS, VALEURS, A, comptes, ecrire, refus, socle, verser

pytestmark = pytest.mark.django_db
UN, DEUX = datetime(2011, 9, 1, 9), datetime(2012, 3, 1, 15)
CELLULE = [*CUS, "A.I", "objectif", 2011, 2011]
EPCI_INVENTE = fabriques.siren(5_000_000)


def objectifs(**filtres):
    """(value, mention) of the standing objectives, in the order of their moments."""
    lignes = Objectif.objects.filter(remplacee_le=None, **filtres).order_by("saisi_le")
    return [(ligne.valeur, ligne.mention) for ligne in lignes]


def lu(tmp_path, brut, indicateur="A.I", **options):
    """What one cell becomes."""
    colonnes = [*VALEURS[:7], *options, "valeur"]
    verser(tmp_path, **socle(valeurs=[colonnes, [*CUS, indicateur, "objectif", 2011, 2011, *options.values(), brut]]))
    return objectifs()[-1]


@pytest.mark.parametrize(
    ("brut", "attendu"),
    [
        (0, (Decimal(0), "")),
        (120, (Decimal(120), "")),
        ("1\u00a0234,5", (Decimal("1234.5"), "")),
        ("1234.5", (Decimal("1234.5"), "")),
        ("12 %", (Decimal("0.12"), "")),
        ("n.c.", (None, "n.c.")),
        ("s.o.", (None, "s.o.")),
        (0.1 + 0.2, (Decimal("0.3"), "")),
    ],
)
def test_numbers_and_mentions_are_told_apart(tmp_path, brut, attendu):
    assert lu(tmp_path, brut) == attendu


@pytest.mark.parametrize("brut", [12, "12 %", "12", "12,0"])
def test_a_percentage_is_kept_in_points(tmp_path, brut):
    assert lu(tmp_path, brut, "F.I") == (Decimal(12), "")


@pytest.mark.parametrize(
    "brut", ["", "beaucoup", "12 logements", "1e3", True, datetime(2011, 1, 1), "0,1234567", 10**15]
)
def test_what_is_no_value_is_refused(tmp_path, brut):
    assert list(refus(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, brut]]))) == ["valeurs!H2"]


@pytest.mark.parametrize("forme", ["0%", "0.0 %", 9, 10])
def test_a_cell_shown_as_a_percentage_is_what_it_shows(tmp_path, forme):
    chemin = tmp_path / "parts.xlsx"
    with xlsxwriter.Workbook(str(chemin)) as fichier:
        feuille, part = fichier.add_worksheet("valeurs"), fichier.add_format({"num_format": forme})
        for rang, indicateur in enumerate(("F.I", "F.I", "A.I"), start=1):
            ligne = [*CUS, indicateur, "objectif", 2011 + rang, 2011 + rang]
            for colonne, cellule in enumerate(ligne):
                feuille.write(rang, colonne, cellule) if colonne > 4 else feuille.write_string(rang, colonne, cellule)
            feuille.write_number(rang, 7, 0.1234567 if rang == 1 else 1, part)
        feuille.write_row(0, 0, VALEURS[:8])
    verser(tmp_path, **socle())

    assert importer(chemin, None).refus == []

    assert list(Objectif.objects.order_by("debut").values_list("valeur", flat=True)) == [Decimal("12.34567"), 100, 1]


def test_what_a_spreadsheet_computed_is_kept_at_six_decimals(tmp_path):
    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 1 / 3]]))

    assert Objectif.objects.get().valeur == Decimal("0.333333")


def test_yes_and_no_are_values_of_their_indicators_only(tmp_path):
    foyers = [A, "2011-2016", "foyers"]
    feuilles = {"conventions": [CLE, list(CUS), foyers]}
    lignes = [[*foyers, "GLF.I", "objectif", 2011, 2011, "Oui"], [*foyers, "GLF.II", "objectif", 2011, 2011, "non"]]

    verser(tmp_path, **socle(**feuilles, valeurs=[VALEURS, *lignes]))
    assert sorted(objectifs()) == [(Decimal(0), ""), (Decimal(1), "")]

    lignes = [[*CELLULE, "oui"], [*foyers, "GLF.III", "objectif", 2011, 2011, 1]]
    assert list(refus(tmp_path, **socle(**feuilles, valeurs=[VALEURS, *lignes]))) == ["valeurs!H2", "valeurs!H3"]


@pytest.mark.parametrize(("brut", "dit"), [(-12, True), ("−12", True), (0, False), ("n.c.", False)])
def test_a_negative_value_is_taken_and_flagged(tmp_path, brut, dit):
    rapport = verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, brut]]))

    assert [s.cellule for s in rapport.signalements if "négative" in s.attendu] == (["valeurs!H2"] if dit else [])
    assert Objectif.objects.count() == 1


def test_every_version_of_a_key_is_kept(tmp_path):
    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 12, DEUX], [*CELLULE, "n.c.", UN]]))

    assert objectifs() == [(None, "n.c."), (Decimal(12), "")]
    assert all(Objectif.objects.values_list("reprise", flat=True))


def test_the_same_file_twice_writes_no_row(tmp_path):
    feuilles = socle(valeurs=[VALEURS, [*CELLULE, 12, UN], [*CELLULE, 15, None], [*CELLULE[:5], 2012, 2012, "s.o."]])
    verser(tmp_path, **feuilles)

    rapport = verser(tmp_path, **feuilles)

    assert comptes(rapport, "valeurs") == (0, 0, 3, 0)
    assert (rapport.ecrites, Objectif.objects.count()) == (0, 3)


def test_an_undated_value_that_changes_is_a_new_version(tmp_path):
    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 12]]))

    rapport = verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 15]]))

    assert comptes(rapport, "valeurs") == (1, 0, 0, 0)
    assert objectifs() == [(Decimal(12), ""), (Decimal(15), "")]
    assert not any(Objectif.objects.values_list("reprise", flat=True))


@pytest.mark.parametrize("moment", ["2011-09-01T09:00:00.5", "2011-09-01T09:00:00.000001", "2011-10-30T02:30:00+01:00"])
def test_a_moment_is_recognised_however_fine(tmp_path, moment):
    feuilles = socle(valeurs=[VALEURS, [*CELLULE, 7, moment]])
    verser(tmp_path, **feuilles)

    assert verser(tmp_path, **feuilles).ecrites == 0


def test_rows_of_one_moment_are_refused_though_the_base_holds_it(tmp_path):
    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 7, UN]]))

    assert list(refus(tmp_path, **socle(valeurs=[VALEURS, *[[*CELLULE, 7, UN]] * 2]))) == ["valeurs!H3"]


def test_a_value_changed_under_the_same_moment_keeps_the_former_one(tmp_path):
    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 12, UN]]))

    rapport = verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 15, UN]]))

    assert comptes(rapport, "valeurs") == (0, 1, 0, 0)
    assert objectifs() == [(Decimal(15), "")]
    assert Objectif.objects.exclude(remplacee_le=None).get().valeur == 12
    assert [(c.avant, c.apres) for c in rapport.changements] == [("12", "15")]


def test_an_absent_column_leaves_the_observation_as_it_was(tmp_path):
    verser(tmp_path, **socle(valeurs=[[*VALEURS, "observation"], [*CELLULE, 12, UN, "À revoir"]]))

    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 15, UN]]))
    assert Objectif.objects.get(remplacee_le=None).observation == "À revoir"

    verser(tmp_path, **socle(valeurs=[[*VALEURS, "observation"], [*CELLULE, 15, UN, None]]))
    assert Objectif.objects.get(remplacee_le=None).observation == ""


def test_an_empty_later_version_takes_the_value_away(tmp_path):
    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 12, UN], [*CELLULE, None, DEUX]]))

    assert objectifs() == [(Decimal(12), ""), (None, "vide")]


@pytest.mark.parametrize("saisi_le", [UN, None])
def test_an_empty_value_with_nothing_before_it_is_refused(tmp_path, saisi_le):
    assert list(refus(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, None, saisi_le]]))) == ["valeurs!H2"]


def test_an_avenant_may_take_away_what_the_convention_gave(tmp_path):
    avenants = [[*CLE, "avenant", "objet"], [*CUS, "n° 1", "objectifs"]]
    colonnes = [*CLE, "avenant", *VALEURS[3:]]

    verser(tmp_path, **socle(avenants=avenants, valeurs=[colonnes, [*CUS, "n° 1", *CELLULE[3:], None, UN]]))

    assert objectifs(instrument__reference="n° 1") == [(None, "vide")]


def test_two_rows_of_one_key_and_one_moment_are_refused(tmp_path):
    refusees = refus(
        tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 1, UN], [*CELLULE, 1, UN], [*CELLULE, 2], [*CELLULE, 3]])
    )

    assert list(refusees) == ["valeurs!H3", "valeurs!H5"]


def test_the_cell_of_a_twin_is_told_as_it_is_written(tmp_path):
    chemin = ecrire(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 1, UN], [*CELLULE, "1 200,50", UN]]))

    assert [r.lu for r in importer(chemin, None).refus] == ["1200,5"]


def test_a_result_hangs_on_its_convention_whatever_avenant_it_names(tmp_path):
    avenants = [[*CLE, "avenant", "objet"], [*CUS, "n° 1", "objectifs"]]
    colonnes = [*CLE, "avenant", *VALEURS[3:]]
    lignes = [[*CUS, "n° 1", "A.I", "realise", 2011, 2011, 9, UN]]

    verser(tmp_path, **socle(avenants=avenants, valeurs=[colonnes, *lignes]))

    realise = Realise.objects.get()
    assert (realise.convention.parent, realise.avenant.reference, realise.valeur) == (None, "n° 1", 9)
    rapport = verser(tmp_path, **socle(avenants=avenants, valeurs=[colonnes, *lignes]))
    assert comptes(rapport, "valeurs") == (0, 0, 1, 0)


def test_axes_are_kept_and_keys_that_differ_by_one_are_different(tmp_path):
    colonnes = [*VALEURS[:7], "departement", "zonage", "produit", "zus", "segment", "valeur"]
    lignes = [
        [*CELLULE, "59", "A bis", "PLAI", "oui", "Collectif", 1],
        [*CELLULE, "59", "a BIS", "plus", "non", "Collectif", 2],
        [*CELLULE, "", "", "", "", "", 3],
    ]

    verser(tmp_path, **socle(valeurs=[colonnes, *lignes]))

    axes = [(o.departement, o.zonage, o.produit, o.zus, o.segment) for o in Objectif.objects.order_by("valeur")]
    assert axes[0] == ("59", "A bis", "PLAI", "oui", "Collectif")
    assert axes[1] == ("59", "A bis", "PLUS", "non", "Collectif")
    assert axes[2] == ("", "", "", "", "")


def test_an_unknown_epci_of_a_valid_siren_is_taken_and_flagged(tmp_path):
    colonnes = [*VALEURS[:7], "departement", "epci", "valeur"]

    rapport = verser(tmp_path, **socle(valeurs=[colonnes, [*CELLULE, "59", EPCI_INVENTE, 3]]))

    assert [constat.cellule for constat in rapport.signalements] == ["valeurs!I2"]
    assert not Epci.objects.get(siren=EPCI_INVENTE).de_reference


@pytest.mark.parametrize(
    ("colonne", "brut", "cellule"),
    [
        ("epci", EPCI_INVENTE, "valeurs!A2"),
        ("epci", "123456789", "valeurs!I2"),
        ("departement", "01 ", None),
        ("departement", 59, "valeurs!I2"),
        ("departement", "2C", "valeurs!I2"),
        ("zonage", "D", "valeurs!I2"),
        ("produit", "PSLA", "valeurs!I2"),
        ("zus", "peut-être", "valeurs!I2"),
        ("segment", "x" * 61, "valeurs!I2"),
        ("mesure", "vendus", "valeurs!I2"),
        ("source", "x" * 301, "valeurs!I2"),
    ],
)
def test_each_axis_takes_its_own_codes(tmp_path, colonne, brut, cellule):
    colonnes = [*VALEURS[:7], "valeur", colonne]

    refusees = refus(tmp_path, **socle(valeurs=[colonnes, [*CELLULE, 3, brut]]))

    assert list(refusees) == ([cellule] if cellule else [])


@pytest.mark.parametrize(
    ("ligne", "cellule"),
    [
        ([*CUS, "A.X", "objectif", 2011, 2011, 1], "valeurs!D2"),
        ([*CUS, "PP-1", "objectif", 2011, 2011, 1], "valeurs!D2"),
        ([*CUS, "E", "objectif", 2011, 2011, 1], "valeurs!D2"),
        ([*CUS, "A.I", "prévu", 2011, 2011, 1], "valeurs!E2"),
        ([*CUS, "A.I", "objectif", 2012, 2011, 1], "valeurs!G2"),
        ([*CUS, "A.I", "objectif", "2011 ", 2011.5, 1], "valeurs!G2"),
        ([*CUS, "D.I", "objectif", 2011, 2011, 1], "valeurs!A2"),
        ([A, "2011-2016", "accession", "FACC.I", "objectif", 2011, 2011, 1], "valeurs!A2"),
    ],
)
def test_a_row_that_speaks_of_nothing_known_is_refused(tmp_path, ligne, cellule):
    assert list(refus(tmp_path, **socle(valeurs=[VALEURS, ligne]))) == [cellule]


def test_the_measures_of_a_sale_are_told_apart(tmp_path):
    colonnes = [*VALEURS[:7], "mesure", "valeur"]
    lignes = [[*CUS, "D.I", "objectif", 2011, 2011, mesure, 5] for mesure in ("mis_en_commercialisation", "vendus")]

    verser(tmp_path, **socle(valeurs=[colonnes, *lignes]))

    assert Objectif.objects.count() == 2


def test_a_value_without_the_measure_that_figures_read_is_taken_and_flagged(tmp_path):
    conventions, cle = [CLE, [A, "2019-2025", "locatif"]], [A, "2019-2025", "locatif"]
    lignes = [[*cle, "PP-4", "objectif", 2024, 2024, 40], [*cle, "PP-1", "objectif", 2019, 2024, 12]]
    rapport = verser(tmp_path, **socle(conventions=conventions, valeurs=[VALEURS, *lignes]))

    assert [(s.cellule, "mis_en_commercialisation" in s.attendu) for s in rapport.signalements] == [
        ("valeurs!D2", True)
    ]


def test_a_day_alone_is_its_first_hour(tmp_path):
    verser(tmp_path, **socle(valeurs=[VALEURS, [*CELLULE, 1, date(2011, 9, 1)], [*CELLULE, 2, "2011-09-01T00:01"]]))

    assert [o.saisi_le.astimezone(fabriques.moment(UN).tzinfo).minute for o in Objectif.objects.order_by("valeur")] == [
        0,
        1,
    ]
