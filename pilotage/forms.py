"""What an agent types in the view from above: the workbook left for import."""

from pathlib import Path

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from .models import Importation


class DepotForm(forms.ModelForm):
    """A workbook left for examination."""

    class Meta:
        model = Importation
        fields = ["fichier"]
        labels = {"fichier": "Classeur"}
        help_texts = {"fichier": "Un fichier .xlsx ou .ods au format d’échange."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fichier"].widget.attrs["accept"] = ".xlsx,.ods"
        self.fields["fichier"].error_messages |= {
            "required": "Choisissez un classeur.",
            "empty": "Ce fichier est vide.",
        }
        self.helper = FormHelper()
        self.helper.add_input(Submit("examiner", "Examiner le classeur"))

    def clean_fichier(self):
        """The file, refused when it cannot be a workbook or is too large to be read."""
        fichier = self.cleaned_data["fichier"]
        if Path(fichier.name).suffix.lower() not in (".xlsx", ".ods"):
            raise ValidationError("Ce fichier n’est pas un classeur .xlsx ou .ods.")
        if fichier.size > settings.IMPORT_TAILLE_MAX:
            limite = filesizeformat(settings.IMPORT_TAILLE_MAX)
            raise ValidationError(f"Ce fichier pèse {filesizeformat(fichier.size)}\u00a0; la limite est de {limite}.")
        return fichier
