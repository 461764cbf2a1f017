"""A day typed in a form."""

from datetime import date

import pytest
from django import forms

from conventions.forms_prorogation import ProrogationForm
from cus_tracker.champs import EXEMPLE, DatePartielleField, JourField
from organismes.forms import AbsorptionForm


class SignatureForm(forms.Form):
    le = JourField(label="Date de signature")


def test_a_day_in_words_is_read():
    form = SignatureForm({"le": "3 octobre 2012"})

    assert form.is_valid()
    assert form.cleaned_data["le"] == date(2012, 10, 3)


@pytest.mark.parametrize(
    ("jour", "montre"), [(date(2012, 10, 3), "3\u00a0octobre 2012"), (date(2011, 8, 1), "1er\u00a0août 2011")]
)
def test_a_known_day_is_shown_in_words_that_can_be_read_again(jour, montre):
    form = SignatureForm(initial={"le": jour})

    assert f'value="{montre}"' in str(form["le"])
    assert SignatureForm({"le": montre}).fields["le"].clean(montre) == jour


def test_what_is_not_a_day_is_said_and_stays_in_the_box():
    form = SignatureForm({"le": "demain peut-être"})

    assert "n’est pas une date" in form.errors["le"][0]
    assert 'value="demain peut-être"' in str(form["le"])


def test_an_absent_day_is_asked_for():
    assert SignatureForm({}).errors["le"] == ["Donnez une date."]


def test_every_day_asked_for_shows_how_it_is_typed_drawn_from_a_model_or_not():
    assert AbsorptionForm.base_fields["absorbe_le"].help_text == EXEMPLE
    assert ProrogationForm.base_fields["le"].help_text.startswith("Le jour de l’acte")
    assert ProrogationForm.base_fields["le"].help_text.endswith(EXEMPLE)
    assert "juin 2011" in DatePartielleField(help_text="Vide si inconnue.").help_text
