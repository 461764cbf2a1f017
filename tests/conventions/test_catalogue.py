"""The catalogue of indicators: the reference list untouched, and a complement that fits it."""

import copy
import hashlib
from collections import Counter
from datetime import date

import pytest

from conventions import catalogue
from conventions.models import Indicateur


def fiche(code, generation="2011-2016", dispositif="locatif"):
    cle = (generation, dispositif, code)
    return next(f for f in catalogue.fiches() if (f.generation, f.dispositif, f.code) == cle)


def saisissables(generation="2011-2016"):
    return [f for f in catalogue.fiches() if f.saisissable and f.generation == generation]


@pytest.fixture
def ajouts():
    return copy.deepcopy(catalogue.complement())


@pytest.fixture
def lignes():
    return copy.deepcopy(catalogue.reference())


def test_the_reference_list_is_the_one_whose_digest_was_recorded():
    source = catalogue.complement()["source"]
    contenu = (catalogue.DONNEES / source["fichier"]).read_bytes()

    assert hashlib.sha256(contenu).hexdigest() == source["sha256"]


def test_the_complement_fits_the_reference_list():
    assert catalogue.desaccords(catalogue.reference(), catalogue.complement()) == []


def test_one_fiche_per_row_in_the_order_of_the_list():
    codes = [ligne["code"] for ligne in catalogue.reference()]

    assert [f.code for f in catalogue.fiches()] == codes
    assert [f.rang for f in catalogue.fiches()] == list(range(1, len(codes) + 1))
    assert catalogue.fiches() == catalogue.fiches()


def test_codes_are_unique_within_a_generation_and_a_dispositif():
    cles = Counter((f.generation, f.dispositif, f.code) for f in catalogue.fiches())

    assert max(cles.values()) == 1


def test_generations_and_dispositifs_bear_the_codes_of_the_workbook():
    assert {f.generation for f in catalogue.fiches()} == {"2011-2016", "2019-2025"}
    assert {f.dispositif for f in catalogue.fiches()} == {"locatif", "accession", "foyers", "societe-de-vente"}


def test_the_words_of_the_reference_are_kept_as_they_are():
    for f, ligne in zip(catalogue.fiches(), catalogue.reference(), strict=True):
        assert f.libelle == ligne["libelle"]
        assert f.valable == ligne["valable"]
        assert f.confiance == ligne["confiance"]
        assert f.obligatoire == ligne["obligatoire"]
        assert list(f.sources) == ligne["source"]
        assert list(f.dimensions) == ligne["dimensions"]
        assert [f.aspect, f.unite, f.note] == [ligne[champ] or "" for champ in ("aspect", "unite", "note")]


@pytest.mark.parametrize(
    ("texte", "periode"),
    [
        ("2010-01-01/2017-05-10", (date(2010, 1, 1), date(2017, 5, 10))),
        ("2019-07-29/en vigueur (relevé 2025)", (date(2019, 7, 29), None)),
        ("2017-05-11/en vigueur", (date(2017, 5, 11), None)),
    ],
)
def test_a_validity_is_read_as_two_days(texte, periode):
    assert catalogue.validite(texte) == periode


def test_a_validity_that_is_not_understood_is_refused():
    with pytest.raises(ValueError, match="abrogé"):
        catalogue.validite("2010-01-01/abrogé")


def test_a1_is_asked_by_departement_product_and_year_and_summed():
    a1 = fiche("A.I")

    assert a1.axes == ("departement", "annee", "cumul", "produit")
    assert a1.produits == ("PLAI", "PLUS", "PLS")
    assert (a1.nature_valeur, a1.agregation, a1.precision, a1.famille) == ("nombre", "somme", 0, "A1")


def test_d1_has_a_stock_and_a_flow():
    natures = {mesure.code: mesure.nature for mesure in fiche("D.I").mesures}

    assert natures == {"mis_en_commercialisation": "stock", "vendus": "flux"}


def test_the_forecast_of_sales_is_not_claimed_of_the_second_generation():
    assert [mesure.code for mesure in fiche("PP-4", "2019-2025").mesures] == ["mis_en_commercialisation"]


def test_a_part_of_the_total_is_a_measure_of_its_own():
    mesures = fiche("PP-1", "2019-2025").mesures

    assert [(mesure.code, mesure.nature) for mesure in mesures] == [
        ("part_hors_qpv", "part"),
        ("part_hors_renovation_urbaine", "part"),
    ]


@pytest.mark.parametrize(
    ("famille", "premiere", "seconde"),
    [
        ("A1", {"A.I"}, {"PP-1"}),
        ("A2", {"A.II"}, {"PP-1 bis"}),
        ("C34", {"C.III", "C.IV"}, {"PP-2", "PP-2 (2017)"}),
        ("D1", {"D.I"}, {"PP-4"}),
    ],
)
def test_each_generation_has_its_own_members_of_a_family(famille, premiere, seconde):
    membres = [f for f in catalogue.fiches() if f.famille == famille]

    assert {f.code for f in membres if f.generation == "2011-2016"} == premiere
    assert {f.code for f in membres if f.generation == "2019-2025"} == seconde
    assert {f.dispositif for f in membres} == {"locatif"}


def test_the_difference_of_definition_is_said_of_every_later_member_of_a_family():
    for f in catalogue.fiches():
        doit_le_dire = bool(f.famille) and f.generation != "2011-2016"
        assert bool(f.difference) == doit_le_dire, f.code
        assert f.difference == "" or f.difference.endswith(".")


def test_families_whose_members_are_unknown_take_no_cell():
    assert {f.code for f in catalogue.fiches() if not f.saisissable} == {"E", "G", "H"}
    assert len(saisissables()) == 28


def test_what_the_reference_does_not_know_is_neither_guessed_nor_added_up():
    for f in catalogue.fiches():
        inconnue = f.unite == "" or f.unite.startswith("% ou")
        assert (f.nature_valeur == "inconnue") == inconnue, f.code
        assert not inconnue or f.agregation == "aucune"


def test_only_numbers_of_things_are_added_up():
    assert {f.nature_valeur for f in catalogue.fiches() if f.agregation != "aucune"} == {"nombre"}


@pytest.mark.parametrize(
    ("code", "dispositif", "generation", "nature"),
    [
        ("C.I", "locatif", "2011-2016", "montant"),
        ("F.I", "locatif", "2011-2016", "pourcentage"),
        ("GLF.I", "foyers", "2011-2016", "oui_non"),
        ("HLF.I", "foyers", "2011-2016", "oui_non"),
        ("HLF.II", "foyers", "2011-2016", "ratio"),
        ("PP-SV-3", "societe-de-vente", "2019-2025", "duree"),
        ("SR-SV-1", "societe-de-vente", "2019-2025", "texte"),
    ],
)
def test_each_unit_has_its_kind_of_value(code, dispositif, generation, nature):
    assert fiche(code, generation, dispositif).nature_valeur == nature


MOTS_DU_SENS = {
    "baisse": ("coût", "vacance"),
    "hausse": ("minimal", "recouvrement", "rénovés", "existence", "logements accessibles"),
}


def test_a_sense_is_said_by_the_words_of_the_definition():
    dits = [f for f in catalogue.fiches() if f.sens]

    assert {f.code for f in dits} > {"I.I", "ILF.I", "G-1", "G1 (2017)"}
    for f in dits:
        assert any(mot in f.libelle.lower() for mot in MOTS_DU_SENS[f.sens]), f.code
    for f in catalogue.fiches():
        assert f.sens == "baisse" or not f.libelle.lower().startswith(MOTS_DU_SENS["baisse"]), f.code


def test_what_is_added_up_is_better_when_there_is_more_and_nothing_else_is_guessed():
    assert catalogue.sens("", "somme") == "hausse"
    assert catalogue.sens("", "aucune") == ""
    assert catalogue.sens("baisse", "aucune") == "baisse"


def test_social_indicators_are_asked_by_segment_zus_and_category():
    assert fiche("F.I").axes == ("segment", "zus", "categorie")


def test_what_the_prefet_may_ask_for_is_kept_apart_from_what_the_text_asks():
    pp1 = fiche("PP-1", "2019-2025")

    assert pp1.axes == ("departement", "produit", "trois_ans", "six_ans")
    assert pp1.axes_sur_demande == ("collectivite",)
    assert fiche("PS-ACC-1", "2019-2025", "accession").axes_sur_demande == ("departement",)


def test_every_axis_and_every_measure_has_a_label():
    ajouts = catalogue.complement()
    axes = {axe for f in catalogue.fiches() for axe in f.axes + f.axes_sur_demande}

    assert axes == set(ajouts["axes"])
    assert {mesure["nature"] for mesure in ajouts["mesures"].values()} <= set(catalogue.NATURES_MESURE)


def test_a_row_without_complement_is_told(lignes, ajouts):
    ajouts["indicateurs"].pop(0)

    assert catalogue.desaccords(lignes, ajouts) == ["(1, 'locatif', 'A.I')\u00a0: absent du complément"]


def test_a_complement_without_row_is_told(lignes, ajouts):
    lignes.pop(0)

    assert catalogue.desaccords(lignes, ajouts) == ["(1, 'locatif', 'A.I')\u00a0: inconnu de la liste de référence"]


def test_twins_are_told_on_both_sides(lignes, ajouts):
    lignes.append(lignes[0])
    ajouts["indicateurs"].append(ajouts["indicateurs"][0])

    assert [constat.split("\u00a0: ")[1] for constat in catalogue.desaccords(lignes, ajouts)] == [
        "deux fois dans la liste de référence",
        "deux fois dans le complément",
    ]


@pytest.mark.parametrize(
    ("cote", "champ", "valeur"),
    [
        ("reference", "generation", 3),
        ("reference", "dispositif", "autre"),
        ("reference", "confiance", "certaine"),
        ("reference", "dimensions", ["canton"]),
        ("complement", "nature_valeur", "nombre entier"),
        ("complement", "agregation", "moyenne"),
        ("complement", "sens", "égal"),
        ("complement", "famille", "Z9"),
        ("complement", "mesures", ["loues"]),
    ],
)
def test_a_word_that_nothing_defines_is_told(lignes, ajouts, cote, champ, valeur):
    cible = lignes[0] if cote == "reference" else ajouts["indicateurs"][0]
    cible[champ] = valeur
    mot = valeur[0] if isinstance(valeur, list) else valeur

    assert any(f"{champ} «\u00a0{mot}\u00a0» inconnu" in constat for constat in catalogue.desaccords(lignes, ajouts))


def test_a_catalogue_that_does_not_agree_is_not_read(lignes, ajouts):
    ajouts["indicateurs"].pop(0)

    with pytest.raises(catalogue.CatalogueIncoherent, match="absent du complément"):
        catalogue.fiches(lignes, ajouts)


def test_no_word_of_ours_carries_a_typewriter_sign():
    ajouts = catalogue.complement()
    mots = [ligne.get("difference", "") for ligne in ajouts["indicateurs"]]
    mots += [*ajouts["axes"].values(), *ajouts["familles"].values()]
    mots += [mesure["libelle"] for mesure in ajouts["mesures"].values()]

    assert not [mot for mot in mots if "'" in mot or " ;" in mot or " :" in mot]


def test_every_fiche_fits_the_columns_of_its_model():
    largeurs = {champ.name: getattr(champ, "max_length", None) for champ in Indicateur._meta.concrete_fields}

    for f in catalogue.fiches():
        assert f.confiance in Indicateur.Confiance.values
        assert not [nom for nom, largeur in largeurs.items() if largeur and len(getattr(f, nom)) > largeur], f.code
