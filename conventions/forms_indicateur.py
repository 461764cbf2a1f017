"""What an administrator types about an indicator: its wording, what it asks for, and the source that says so."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from cus_tracker.champs import JourField
from cus_tracker.concurrence import VersionMixin

from .catalogue import AGREGATIONS, NATURES_VALEUR, SENS, complement
from .feuilles.cellule import PRODUITS
from .models import Indicateur

INCONNUE = "inconnue"
SANS_LIBELLE = (Indicateur.Confiance.LIBELLE_NON_OBTENU, Indicateur.Confiance.NON_OBTENU)


class ListeField(forms.MultipleChoiceField):
    """Several words of a list, ticked, kept in the order of the list whatever the order of the boxes."""

    def __init__(self, choices, **kwargs):
        super().__init__(choices=list(choices), required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value):
        coches = super().clean(value)
        return [code for code, _ in self.choices if code in coches]


class IndicateurForm(VersionMixin, forms.ModelForm):
    """An indicator completed or corrected: no change without its source, no cell without a known wording and nature."""

    nature_valeur = forms.ChoiceField(label="Nature de la valeur", choices=list(NATURES_VALEUR.items()))
    agregation = forms.ChoiceField(label="Agrégation", choices=list(AGREGATIONS.items()))
    axes = ListeField(complement()["axes"].items(), label="Axes demandés par le texte")
    axes_sur_demande = ListeField(complement()["axes"].items(), label="Axes que le préfet peut demander")
    produits = ListeField([(code, code) for code in PRODUITS], label="Modes de financement demandés")
    mesures = ListeField(
        [(code, mesure["libelle"]) for code, mesure in complement()["mesures"].items()],
        label="Mesures",
        help_text="Les valeurs demandées dans une même case\u00a0; aucune\u00a0: il n’y en a qu’une.",
    )
    sens = forms.ChoiceField(
        label="Sens",
        required=False,
        choices=list(SENS.items()),
        help_text=Indicateur._meta.get_field("sens").help_text,
    )
    famille = forms.ChoiceField(
        label="Famille",
        required=False,
        choices=[("", "aucune"), *complement()["familles"].items()],
        help_text="Les indicateurs d’une même famille se comparent d’une génération à l’autre.",
    )
    source = forms.CharField(
        label="Source de cette correction",
        max_length=500,
        help_text="Article, décret, circulaire, adresse et date du relevé ; elle s’ajoute aux sources de l’indicateur.",
    )
    motif = forms.CharField(label="Motif", max_length=100, help_text="Gardé dans l’historique.")

    class Meta:
        model = Indicateur
        fields = (
            "code_usuel",
            "aspect",
            "libelle",
            "unite",
            "nature_valeur",
            "agregation",
            "precision",
            "sens",
            "axes",
            "axes_sur_demande",
            "produits",
            "mesures",
            "famille",
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
        self.initial["mesures"] = [mesure["code"] for mesure in self.instance.mesures]
        self.helper = FormHelper()
        self.helper.form_tag = False
        for nom in ("libelle", "difference", "note"):
            self.fields[nom].widget.attrs["rows"] = 4

    def clean_mesures(self):
        """The measures as an indicator keeps them, with their label and nature."""
        return [{"code": code, **complement()["mesures"][code]} for code in self.cleaned_data["mesures"]]

    def clean(self):
        propres = super().clean()
        if propres.get("saisissable") and (
            propres.get("confiance") in SANS_LIBELLE or propres.get("nature_valeur") == INCONNUE
        ):
            self.add_error("saisissable", "Sa saisie s’ouvre quand son libellé et la nature de sa valeur sont connus.")
        if deux_fois := set(propres.get("axes", ())) & set(propres.get("axes_sur_demande", ())):
            noms = ", ".join(complement()["axes"][axe] for axe in sorted(deux_fois))
            self.add_error("axes_sur_demande", f"Déjà demandé par le texte\u00a0: {noms}.")
        if propres.get("debut") and propres.get("fin") and propres["fin"] < propres["debut"]:
            raise ValidationError({"fin": "La fin précède le début."})
        return propres

    def save(self, commit=True):
        self.instance.sources = [*self.instance.sources, self.cleaned_data["source"]]
        self.instance._change_reason = self.cleaned_data["motif"]
        return super().save(commit)
