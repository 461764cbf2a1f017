"""What an agent types about the file of an instrument: its dates, its steps, signatories, opinions, follow-up."""

from django import forms

from cus_tracker.champs import DatePartielleField, JourField
from cus_tracker.dates import DatePartielle
from organismes.forms import FicheForm, collegues
from territoires.choix_agents import AgentField
from territoires.models import Departement

from .forms import champs_seuls
from .models import Avis, Convention, Instrument, Jalon, Signataire, Suivi
from .models.instrument import Objet

SI_PROROGATION = "Seulement s’il proroge la convention."


class PieceDeDossierForm(FicheForm):
    """A form about an instrument or a row of its file."""

    def _get_validation_exclusions(self):
        """The instrument is not typed, and yet unique constraints name it."""
        return super()._get_validation_exclusions() - {"instrument"}


class ConventionForm(PieceDeDossierForm):
    """The dates of a convention, and what became of its maximum rents."""

    class Meta:
        model = Convention
        fields = (
            "effet_le",
            "echeance_le",
            "premiere_annee",
            "derniere_annee",
            "remise_en_ordre",
            "remise_en_ordre_le",
            "remise_en_ordre_source",
        )
        field_classes = {"effet_le": JourField, "echeance_le": JourField, "remise_en_ordre_le": JourField}
        help_texts = {"echeance_le": "La première ; une prorogation ne la change pas, elle s’y ajoute."}


class AvenantForm(PieceDeDossierForm):
    """What an avenant is about and what it changes besides objectives."""

    class Meta:
        model = Instrument
        fields = ("objet", "reference", "effet_le", "echeance_le", "changement")
        field_classes = {"effet_le": JourField, "echeance_le": JourField}
        labels = {"echeance_le": "Nouvelle échéance de la convention"}
        help_texts = {"echeance_le": SI_PROROGATION}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["objet"].required = self.fields["reference"].required = True
        self.fields["changement"].widget.attrs["rows"] = 4

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"organisme", "generation", "dispositif"}


class JalonForm(PieceDeDossierForm):
    """A step of the file, reached on a day that may be known by its month only."""

    le = DatePartielleField(label="Date", required=False)

    class Meta:
        model = Jalon
        fields = ("nature", "avec", "le", "observation")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.le:
            self.initial["le"] = DatePartielle(self.instance.le, self.instance.precision)
        elif not self.instance.pk:
            self.initial.pop("le", None)

    def clean_le(self):
        lue = self.cleaned_data["le"]
        if lue:
            self.instance.precision = lue.precision
        return lue and lue.le


class SignataireForm(PieceDeDossierForm):
    """A signatory, and the day of the signature."""

    class Meta:
        model = Signataire
        fields = ("qualite", "nom", "le")
        field_classes = {"le": JourField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.pop("le", None)


class AvisForm(PieceDeDossierForm):
    """The opinion of a préfet: asked, due, received, its sense."""

    class Meta:
        model = Avis
        fields = ("departement", "demande_le", "attendu_le", "recu_le", "sens", "observation")
        field_classes = {"demande_le": JourField, "attendu_le": JourField, "recu_le": JourField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        siege = self.instance.instrument.organisme.siege_id
        self.fields["departement"].queryset = Departement.objects.exclude(pk=siege)
        self.fields["observation"].widget.attrs["rows"] = 3


class SuiviForm(PieceDeDossierForm):
    """What blocks the file, what comes next, who does it and by when."""

    class Meta:
        model = Suivi
        fields = ("blocage", "action", "responsable", "action_le")
        field_classes = {"action_le": JourField, "responsable": AgentField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsable"].queryset = collegues(self.agent)
        self.fields["blocage"].widget.attrs["rows"] = 3


class OuvertureAvenantForm(forms.Form):
    """A new avenant: what it is about and what it will change."""

    objet = forms.ChoiceField(label="Objet")
    reference = forms.CharField(
        label="Référence", max_length=60, required=False, help_text="Vide\u00a0: la première libre (A1, A2…)."
    )
    echeance_le = JourField(label="Nouvelle échéance", required=False, help_text=SI_PROROGATION)
    changement = forms.CharField(
        label="Ce qu’il change",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Périmètre, option…",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = champs_seuls()
        self.fields["objet"].choices = [("", "Choisissez"), *Objet.choices]

    def donnees(self):
        """What the gesture takes."""
        return self.cleaned_data
