"""The words of a number are never false of it (contracts §5), and they are good French."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cus_tracker.redaction import approcher, avec_unite, croissance, fourchette, intensite, part, phrase, tendance, vrai

EXEMPLES = settings(max_examples=1000)
# Said again from the contract: exact ÷ printed − 1, bounds included.
BORNES = {
    "près de": ("-0.02", "0.005"),
    "environ": ("-0.025", "0.025"),
    "plus de": ("0", "0.1"),
    "moins de": ("-0.1", "0"),
}
NOMBRES = st.one_of(
    st.integers(-(10**12), 10**12).map(Decimal),
    st.integers(-2000, 2000).map(Decimal),
    st.decimals(-(10**7), 10**7, places=6),
    st.decimals(-1, 1, places=9),
)
PARTS = st.one_of(
    st.decimals(0, 1, places=12), st.decimals("0", "0.02", places=9), st.decimals("0.98", "1.02", places=9)
)


def lire(texte):
    """(word, printed number, decimals printed) of « près de 32 500 »."""
    mot, nombre = re.fullmatch(r"(?:(près de|environ|plus de|moins de)\xa0)?(−?[\d\xa0]+(?:,\d+)?)", texte).groups()
    chiffres = nombre.replace("\xa0", "").replace("−", "-")
    return mot, Decimal(chiffres.replace(",", ".")), len(chiffres.partition(",")[2])


def juger(texte, exact):
    """True when a printed number is true of the exact one, by the contract’s tolerances."""
    mot, imprime, decimales = lire(texte)
    if mot is None:
        return abs(Decimal(exact) - imprime) <= Decimal("0.5").scaleb(-decimales)
    bas, haut = map(Decimal, BORNES[mot])
    return bool(imprime) and bas <= Decimal(exact) / imprime - 1 <= haut


@pytest.mark.parametrize(
    ("valeur", "mots"),
    [
        (32487, "près de 32 500"),
        (5414, "près de 5 400"),
        (150312, "plus de 150 000"),
        (1056, "près de 1 060"),
        (0, "0"),
        (30, "30"),
        (-5, "−5"),
        ("0.04", "0,04"),
        ("12.34", "12,3"),
        (333000, "333 000"),
    ],
)
def test_a_quantity_is_rounded_as_a_briefing_does(valeur, mots):
    assert approcher(valeur).texte() == mots.replace(" ", "\xa0").replace("près\xa0de", "près de").replace(
        "plus\xa0de", "plus de"
    )


@EXEMPLES
@given(NOMBRES)
def test_the_words_of_a_quantity_are_true(valeur):
    assert juger(approcher(valeur).texte(), valeur)
    assert vrai(
        approcher(valeur).mot, valeur, approcher(valeur).imprime, max(0, -approcher(valeur).imprime.as_tuple().exponent)
    )


@EXEMPLES
@given(PARTS)
def test_the_words_of_a_share_are_true(valeur):
    texte = part(valeur)

    assert texte.endswith("\xa0%")
    assert juger(texte.removesuffix("\xa0%"), valeur * 100)


@EXEMPLES
@given(st.one_of(PARTS, PARTS.map(lambda x: -x), st.decimals(-1, 5, places=9)))
def test_the_words_of_a_growth_are_true_and_tell_its_sense(valeur):
    texte = croissance(valeur)

    if not valeur:
        assert texte == "égal"
        return
    sens, _, ampleur = texte.partition(" de ")
    assert sens == ("supérieur" if valeur > 0 else "inférieur")
    assert juger(ampleur.removesuffix("\xa0%"), abs(valeur) * 100)


@EXEMPLES
@given(PARTS, PARTS)
def test_a_range_holds_its_two_ends(un, autre):
    bas, haut = sorted((un, autre))
    texte = fourchette(bas, haut).removesuffix("\xa0%").removeprefix("entre ")

    ends = texte.split(" et ")
    assert juger(ends[0], bas * 100)
    assert juger(ends[-1], haut * 100)


@EXEMPLES
@given(st.one_of(NOMBRES, PARTS), st.sampled_from(["logements", "conventions", "part", "croissance", "ventes par an"]))
def test_no_ordinary_space_parts_a_number_from_what_it_counts(valeur, unite):
    texte = avec_unite(valeur, unite)

    assert not re.search(r"\d [\d%]|\d [a-z]", texte)
    assert "'" not in texte
    assert "-" not in texte


@pytest.mark.parametrize(
    ("valeur", "mots"),
    [
        ("-0.04", "inférieur de 4\xa0%"),
        ("0.896", "supérieur de près de\xa090\xa0%"),
        ("-0.8", "inférieur de 80\xa0%"),
        ("0.0004", "supérieur de 0,04\xa0%"),
        ("0", "égal"),
    ],
)
def test_a_growth_is_a_comparison(valeur, mots):
    assert croissance(Decimal(valeur)) == mots


def test_a_word_is_true_between_its_bounds():
    assert vrai("près de", 98, 100)
    assert not vrai("près de", 101, 100)
    assert vrai("", "12.34", "12.3", 1)
    assert not vrai("plus de", 5, 0)


def test_a_growth_agrees_with_what_is_compared():
    assert croissance(Decimal("-0.04"), feminin=True, pluriel=True) == "inférieures de 4\xa0%"
    assert croissance(Decimal(0), feminin=True, pluriel=True) == "égales"
    assert croissance(Decimal(0), pluriel=True) == "égaux"


@pytest.mark.parametrize(
    ("valeur", "mots"),
    [
        ("0.1983", "près de\xa020\xa0%"),
        ("0.27", "27\xa0%"),
        ("0.00951", "1\xa0%"),
        ("0.005", "0,5\xa0%"),
        ("0.9996", "près de\xa0100\xa0%"),
        ("0", "0\xa0%"),
        ("1", "100\xa0%"),
        ("0.00003", "0,003\xa0%"),
    ],
)
def test_a_share_is_a_percentage(valeur, mots):
    assert part(Decimal(valeur)) == mots


def test_a_range_tells_equal_ends_once():
    assert fourchette(Decimal("0.06"), Decimal("0.42")) == "entre 6 et 42\xa0%"
    assert fourchette(Decimal("0.0004"), Decimal("0.01")) == "entre 0,04 et 1\xa0%"
    assert fourchette(Decimal("0.101"), Decimal("0.102")) == "10\xa0%"


@pytest.mark.parametrize(
    ("valeur", "unite", "mots"),
    [
        (0, "conventions", "aucune convention"),
        (1, "conventions", "1\xa0convention"),
        (30, "conventions", "30\xa0conventions"),
        (0, "organismes", "aucun organisme"),
        (5414, "logements par an", "près de\xa05\xa0400\xa0logements par an"),
        (0, "ventes par an", "aucune vente par an"),
        ("0.2", "part", "20\xa0%"),
    ],
)
def test_a_figure_agrees_with_its_unit(valeur, unite, mots):
    assert avec_unite(Decimal(valeur), unite) == mots


def test_counts_are_exact_and_what_is_missing_says_why():
    assert phrase(Decimal(1049), "conventions") == "1\xa0049"
    assert phrase(None, "part", motif="Le parc n’est pas connu.") == "non disponible\xa0: le parc n’est pas connu."
    assert phrase(None, "part") == "non disponible"
    assert phrase(None, "part", motif="Rien\u00a0: tout manque.") == "non disponible\u00a0: rien, tout manque."


@pytest.mark.parametrize(
    ("valeur", "mot"),
    [("0.001", "stable"), ("-0.05", "légère"), ("0.10", "légère"), ("0.33", "modérée"), ("-0.8", "nette")],
)
def test_a_growth_has_an_intensity(valeur, mot):
    assert intensite(Decimal(valeur)) == mot


@pytest.mark.parametrize(
    ("serie", "mots"),
    [
        ((15, 16, 18, 20), "hausse modérée mais continue"),
        ((15, 18, 17, 20), "hausse modérée mais irrégulière"),
        ((20, 20, 20), "stabilité"),
        ((100, 60, 10), "baisse nette et continue"),
        ((0, 5), "hausse nette et continue"),
        ((10, 20, 10), "évolution irrégulière"),
    ],
)
def test_a_series_has_a_trend(serie, mots):
    assert tendance(serie) == mots
