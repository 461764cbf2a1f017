"""Our form templates: each widget with its label, its hint, its error, and the form around them."""

import re

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import ButtonHolder, Column, Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from cus_tracker.champs import JourField


class ToutForm(forms.Form):
    """One field of each kind."""

    nom = forms.CharField(label="Nom", help_text="Tel qu'au registre.")
    le = JourField(label="Date")
    etat = forms.ChoiceField(label="État", choices=[("", "Choisir"), ("s", "signée")], help_text="À ce jour.")
    certifie = forms.BooleanField(label="Je certifie", help_text="Sur l’honneur.")
    objet = forms.ChoiceField(
        label="Objet", widget=forms.RadioSelect, choices=[("a", "un"), ("b", "deux")], help_text="Un."
    )
    lieux = forms.MultipleChoiceField(
        label="Lieux", widget=forms.CheckboxSelectMultiple, choices=[("59", "Nord")], help_text="Un ou plusieurs."
    )
    motif = forms.CharField(label="Motif", widget=forms.Textarea, help_text="En deux lignes.")
    piece = forms.FileField(label="Pièce", help_text="PDF.")
    jeton = forms.CharField(widget=forms.HiddenInput, required=False)


VISIBLES = [nom for nom in ToutForm.base_fields if nom != "jeton"]


def balise(html, identifiant):
    """The tag that bears this id."""
    return re.search(rf'<[^>]*\bid="{identifiant}"[^>]*>', html).group()


@pytest.mark.parametrize("nom", VISIBLES)
def test_a_field_is_described_by_its_hint_and_its_error(nom):
    html = render_crispy_form(ToutForm({}))

    champ = balise(html, f"id_{nom}")

    assert f'aria-describedby="id_{nom}_helptext id_{nom}_error"' in champ
    assert balise(html, f"id_{nom}_helptext")
    assert balise(html, f"id_{nom}_error")


@pytest.mark.parametrize("nom", VISIBLES)
def test_the_summary_leads_to_each_field_in_error(nom):
    html = render_crispy_form(ToutForm({}))

    assert f'<a href="#id_{nom}">{ToutForm.base_fields[nom].label}</a>' in html
    assert html.index('role="alert"') < html.index("id_nom_helptext")


def test_a_field_without_error_has_no_trace_of_one():
    html = render_crispy_form(ToutForm())

    assert "--error" not in html
    assert "_error" not in html
    assert "aria-invalid" not in html


@pytest.mark.parametrize("nom", ["nom", "le", "etat", "certifie", "motif", "piece"])
def test_a_single_widget_has_its_label(nom):
    assert f'<label class="fr-label" for="id_{nom}">' in render_crispy_form(ToutForm())


def test_a_question_of_several_boxes_is_a_fieldset_with_a_label_each():
    html = render_crispy_form(ToutForm())

    assert html.count('<legend class="fr-fieldset__legend') == 2
    assert '<label class="fr-label" for="id_objet_0">un</label>' in html
    assert '<label class="fr-label" for="id_lieux_0">Nord</label>' in html


def test_what_was_typed_stays_when_the_form_is_refused():
    html = render_crispy_form(ToutForm({"nom": "Logis <b>", "objet": "b", "le": "demain", "motif": "pour voir"}))

    assert 'value="Logis &lt;b&gt;"' in html
    assert 'value="demain"' in html
    assert "pour voir</textarea>" in html
    assert "checked" in balise(html, "id_objet_1")


def test_an_optional_field_says_so():
    class MotifForm(forms.Form):
        motif = forms.CharField(label="Motif", required=False)

    assert "(facultatif)" in render_crispy_form(MotifForm())
    assert "(facultatif)" not in render_crispy_form(ToutForm())


def test_a_form_with_a_file_is_sent_in_several_parts():
    assert 'enctype="multipart/form-data"' in render_crispy_form(ToutForm())


def test_a_hidden_field_has_no_label_but_its_error_is_told():
    form = ToutForm({}, {"piece": SimpleUploadedFile("a.pdf", b"%PDF")})
    form.full_clean()
    form.add_error("jeton", "Formulaire altéré.")
    form.add_error(None, "L'ensemble est incohérent.")

    html = render_crispy_form(form)

    assert 'for="id_jeton"' not in html
    assert "<li>Formulaire altéré.</li>" in html
    assert "<li>L’ensemble est incohérent.</li>" in html


def test_a_layout_of_columns_fieldset_and_buttons_is_drawn_in_the_design_system():
    helper = FormHelper()
    helper.layout = Layout(
        Fieldset("Identité", Row(Column("nom"), Column("le"))), ButtonHolder(Submit("enregistrer", "Enregistrer"))
    )

    html = render_crispy_form(ToutForm(), helper)

    assert "<legend>Identité</legend>" in html
    assert html.count('class="fr-col-12 fr-col-md"') == 2
    assert re.search(r'<button type="submit" name="enregistrer"[^>]*class="fr-btn[ "]', html)


def test_a_form_that_asks_sends_no_token_and_one_that_changes_does():
    helper = FormHelper()
    contexte = {"csrf_token": "un-jeton"}
    assert "csrfmiddlewaretoken" in render_crispy_form(ToutForm(), helper, contexte)

    helper.form_method = "get"
    assert "csrfmiddlewaretoken" not in render_crispy_form(ToutForm(), helper, contexte)


def test_a_set_of_forms_brings_its_management_and_each_its_errors():
    lot = forms.formset_factory(ToutForm, extra=2, min_num=1, validate_min=True)

    html = render_crispy_form(lot({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}), FormHelper())

    assert 'name="form-TOTAL_FORMS"' in html
    assert 'id="id_form-0-nom_error"' in html
