"""Quality rules: each says its doubt in a sentence that shows the values, and is silent otherwise."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.qualite import REGLES, Comparable, Etagere, constats

from .situations import dossier, ligne, objectif, trouves


def test_a_total_that_is_not_the_sum_of_its_departements_is_impossible():
    phrases = trouves("total-parties", ligne(120), ligne(60, departement="59"), ligne(70, departement="62"))

    assert phrases == [
        "A1 (réalisé)\u00a0: le total donné en\u00a02011, 120\u00a0logements, n’est pas la somme de ses départements, "
        "130\u00a0logements."
    ]


def test_a_total_equal_to_its_departements_is_not_doubted():
    assert not trouves("total-parties", ligne(130), ligne(60, departement="59"), ligne(70, departement="62"))


def test_a_cumulated_figure_is_compared_with_its_years():
    annees = [objectif(10, annee) for annee in range(2011, 2017)]

    assert len(trouves("cumul-annees", objectif(70, 2011, 2016), *annees)) == 1
    assert not trouves("cumul-annees", objectif(60, 2011, 2016), *annees)


def test_years_that_are_missing_are_no_disagreement():
    assert not trouves("cumul-annees", objectif(70, 2011, 2016), objectif(10, 2011), objectif(10, 2012))


def test_products_are_compared_with_the_total():
    produits = [ligne(n, produit=p) for n, p in ((20, "PLAI"), (50, "PLUS"), (40, "PLS"))]

    assert len(trouves("produits-total", ligne(100), *produits)) == 1
    assert not trouves("produits-total", ligne(110), *produits)


def test_more_sold_than_on_sale_is_improbable():
    phrases = trouves(
        "vendus-mis-en-vente",
        ligne(12, code="D.I", mesure="vendus"),
        ligne(10, code="D.I", mesure="mis_en_commercialisation"),
    )

    assert phrases == [
        "D1 (réalisé)\u00a0: 12\u00a0logements vendus en\u00a02011, pour 10\u00a0logements mis en commercialisation."
    ]


def test_more_on_sale_than_owned_is_impossible():
    stock = ligne(1200, code="D.I", mesure="mis_en_commercialisation")

    assert trouves("mis-en-vente-parc", stock, parc={"59": 1000})
    assert not trouves("mis-en-vente-parc", stock, parc={"59": 1000, "62": 500})
    assert not trouves("mis-en-vente-parc", stock)


def test_an_organism_of_two_departements_says_where():
    (phrase,) = trouves("territoire-manquant", ligne(40), parc={"59": 500, "62": 300})

    assert phrase.endswith("dans 2 départements (Nord, Pas-de-Calais).")
    assert not trouves("territoire-manquant", ligne(40), parc={"59": 500, "62": 0})
    assert not trouves("territoire-manquant", ligne(40, departement="59"), parc={"59": 500, "62": 300})


def test_a_departement_left_out_is_remarkable():
    phrases = trouves("departement-absent", ligne(40, departement="59"), parc={"59": 500, "62": 300})

    assert phrases == ["A1\u00a0: rien n’est donné pour le Pas-de-Calais, où l’organisme détient 300\u00a0logements."]


@pytest.mark.parametrize("valeur", [-1, Decimal("100.5"), 250])
def test_a_percentage_out_of_bounds_is_impossible(valeur):
    assert trouves("pourcentage-hors-bornes", ligne(valeur, code="F.I"))


@pytest.mark.parametrize("valeur", [0, 1, 60, 100])
def test_a_plain_percentage_is_not_doubted(valeur):
    assert not constats(dossier(ligne(valeur, code="F.I")))


def test_a_fraction_is_perhaps_a_percentage():
    (phrase,) = trouves("fraction-pour-pourcentage", ligne(Decimal("0.85"), code="F.I"))

    assert "0,85\u00a0%" in phrase
    assert "85\u00a0%" in phrase


def test_a_number_of_dwellings_is_whole():
    assert trouves("pourcentage-pour-nombre", ligne(Decimal("0.2")))
    assert not trouves("pourcentage-pour-nombre", ligne(20))


def test_no_number_goes_under_zero_and_it_is_not_called_a_percentage():
    (phrase,) = trouves("valeur-negative", ligne(-3))

    assert "−3\u00a0logements en\u00a02011\u00a0; aucun indicateur ne descend sous zéro" in phrase
    assert not trouves("pourcentage-pour-nombre", ligne(-3))
    assert not trouves("valeur-negative", ligne(0))
    assert not trouves("valeur-negative", ligne(-3, code="F.I"))


def test_a_year_above_the_whole_stock_is_improbable():
    (phrase,) = trouves("annee-sur-parc", ligne(99_999), parc={"59": 9000, "62": 9031})

    assert "99\u00a0999\u00a0logements en\u00a02011, pour un parc de 18\u00a0031\u00a0logements" in phrase
    assert trouves("annee-sur-parc", ligne(1200, code="D.I", mesure="vendus"), parc={"59": 1000})
    assert not trouves("annee-sur-parc", ligne(18_031), parc={"59": 9000, "62": 9031})
    assert not trouves("annee-sur-parc", ligne(99_999, 2011, 2016), parc={"59": 18_031})
    assert not trouves("annee-sur-parc", ligne(99_999))


def test_thousands_are_seen_beside_the_objective():
    assert trouves("milliers-pour-unites", ligne(120_000), objectif(110))
    assert trouves("milliers-pour-unites", ligne(Decimal("0.12")), objectif(110))
    assert not trouves("milliers-pour-unites", ligne(220), objectif(110))
    assert not trouves("milliers-pour-unites", ligne(120_000, produit="PLAI"), objectif(110))


@pytest.mark.parametrize(("fait", "objectif_long"), [(20_000, 120), (21_000, 120), (20, 120_000), ("0.12", 660)])
def test_thousands_are_seen_beside_an_objective_told_over_more_years(fait, objectif_long):
    assert trouves("milliers-pour-unites", ligne(Decimal(fait)), objectif(objectif_long, 2011, 2016))


def test_thousands_beside_a_longer_objective_are_told_with_its_share():
    (phrase,) = trouves("milliers-pour-unites", ligne(20_000), objectif(120, 2011, 2016))

    assert "20\u00a0000\u00a0logements" in phrase
    assert "120\u00a0logements" in phrase
    assert "soit 20\u00a0logements au prorata du temps" in phrase


def test_a_share_of_a_small_or_unaddable_objective_is_not_doubted():
    stock = {"code": "D.I", "mesure": "mis_en_commercialisation"}

    assert not trouves("milliers-pour-unites", ligne(100), objectif(1, 2011, 2016))
    assert not trouves("milliers-pour-unites", ligne(100), objectif(120, 2011, 2016))
    assert not trouves("milliers-pour-unites", ligne(20_000, **stock), objectif(120, 2011, 2016, **stock))


def test_the_same_objective_each_year_is_remarkable():
    serie = [objectif(12, annee, produit="PLUS") for annee in range(2011, 2017)]

    assert trouves("serie-plate", *serie) == [
        "A1 (objectif, PLUS)\u00a0: 12\u00a0logements chacune des six années données."
    ]
    assert not trouves("serie-plate", *serie[:3])
    assert not trouves("serie-plate", *serie[:5], objectif(13, 2016, produit="PLUS"))


def test_zeros_everywhere_are_remarkable_and_empty_is_not_zero():
    assert trouves("tout-a-zero", ligne(0, 2011), ligne(0, 2012))
    assert not trouves("tout-a-zero", ligne("n.c.", 2011), ligne("n.c.", 2012))
    assert not trouves("tout-a-zero", ligne(0, 2011), ligne(1, 2012))


def test_a_first_year_far_above_its_objective_is_remarkable():
    assert trouves("premiere-annee", ligne(13, produit="PLS"), objectif(10, produit="PLS"))
    assert not trouves("premiere-annee", ligne(12, produit="PLS"), objectif(10, produit="PLS"))
    assert not trouves("premiere-annee", ligne(13, 2012, produit="PLS"), objectif(10, 2012, produit="PLS"))


def test_the_first_year_is_that_of_the_convention_not_of_the_campaign():
    fait, prevu = ligne(20, 2013, produit="PLS"), objectif(10, 2013, produit="PLS")

    assert not trouves("premiere-annee", fait, prevu, debut=2013, fin=2014)
    assert trouves("premiere-annee", fait, prevu, debut=2013, fin=2014, premiere=2013)
    assert trouves("premiere-annee", fait, prevu, debut=2012, fin=2013, premiere=2013)


def pairs(n, *, logements=1000):
    return {("A.I", ""): tuple(Comparable(Decimal(40 + rang), logements) for rang in range(n))}


def test_an_organism_far_from_its_peers_is_improbable():
    (phrase,) = trouves("loin-des-pairs", ligne(400), parc={"59": 1000}, pairs=pairs(9))

    assert "40,0\u00a0% du parc" in phrase
    assert "9\u00a0organismes comparables" in phrase


@pytest.mark.parametrize(
    ("valeur", "nombre", "logements"), [(400, 7, 1000), (44, 9, 1000), (50, 9, 1000), (80, 9, 199)]
)
def test_few_peers_small_gaps_and_small_stocks_are_not_judged(valeur, nombre, logements):
    assert not trouves("loin-des-pairs", ligne(valeur), parc={"59": logements}, pairs=pairs(nombre))


def comparables(*valeurs):
    return {("A.I", ""): tuple(Comparable(Decimal(valeur), 1000) for valeur in valeurs)}


@pytest.mark.parametrize(
    ("valeurs", "dit"),
    [
        ([0] * 20, "les 20\u00a0organismes comparables donnent tous 0"),
        ([40] * 9, "les 9\u00a0organismes comparables donnent tous 4,0\u00a0%"),
        ([0] * 15 + [30] * 5, "15 des 20\u00a0organismes comparables donnent 0"),
    ],
)
def test_peers_that_say_the_same_are_told_as_such(valeurs, dit):
    (phrase,) = trouves("loin-des-pairs", ligne(900), parc={"59": 1000}, pairs=comparables(*valeurs))

    assert dit in phrase
    assert not trouves("loin-des-pairs", ligne(valeurs[0] + 10), parc={"59": 1000}, pairs=comparables(*valeurs))


def test_one_of_the_few_that_give_something_is_not_doubted():
    assert not trouves("loin-des-pairs", ligne(30), parc={"59": 1000}, pairs=comparables(*[0] * 15, *[30] * 5))


def test_the_strongest_doubts_come_first():
    etageres = [c.etagere for c in constats(dossier(ligne(0, 2011), ligne(0, 2012), ligne(Decimal("0.5"), 2013)))]

    assert etageres == sorted(etageres, key=list(Etagere).index)


def test_a_doubt_keeps_its_key_when_the_value_changes():
    un, deux = (constats(dossier(ligne(Decimal(v))))[0].cle for v in ("0.2", "0.3"))

    assert un == deux


VALEURS = st.one_of(st.integers(-5, 10**6), st.decimals(-10, 1000, places=2), st.sampled_from(["n.c.", "s.o."]))


@st.composite
def lignes_quelconques(draw):
    """Any row that an import could bring."""
    debut = draw(st.integers(2011, 2016))
    code = draw(st.sampled_from(["A.I", "D.I", "F.I"]))
    mesure = draw(st.sampled_from(["mis_en_commercialisation", "vendus"])) if code == "D.I" else ""
    fin = debut if mesure == "mis_en_commercialisation" else draw(st.integers(debut, 2016))
    return ligne(
        draw(VALEURS),
        debut,
        fin,
        code=code,
        mesure=mesure,
        nature=draw(st.sampled_from(["objectif", "realise"])),
        departement=draw(st.sampled_from(["", "59", "62"])),
        produit=draw(st.sampled_from(["", "PLAI", "PLUS"])),
    )


@settings(max_examples=500)
@given(st.lists(lignes_quelconques(), max_size=8))
def test_any_rows_are_judged_in_sentences_that_show_a_number(lignes):
    for constat in constats(dossier(*lignes, parc={"59": 500, "62": 300}, pairs=pairs(9))):
        assert constat.regle in REGLES
        assert constat.phrase.endswith(".")
        assert "\u00a0:" in constat.phrase
        assert " :" not in constat.phrase


def test_a_doubt_on_several_rows_names_only_what_they_share():
    lignes = [
        ligne(0, annee, departement="59", produit=produit) for annee in (2011, 2012) for produit in ("PLAI", "PLS")
    ]

    (phrase,) = trouves("tout-a-zero", *lignes)

    assert phrase.startswith("A1 (réalisé, Nord)\u00a0: zéro partout")
