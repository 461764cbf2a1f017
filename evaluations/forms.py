"""What is typed around the grid: a message, the evidence of a value, a reason, a campaign, an attribution."""

from pathlib import Path

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from conventions.models import Generation
from cus_tracker.champs import JourField
from cus_tracker.concurrence import VersionMixin
from territoires.models import Service

from .models import Appreciation, Attribution, Campagne, Evaluation


class CrispyMixin:
    """A form that a page draws inside its own form tag."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class MessageForm(forms.Form):
    """A message in the thread of a cell."""

    texte = forms.CharField(label="Répondre", error_messages={"required": "Écrivez votre message."}, max_length=4000)


class JustificatifForm(forms.Form):
    """Where a value comes from, and what is to be known of it."""

    source = forms.CharField(label="Justificatif", max_length=300, required=False)
    observation = forms.CharField(label="Observation", max_length=4000, required=False)


class GesteForm(CrispyMixin, forms.Form):
    """A gesture on an evaluation, with its reason where one is needed."""

    motif = forms.CharField(label="Motif", widget=forms.Textarea({"rows": 3}), max_length=4000)

    def __init__(self, *args, geste, doutes=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motif"].required = geste.motif or bool(doutes)
        self.fields["motif"].error_messages["required"] = "Dites pourquoi."
        if doutes:
            self.fields["motif"].label = "Pourquoi transmettre malgré les doutes"
        elif not geste.motif:
            self.fields["motif"].label = "Remarque"


class CampagneForm(CrispyMixin, VersionMixin, forms.ModelForm):
    """A campaign: generation, period, calendar."""

    ouverte_le = JourField(label="Ouverture")
    echeance_le = JourField(label="À rendre pour le")

    class Meta:
        model = Campagne
        fields = ["generation", "debut", "fin", "ouverte_le", "echeance_le"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["generation"].queryset = Generation.objects.order_by("-debut")
        if self.instance.pk:
            for nom in ("generation", "debut", "fin"):
                del self.fields[nom]

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"region", "generation", "debut", "fin"}


class AttributionForm(CrispyMixin, VersionMixin, forms.ModelForm):
    """Who pilots an organism in a campaign, and until when it may answer; each change says why."""

    echeance_le = JourField(label="Délai accordé jusqu’au", required=False)

    class Meta:
        model = Attribution
        fields = ["pilote", "pilote_motif", "echeance_le", "echeance_motif"]
        widgets = {"pilote_motif": forms.Textarea({"rows": 2}), "echeance_motif": forms.Textarea({"rows": 2})}

    def __init__(self, *args, defaut="", **kwargs):
        super().__init__(*args, **kwargs)
        pilotes = (Service.Nature.DREAL, Service.Nature.DDTM)
        self.fields["pilote"].queryset = Service.objects.filter(nature__in=pilotes)
        self.fields["pilote"].empty_label = f"Par défaut\u00a0: {defaut}" if defaut else "Par défaut"

    def clean(self):
        propres = super().clean()
        for champ, motif, phrase in (
            ("pilote", "pilote_motif", "Le changement de pilote dit pourquoi."),
            ("echeance_le", "echeance_motif", "Un délai dit pourquoi."),
        ):
            if propres.get(champ) and not propres.get(motif):
                self.add_error(motif, phrase)
        return propres


class ConclusionForm(CrispyMixin, VersionMixin, forms.ModelForm):
    """What the State concludes of an evaluation."""

    class Meta:
        model = Evaluation
        fields = ["appreciation", "conclusion"]
        widgets = {"appreciation": forms.Textarea({"rows": 4}), "conclusion": forms.Textarea({"rows": 4})}

    def temoin(self):
        """The judgements are typed on the same page: they go stale with it."""
        jugements = self.instance.appreciations.select_related("indicateur").order_by("indicateur__rang")
        return super().temoin() | {str(a.indicateur): f"{a.get_jugement_display()} {a.commentaire}" for a in jugements}


class AppreciationForm(forms.Form):
    """The judgement on one indicator, typed in a line of a table."""

    jugement = forms.ChoiceField(choices=[("", "–"), *Appreciation.Jugement.choices], required=False)
    commentaire = forms.CharField(max_length=4000, required=False)


class QuestionForm(CrispyMixin, forms.Form):
    """A doubt put to the organism, in words that can be changed."""

    texte = forms.CharField(
        label="Question",
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        error_messages={"required": "Écrivez la question."},
    )
    empreinte = forms.CharField(widget=forms.HiddenInput)


class ReponseForm(CrispyMixin, forms.Form):
    """What the organism answered."""

    texte = forms.CharField(
        label="Réponse de l’organisme",
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        error_messages={"required": "Écrivez la réponse."},
    )


class RetourForm(CrispyMixin, forms.Form):
    """The workbook that an organism sent back."""

    fichier = forms.FileField(
        label="Classeur rendu par l’organisme",
        help_text="Le classeur que nous avons envoyé, en .xlsx ou .ods.",
        error_messages={"required": "Choisissez un classeur.", "empty": "Ce fichier est vide."},
        widget=forms.FileInput({"accept": ".xlsx,.ods"}),
    )

    def clean_fichier(self):
        """The file, refused when it cannot be a workbook or is too large to be read."""
        fichier = self.cleaned_data["fichier"]
        if Path(fichier.name).suffix.lower() not in (".xlsx", ".ods"):
            raise ValidationError("Ce fichier n’est pas un classeur .xlsx ou .ods.")
        if fichier.size > settings.IMPORT_TAILLE_MAX:
            limite = filesizeformat(settings.IMPORT_TAILLE_MAX)
            raise ValidationError(f"Ce fichier pèse {filesizeformat(fichier.size)}\u00a0; la limite est de {limite}.")
        return fichier
