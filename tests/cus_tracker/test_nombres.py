"""Reading a number as people type it: never wrong, refused with a reason when it could be read in two ways."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cus_tracker.nombres import NC, SO, VIDE, lire_cellule, lire_nombre, lire_oui_non

nombres = st.builds(
    lambda chiffres, exposant: Decimal(chiffres).scaleb(-exposant),
    st.integers(-(10**15), 10**15),
    st.integers(0, 9),
)
espaces = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ""])
moins = st.sampled_from(["-", "−", "–", "- "])


def ecrire(valeur, groupe, virgule, signe):
    texte = f"{abs(valeur):,f}".translate({ord(","): groupe, ord("."): virgule})
    return f"{signe if valeur < 0 else ''}{texte}"


@settings(max_examples=600)
@given(nombres, espaces, moins)
def test_any_number_written_in_french_comes_back_equal(valeur, espace, signe):
    ecrit = ecrire(valeur, espace, ",", signe)
    assume(not _deux_sens(ecrit))

    assert lire_nombre(ecrit) == valeur


@settings(max_examples=600)
@given(nombres, st.sampled_from([",", "", " ", "\u00a0"]), moins)
def test_any_number_written_in_english_comes_back_equal(valeur, groupe, signe):
    ecrit = ecrire(valeur, groupe, ".", signe)
    assume(not _deux_sens(ecrit))

    assert lire_nombre(ecrit) == valeur


def _deux_sens(ecrit):
    entier, virgule, suite = ecrit.lstrip("-−– ").partition(",")
    return bool(virgule) and len(suite) == 3 and 0 < len(entier) <= 3 and entier.isdecimal() and entier[0] != "0"


@settings(max_examples=500)
@given(nombres, espaces)
def test_a_percentage_is_a_hundredth(valeur, espace):
    ecrit = ecrire(valeur, " ", ",", "-")
    assume(not _deux_sens(ecrit))

    assert lire_nombre(f"{ecrit}{espace}%") * 100 == valeur


@settings(max_examples=500)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(texte):
    try:
        valeur, mention = lire_cellule(texte)
    except ValueError as panne:
        valeur, mention = None, str(panne)

    assert (valeur is None) == bool(mention)
    assert mention in ("", NC, SO, VIDE) or mention.endswith(".")


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567,89", "1234567.89"),
        ("1234.5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("1.234", "1.234"),
        (",5", "0.5"),
        ("0,123 456", "0.123456"),
        ("12 %", "0.12"),
        ("12,5\u00a0%", "0.125"),
        ("−4 %", "-0.04"),
        ("+3", "3"),
        ("  7  ", "7"),
        ("-0", "0"),
        ("00", "0"),
    ],
)
def test_common_writings_are_read(ecrit, lu):
    assert str(lire_nombre(ecrit).normalize()) == str(Decimal(lu).normalize())


@pytest.mark.parametrize("ecrit", ["1,234", "-12,345", "999,000", "1,234 %"])
def test_what_french_and_english_read_differently_is_refused(ecrit):
    with pytest.raises(ValueError, match="se lit de deux façons"):
        lire_nombre(ecrit)


@pytest.mark.parametrize(
    "ecrit",
    [
        "12 34",
        "1 2345",
        "1234 567",
        "1.234,5",
        "1.234.567",
        "1,23,4",
        "1'234",
        "1_000",
        "1e5",
        "0x10",
        "١٢",
        "²",
        "12 €",
        "env. 12",
        "(12)",
        "--3",
        "12%%",
        "1,",
        ".",
        ",",
        "%",
        "9" * 41,
        "1/2",
        "nan",
        "Infinity",
        "",
        "-",
    ],
)
def test_anything_else_is_refused(ecrit):
    with pytest.raises(ValueError, match=r"\.$"):
        lire_nombre(ecrit)


def test_zero_empty_nc_and_so_are_four_different_things():
    lus = [lire_cellule(texte) for texte in ("0", "", "n.c.", "s.o.")]

    assert lus == [(Decimal(0), ""), (None, VIDE), (None, NC), (None, SO)]


@pytest.mark.parametrize(
    ("ecrit", "mention"),
    [
        ("NC", NC),
        ("N.C.", NC),
        ("n. c.", NC),
        ("n.c", NC),
        ("Non communiqué", NC),
        ("so", SO),
        ("S.O", SO),
        ("sans objet", SO),
        ("\u00a0 ", VIDE),
        (None, VIDE),
    ],
)
def test_mentions_are_read_in_the_ways_they_are_typed(ecrit, mention):
    assert lire_cellule(ecrit) == (None, mention)


@pytest.mark.parametrize("ecrit", ["-", "nd", "néant", "."])
def test_a_mark_that_could_mean_several_things_is_refused_with_the_choice(ecrit):
    with pytest.raises(ValueError, match="n.c."):
        lire_cellule(ecrit)


def test_yes_and_no_are_read_and_nothing_else():
    assert [lire_oui_non(texte) for texte in ("oui", " Non", "OUI")] == [True, False, True]
    with pytest.raises(ValueError, match="ni «\u00a0oui"):
        lire_oui_non("1")
