"""What a text says in a cell: understood rightly, or refused with a reason."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evaluations.grille.textes import RIEN, ecrire, lire

NATURES = ["nombre", "pourcentage", "montant", "ratio", "duree", "oui_non", "texte", "inconnue"]
ESPACES = st.sampled_from(["", " ", "\u00a0", "\u202f"])
NOMBRES = st.decimals(min_value=-(10**13), max_value=10**13, places=6)


@st.composite
def ecritures(tirer):
    """A number and one way in which people write it."""
    valeur = tirer(NOMBRES)
    entiers, _, decimales = f"{abs(valeur):,.6f}".partition(".")
    separateur, virgule = tirer(st.sampled_from([" ", "\u00a0", "\u202f", ""])), tirer(st.sampled_from([",", "."]))
    signe = tirer(st.sampled_from(["-", "−"])) if valeur < 0 else tirer(st.sampled_from(["", "+"]))
    blanc = tirer(ESPACES)
    return valeur, f"{blanc}{signe}{entiers.replace(',', separateur)}{virgule}{decimales}{blanc}"


@settings(max_examples=500)
@given(ecritures())
def test_a_number_is_understood_however_it_is_written(ecriture):
    valeur, texte = ecriture

    assert lire(texte, "nombre") == (valeur, "")


@settings(max_examples=500)
@given(NOMBRES, st.sampled_from(["nombre", "pourcentage", "montant"]))
def test_what_is_written_back_is_read_as_the_same_value(valeur, nature):
    assert lire(ecrire(valeur, "", nature), nature) == (valeur, "")


@settings(max_examples=1000)
@given(st.text(max_size=30) | st.text("0123456789,. %-−ncso.\u00a0lO/", max_size=14), st.sampled_from(NATURES))
@example("1O9", "nombre")
@example("31,5,2", "montant")
@example("6O %", "pourcentage")
@example("#DIV/0!", "nombre")
def test_any_text_is_understood_or_refused_with_a_reason(texte, nature):
    lu, raison = essayer(texte, nature)

    if lu is None:
        assert len(raison) > 10
    else:
        assert (lu.valeur is None) != (lu.mention == "")
        assert lire(ecrire(*lu, nature), nature) == lu
        assert any(signe.isalnum() for signe in texte) or lu == RIEN


def essayer(texte, nature):
    """(what was read, ""), or (None, reason)."""
    try:
        return lire(texte, nature), ""
    except ValueError as refus:
        return None, str(refus)


@pytest.mark.parametrize(
    ("texte", "nature", "valeur"),
    [
        ("12 %", "nombre", Decimal("0.12")),
        ("12 %", "pourcentage", Decimal(12)),
        ("12", "pourcentage", Decimal(12)),
        ("oui", "oui_non", Decimal(1)),
        (" NON", "oui_non", Decimal(0)),
    ],
)
def test_a_text_is_read_in_the_unit_of_its_indicator(texte, nature, valeur):
    assert lire(texte, nature).valeur == valeur


@pytest.mark.parametrize("texte", ["3", "peut-être", "12 %"])
def test_a_question_answered_by_a_number_is_refused(texte):
    with pytest.raises(ValueError, match="oui"):
        lire(texte, "oui_non")


@pytest.mark.parametrize("texte", ["1234567890123456", "0,1234567"])
def test_a_number_that_the_base_cannot_keep_is_refused(texte):
    with pytest.raises(ValueError, match="trop grand|six décimales"):
        lire(texte, "nombre")
