"""What an agent types about an organism: identity, succession, and the rows of its file."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from cus_tracker.champs import JourField
from cus_tracker.concurrence import VersionMixin, en_mots
from cus_tracker.histoire import POURQUOI, RaisonMixin
from cus_tracker.regard import aujourd_hui
from territoires.choix_agents import AgentField
from territoires.models import Agent, Departement, Service

from .models import CLASSES_DPE, Attente, Correspondant, Echange, Inclusion, Organisme, Patrimoine


class FicheForm(RaisonMixin, VersionMixin, forms.ModelForm):
    """A form about an organism or one of its rows: a stale save is refused, the reason of the change is kept."""

    motivee = True

    def __init__(self, *args, agent, **kwargs):
        self.agent = agent
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def corrige(self):
        return self.motivee and super().corrige()

    def _get_validation_exclusions(self):
        """The organism is not typed, and yet unique constraints name it."""
        return super()._get_validation_exclusions() - {"organisme"}


class OrganismeForm(FicheForm):
    """Identity of an organism; its seat stands in the territory of the agent, or where no DREAL has an account."""

    class Meta:
        model = Organisme
        fields = ("siren", "nom", "sigle", "famille", "siege")

    def clean_siren(self):
        return "".join(self.cleaned_data["siren"].split())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["siren"].widget.attrs["maxlength"] = 13
        self.fields["siren"].max_length = 13
        self.fields["siren"].validators = []
        self.fields["siren"].help_text = "Neuf chiffres, espaces permis."

    def clean_siege(self):
        siege = self.cleaned_data["siege"]
        if "siege" in self.changed_data and not peut_siegier(siege, self.agent):
            raise ValidationError("La DREAL de ce département tient elle-même ses organismes.")
        return siege


def peut_siegier(siege, agent):
    """True when an agent may record an organism whose seat is in this département."""
    if agent.administre or agent.departements().filter(pk=siege.pk).exists():
        return True
    dreal = Agent.objects.filter(role=Agent.Role.DREAL, is_active=True, region__rattachements__departement=siege)
    return not dreal.exists()


class CreationForm(OrganismeForm):
    """A new organism; one whose seat is elsewhere comes with the stock for which the agent follows it."""

    departement = forms.TypedChoiceField(
        label="Département du patrimoine",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Seulement si le siège est hors de votre territoire : là où l’organisme détient des logements.",
    )
    au = JourField(label="Patrimoine au", required=False)
    logements = forms.IntegerField(label="Logements", min_value=1, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        siens = Departement.objects.all() if self.agent.administre else self.agent.departements()
        self.fields["departement"].choices = [("", "–"), *siens.values_list("pk", "nom")]

    def clean(self):
        propres = super().clean()
        siege = propres.get("siege")
        if siege and not self.agent.administre and not self.agent.departements().filter(pk=siege.pk).exists():
            for nom in ("departement", "au", "logements"):
                if not propres.get(nom) and nom not in self.errors:
                    self.add_error(nom, "Siège hors de votre territoire : dites quel patrimoine vous y fait suivre.")
        return propres

    def save(self, commit=True):
        organisme = super().save(commit)
        if self.cleaned_data.get("logements") and self.cleaned_data.get("departement"):
            Patrimoine.objects.create(
                organisme=organisme,
                departement_id=self.cleaned_data["departement"],
                au=self.cleaned_data["au"] or aujourd_hui(),
                logements=self.cleaned_data["logements"],
            )
        return organisme


class PatrimoineForm(FicheForm):
    """The stock of an organism in a département on a day; classes are filled in or left unknown."""

    class Meta:
        model = Patrimoine
        fields = ("departement", "au", "logements", "logements_foyers", *(f"dpe_{c}" for c in CLASSES_DPE), "source")
        field_classes = {"au": JourField}

    def clean(self):
        propres = super().clean()
        classes = sum(propres.get(f"dpe_{classe}") or 0 for classe in CLASSES_DPE)
        if propres.get("logements") is not None and classes > propres["logements"]:
            self.add_error("logements", f"Les classes du DPE en comptent davantage : {classes}.")
        return propres


class InclusionForm(FicheForm):
    """An organism put in an exclusion set, or taken out of it by an end."""

    class Meta:
        model = Inclusion
        fields = ("perimetre", "motif", "debut", "fin")
        field_classes = {"debut": JourField, "fin": JourField}


class AttenteForm(FicheForm):
    """What is expected of an organism against its stock, and why."""

    attendu = forms.TypedChoiceField(
        label="L’instrument est",
        choices=[("oui", "attendu"), ("non", "non attendu")],
        coerce=lambda mot: mot == "oui",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Attente
        fields = ("instrument", "attendu", "motif", "debut", "fin")
        field_classes = {"debut": JourField, "fin": JourField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["attendu"] = "oui" if self.instance.attendu else "non"


class CorrespondantForm(FicheForm):
    """Whom to talk to, in the organism or in a service of the State."""

    class Meta:
        model = Correspondant
        fields = ("nom", "fonction", "service", "courriel", "telephone")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = Service.objects.all()
        self.fields["service"].empty_label = "l’organisme lui-même"


class EchangeForm(FicheForm):
    """What was said or done, and what follows: an action, its due date, who sees to it."""

    class Meta:
        model = Echange
        fields = ("le", "nature", "texte", "action", "echeance_le", "charge", "fait_le")
        field_classes = {"le": JourField, "echeance_le": JourField, "fait_le": JourField, "charge": AgentField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["charge"].queryset = collegues(self.agent)
        self.fields["texte"].widget.attrs["rows"] = 4
        if self.instance.pk is None:
            del self.fields["fait_le"]
            self.initial["charge"] = self.initial.get("charge") or self.agent.pk

    def save(self, commit=True):
        if self.instance.pk is None:
            self.instance.par = self.agent
        return super().save(commit)


class AbsorptionForm(FicheForm):
    """The absorption of an organism by another, on a day, for a reason."""

    motivee = False
    absorbeur_siren = forms.CharField(
        label="Ou le SIREN de l’absorbeur",
        required=False,
        max_length=13,
        help_text="S’il n’est pas dans la liste, faute de siège ou de logements dans votre territoire.",
    )
    motif = forms.CharField(label="Motif", help_text="L’acte de fusion, la décision, sa référence.")
    field_order = ("absorbe_par", "absorbeur_siren", "absorbe_le", "motif")

    class Meta:
        model = Organisme
        fields = ("absorbe_par", "absorbe_le")
        field_classes = {"absorbe_le": JourField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        autres = Organisme.objects.visibles_par(self.agent).exclude(pk=self.instance.pk)
        self.fields["absorbe_par"].queryset = autres
        self.fields["absorbe_par"].empty_label = "Choisissez"
        self.fields["absorbe_par"].help_text = "Dans cette liste, ou par son SIREN\u00a0: l’un des deux."
        self.fields["motif"].error_messages["required"] = "Dites pourquoi."
        self.fields["absorbe_le"].required = True

    def _get_validation_exclusions(self):
        """Without an absorber because its SIREN is wrong, that alone is told."""
        return super()._get_validation_exclusions() | ({"absorbe_par"} if "absorbeur_siren" in self.errors else set())

    def clean_absorbeur_siren(self):
        """The organism of this very SIREN, even out of the territory: nothing else of it is told."""
        siren = "".join(self.cleaned_data["absorbeur_siren"].split())
        absorbeur = Organisme.objects.filter(siren=siren).first() if siren else None
        if siren and absorbeur is None:
            raise ValidationError("Aucun organisme enregistré ne porte ce SIREN.")
        return absorbeur

    def clean(self):
        propres = super().clean()
        choisi, donne = propres.get("absorbe_par"), propres.get("absorbeur_siren")
        if choisi and donne and choisi != donne:
            self.add_error("absorbeur_siren", "Ce SIREN n’est pas celui de l’organisme choisi dans la liste.")
        elif not (choisi or donne or self.errors):
            self.add_error("absorbe_par", "Choisissez l’absorbeur, ou donnez son SIREN.")
        propres["absorbe_par"] = choisi or donne
        return propres


def collegues(agent):
    """The agents who may take charge of a file: those of the same territory, who see names."""
    nommes = Agent.objects.filter(is_active=True).exclude(role=Agent.Role.LECTEUR)
    if agent.administre:
        return nommes
    regions = agent.departements().values("rattachements__region")
    siens = nommes.filter(region__in=regions) | nommes.filter(departement__rattachements__region__in=regions)
    return siens.distinct()


class MotifForm(VersionMixin, forms.Form):
    """Why something is struck out: `instance`, as the page showed it."""

    motif = forms.CharField(
        label="Motif",
        help_text=POURQUOI,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Dites pourquoi."},
    )

    def __init__(self, *args, instance, **kwargs):
        self.instance = instance
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def temoin(self):
        return en_mots(self.instance)
