"""What is asked to prepare a note: the generation and the day of the session; the two clocks come with the page."""

from django import forms

from conventions.models import Generation
from cus_tracker.champs import JourField


class NoteForm(forms.Form):
    """A note to read or to print; what is left empty follows from the situation."""

    seance = JourField(
        label="Jour de la séance",
        required=False,
        help_text="Celui de la situation si vous ne dites rien. Par exemple 3\u00a0octobre 2012 ou 03/10/2012.",
    )
    generation = forms.ModelChoiceField(
        Generation.objects.all(),
        to_field_name="nom",
        required=False,
        label="Génération de conventions",
        empty_label="La dernière commencée à cette date",
    )
