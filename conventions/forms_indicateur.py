"""What an administrator types about an indicator: its wording, what it asks for, and the source that says so."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from cus_tracker.champs import JourField
from cus_tracker.concurrence import VersionMixin

from .catalogue import AGREGATIONS, NATURES_VALEUR
from .models import Indicateur

INCONNUE = "inconnue"
SANS_LIBELLE = (Indicateur.Confiance.LIBELLE_NON_OBTENU, Indicateur.Confiance.NON_OBTENU)


class IndicateurForm(VersionMixin, forms.ModelForm):
    """An indicator completed or corrected: no change without its source, no cell without a known wording and nature."""

    nature_valeur = forms.ChoiceField(label="Nature de la valeur", choices=list(NATURES_VALEUR.items()))
    agregation = forms.ChoiceField(label="Agrégation", choices=list(AGREGATIONS.items()))
    source = forms.CharField(
        label="Source de cette correction",
        max_length=500,
        help_text="Article, décret, circulaire, adresse et date du relevé ; elle s’ajoute aux sources de l’indicateur.",
    )
    motif = forms.CharField(label="Motif", max_length=100, help_text="Gardé dans l’historique.")

    class Meta:
        model = Indicateur
        fields = (
            "libelle",
            "unite",
            "nature_valeur",
            "agregation",
            "precision",
            "obligatoire",
            "confiance",
            "debut",
            "fin",
            "difference",
            "note",
            "saisissable",
        )
        field_classes = {"debut": JourField, "fin": JourField}
        labels = {"saisissable": "Ouvrir sa saisie"}
        help_texts = {"saisissable": "Une famille dont les indicateurs ne sont pas connus ne prend aucune valeur."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        for nom in ("libelle", "difference", "note"):
            self.fields[nom].widget.attrs["rows"] = 4

    def clean(self):
        propres = super().clean()
        if propres.get("saisissable") and (
            propres.get("confiance") in SANS_LIBELLE or propres.get("nature_valeur") == INCONNUE
        ):
            self.add_error("saisissable", "Sa saisie s’ouvre quand son libellé et la nature de sa valeur sont connus.")
        if propres.get("debut") and propres.get("fin") and propres["fin"] < propres["debut"]:
            raise ValidationError({"fin": "La fin précède le début."})
        return propres

    def save(self, commit=True):
        self.instance.sources = [*self.instance.sources, self.cleaned_data["source"]]
        self.instance._change_reason = self.cleaned_data["motif"]
        return super().save(commit)
