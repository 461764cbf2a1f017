"""What is typed around the grid: a message, the evidence of a value, a reason, a campaign, an attribution."""

from pathlib import Path

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from conventions.models import Generation
from cus_tracker.champs import JourField
from cus_tracker.concurrence import VersionMixin, auteur_du_changement, en_mots, en_texte
from cus_tracker.histoire import RaisonMixin
from territoires.models import Service

from .models import Appreciation, Attribution, Campagne, Evaluation
from .pilotes import se_tait


class CrispyMixin:
    """A form that a page draws inside its own form tag."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class MessageForm(forms.Form):
    """A message in the thread of a cell: the first one opens it, the next ones answer."""

    texte = forms.CharField(
        label="Écrire un message", error_messages={"required": "Écrivez votre message."}, max_length=4000
    )


class JustificatifForm(CrispyMixin, VersionMixin, forms.Form):
    """Where the value of a cell comes from, and what is to be known of it; `ecrit`: the version that stands."""

    source = forms.CharField(label="Justificatif", max_length=300, required=False)
    observation = forms.CharField(label="Observation", max_length=4000, required=False)

    def __init__(self, *args, ecrit, **kwargs):
        self.ecrit = ecrit
        super().__init__(*args, **kwargs)

    def temoin(self):
        if self.ecrit is None:
            return {}
        dites = {"justificatif": self.ecrit.ligne.source, "observation": self.ecrit.ligne.observation}
        return {"valeur": self.ecrit.texte} | {nom: en_texte(valeur) for nom, valeur in dites.items()}

    def dernier_auteur(self, noms):
        return str(self.ecrit.ligne.par or "un import"), self.ecrit.ligne.saisi_le


class GesteForm(CrispyMixin, VersionMixin, forms.Form):
    """A gesture on an evaluation, with its reason where one is needed; it rests on its state and on its doubts."""

    motif = forms.CharField(label="Motif", widget=forms.Textarea({"rows": 3}), max_length=4000)

    def __init__(self, *args, evaluation, geste, doutes=0, **kwargs):
        self.evaluation, self.doutes = evaluation, doutes
        super().__init__(*args, **kwargs)
        self.fields["motif"].required = geste.motif or bool(doutes)
        self.fields["motif"].error_messages["required"] = "Dites pourquoi."
        if doutes:
            self.fields["motif"].label = "Pourquoi transmettre malgré les doutes"
        elif not geste.motif:
            self.fields["motif"].label = "Remarque"

    def temoin(self):
        return {"état": self.evaluation.get_etat_display(), "doutes sans réponse": str(self.doutes)}

    def dernier_auteur(self, noms):
        """Who made the last step, or typed the last value."""
        etape = self.evaluation.etapes.select_related("par").last()
        valeur = self.evaluation.convention.realises.select_related("par").order_by("saisi_le", "pk").last()
        mains = [etape and (etape.par, etape.le), valeur and (valeur.par, valeur.saisi_le)]
        par, quand = max(filter(None, mains if "état" not in noms else mains[:1]), key=lambda m: m[1], default=(0, 0))
        return quand and (str(par or "un import"), quand)


class CampagneForm(CrispyMixin, RaisonMixin, VersionMixin, forms.ModelForm):
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
            ("echeance_le", "echeance_motif", "Le délai dit pourquoi."),
        ):
            avant, motif_avant = getattr(self.instance, champ), getattr(self.instance, motif)
            if se_tait(propres.get(champ), propres.get(motif, ""), avant=avant, motif_avant=motif_avant):
                repete = " Le motif inscrit est celui d’avant." if propres.get(motif) else ""
                self.add_error(motif, phrase + repete)
        return propres

    def save(self, commit=True):
        """Its reasons are fields: they are why it changes."""
        dits = [self.cleaned_data[nom] for nom in ("pilote_motif", "echeance_motif") if nom in self.changed_data]
        self.instance._change_reason = " ".join(filter(None, dits)) or None
        return super().save(commit)


class ConclusionForm(CrispyMixin, RaisonMixin, VersionMixin, forms.ModelForm):
    """What the State concludes of an evaluation."""

    class Meta:
        model = Evaluation
        fields = ["appreciation", "conclusion"]
        widgets = {"appreciation": forms.Textarea({"rows": 4}), "conclusion": forms.Textarea({"rows": 4})}

    def temoin(self):
        """The judgements are typed on the same page: they go stale with it."""
        jugements = self.instance.appreciations.select_related("indicateur").order_by("indicateur__rang")
        return super().temoin() | {str(a.indicateur): f"{a.get_jugement_display()} {a.commentaire}" for a in jugements}

    def corrige(self):
        """True once something was judged or concluded."""
        return bool(self.instance.appreciation or self.instance.conclusion or self.instance.appreciations.exists())

    def dernier_auteur(self, noms):
        """Who typed the text that changed, else the last judgement."""
        if texte := set(noms) & en_mots(self.instance, self.fields).keys():
            return auteur_du_changement(self.instance.history, texte)
        return auteur_du_changement(Appreciation.history.filter(evaluation_id=self.instance.pk), ())


class AppreciationForm(forms.Form):
    """The judgement on one indicator, typed in a line of a table."""

    jugement = forms.ChoiceField(choices=[("", "–"), *Appreciation.Jugement.choices], required=False)
    commentaire = forms.CharField(max_length=4000, required=False)

    def clean(self):
        propres = super().clean()
        if propres.get("commentaire") and propres.get("jugement") == "":
            raise ValidationError(
                "Un commentaire accompagne un jugement\u00a0: choisissez-le, ou effacez le commentaire."
            )
        return propres

    @property
    def phrase(self):
        """What is wrong, in one text; empty where all is right."""
        return " ".join(str(dite) for dites in self.errors.values() for dite in dites)


class QuestionForm(CrispyMixin, VersionMixin, forms.Form):
    """A doubt put to the organism, in words that can be changed; `instance`: the question that it became, if any."""

    geste, bouton = "poser", "Poser la question"

    texte = forms.CharField(
        label="Question",
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        error_messages={"required": "Écrivez la question."},
    )
    empreinte = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, instance=None, **kwargs):
        self.instance = instance
        super().__init__(*args, **kwargs)

    def temoin(self):
        return {"question": self.instance.texte} if self.instance else {}


class ReponseForm(CrispyMixin, VersionMixin, forms.Form):
    """What the organism answered to a question."""

    geste, bouton = "noter_reponse", "Noter la réponse"

    texte = forms.CharField(
        label="Réponse de l’organisme",
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        error_messages={"required": "Écrivez la réponse."},
    )

    def __init__(self, *args, instance, **kwargs):
        self.instance = instance
        super().__init__(*args, **kwargs)

    def temoin(self):
        return {"question": self.instance.texte, "réponse": en_texte(self.instance.reponse)}


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
