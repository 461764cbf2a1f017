"""Search forgives case, accents and slips of the hand, and never loses what was typed right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cus_tracker.recherche import cle_recherche, trouves

FICHES = [
    (numero, cle_recherche(nom), siren)
    for numero, (nom, siren) in enumerate(
        [
            ("Flandre-Mirage Habitat FMH", "999001043"),
            ("L’Œuvre du Houblon ODH", "999001126"),
            ("Le Toit des Géants TDG", "999001274"),
            ("Le Toit des Gants", "999002223"),
            ("Coopérative de l’Étang COE", "123456782"),
        ]
    )
]


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("flandre", [0]),
        ("FLANDRE MIRAGE", [0]),
        ("oeuvre", [1]),
        ("etang", [4]),
        ("tdg", [2]),
        ("mirage flandre", [0]),
        ("flandre mirrage", [0]),
        ("habiatt", [0]),
        ("houblno", [1]),
        ("coperative etang", [4]),
        ("geant", [2]),
        ("géamts", [2]),
        ("tdx", []),
        ("inconnu", []),
        ("999 001", [0, 1, 2]),
        ("999001034", [0]),
        ("12345", [4]),
        ("888888888", []),
    ],
)
def test_a_name_a_sigle_or_a_number_is_found_as_an_agent_types_it(texte, attendus):
    assert trouves(texte, FICHES) == attendus


@given(st.sampled_from(["toit", "houblon", "flandre mirage"]))
def test_what_is_typed_right_finds_nothing_beside(texte):
    assert all(texte in FICHES[cle][1] for cle in trouves(texte, FICHES))


@given(st.sampled_from([fiche for fiche in FICHES if len(fiche[1]) > 12]), st.data())
def test_a_name_with_one_slip_in_a_long_word_is_still_found(fiche, data):
    cle, noms, _ = fiche
    mot = max(noms.split(), key=len)
    place = data.draw(st.integers(1, len(mot)))

    assert cle in trouves(f"{mot[:place]}z{mot[place:]}", FICHES)
