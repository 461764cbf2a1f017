"""What an agent types about a prorogation, and the conventions that it may concern."""

from django import forms

from cus_tracker.champs import JourField
from cus_tracker.concurrence import VIDE, VersionMixin, auteur_du_changement, en_texte
from cus_tracker.cycle import Etat
from cus_tracker.regard import aujourd_hui
from cus_tracker.typographie import jour, le_jour

from .forms import champs_seuls
from .models import Convention, Generation, Passage, Prorogation
from .models.instrument import Dispositif
from .models.passage import derniere_saisie
from .situations import fins


class ProrogationForm(VersionMixin, forms.Form):
    """An act: its nature, its day, the new échéance, its legal basis; stale once another act was recorded."""

    nature = forms.ChoiceField(label="Nature de l’acte", choices=Prorogation.Nature)
    le = JourField(label="Prononcée le", help_text="Le jour de l’acte ou de l’entrée en vigueur de la loi.")
    echeance_le = JourField(
        label="Jusqu’au",
        required=False,
        help_text="La nouvelle échéance, que dit toute prorogation\u00a0; vide pour des effets maintenus sans terme.",
    )
    fondement = forms.CharField(
        label="Fondement", max_length=300, help_text="La loi, le décret ou la décision, avec sa date."
    )

    def __init__(self, *args, regard, convention=None, **kwargs):
        self.regard, self.convention = regard, convention
        super().__init__(*args, **kwargs)
        # Required of a prorogation: its label does not say that it may be left out.
        self.fields["echeance_le"].sous_condition = True
        self.helper = champs_seuls()

    def temoin(self):
        actes = [
            f"{acte}, {en_texte(acte.echeance_le)}" for acte in self.convention.prorogations.filter(annulee_le=None)
        ]
        return {"échéance": en_texte(self.convention.echeance_le), "actes": " ; ".join(actes) or VIDE}

    def dernier_auteur(self, noms):
        """Who recorded or cancelled the last act, or typed the échéance."""
        mains = [acte.derniere_main() for acte in self.convention.prorogations.select_related("par", "annulee_par")]
        if "échéance" in noms:
            mains.append(auteur_du_changement(self.convention.history, noms))
        return max(filter(None, mains), key=lambda main: main[1], default=None)

    def conventions(self):
        """The conventions that the act concerns."""
        return [self.convention]

    def clean(self):
        propres = super().clean()
        sans_terme = not propres.get("echeance_le") and "echeance_le" not in self.errors
        if sans_terme and propres.get("nature") == Prorogation.Nature.PROROGATION:
            self.add_error("echeance_le", "Une prorogation dit jusqu’à quel jour.")
        if not self.errors:
            self._verifier_les_jours(**self.donnees())
        return propres

    def _verifier_les_jours(self, nature, le, echeance_le, fondement):
        if le > aujourd_hui():
            self.add_error("le", "Ce jour n’est pas encore venu.")
        elif refus := self._avant_la_signature(le):
            self.add_error("le", refus)
        elif echeance_le and echeance_le < le:
            self.add_error("echeance_le", "L’acte finirait avant d’être prononcé.")
        elif echeance_le:
            self._refuser_sans_effet(nature, echeance_le)

    def _avant_la_signature(self, le):
        """Why an act of that day finds nothing signed to put off; empty when it does."""
        signature = self.convention.passages.filter(etat=Etat.SIGNEE, rectifie_le=None, le__gt=le).first()
        return f"La convention n’a été signée que {le_jour(signature.le, signature.precision)}." if signature else ""

    def _refuser_sans_effet(self, nature, nouvelle):
        """An act that ends before every échéance in force would be recorded and count nowhere."""
        concernees = list(self.conventions())
        connues = fins(concernees, self.regard)
        if connues and len(connues) == len(concernees) and nouvelle < min(connues.values()):
            verbe = "maintient" if nature == Prorogation.Nature.MAINTIEN else "reporte"
            deja = jour(min(connues.values()))
            self.add_error("echeance_le", f"Cette date ne {verbe} rien\u00a0: l’échéance est déjà le {deja}.")

    def donnees(self):
        """What the act takes."""
        return {nom: self.cleaned_data[nom] for nom in ("nature", "le", "echeance_le", "fondement")}


class ProrogationGeneraleForm(ProrogationForm):
    """The same act for the signed conventions of a generation that the agent may change."""

    generation = forms.ModelChoiceField(
        Generation.objects.all(), to_field_name="nom", label="Génération", empty_label="Choisissez"
    )
    dispositif = forms.ChoiceField(label="Dispositif", choices=[("", "tous"), *Dispositif.choices], required=False)
    field_order = ("generation", "dispositif")

    def __init__(self, *args, agent, **kwargs):
        self.agent = agent
        super().__init__(*args, **kwargs)

    def conventions(self):
        """The conventions that the act concerns: signed on the day looked at, and by the day of the act."""
        propres = self.cleaned_data
        return self._signees(propres["generation"].nom, propres["dispositif"], propres.get("le"))

    def effets(self):
        """Each convention that the act concerns, with its échéance before and after."""
        concernees, nouvelle = list(self.conventions()), self.cleaned_data["echeance_le"]
        reporte = self.cleaned_data["nature"] == Prorogation.Nature.PROROGATION
        avant = fins(concernees, self.regard)
        for convention in concernees:
            deja = avant.get(convention.pk)
            yield convention, deja, max(filter(None, (deja, nouvelle))) if reporte else deja

    def _signees(self, generation, dispositif, le):
        au = min(le or self.regard.au, self.regard.au)
        signees = Convention.objects.modifiables_par(self.agent).signes(self.regard.au_jour(au))
        choisies = signees.filter(generation__nom=generation)
        if dispositif:
            choisies = choisies.filter(dispositif=dispositif)
        return choisies.select_related("organisme", "generation")

    def confronte(self):
        """The first send only shows the conventions concerned."""
        return "confirmer" in self.data

    def temoin(self):
        if not self.is_bound:
            return {}
        demande = (self.data.get(nom, "") for nom in ("generation", "dispositif"))
        concernees = self._signees(*demande, self._jour_envoye())
        return {f"{convention.organisme}, {convention.intitule}": "concernée" for convention in concernees}

    def _jour_envoye(self):
        """The day of the act as it was sent, None when it cannot be read."""
        try:
            return self.fields["le"].clean(self.data.get("le", ""))
        except forms.ValidationError:
            return None

    def _avant_la_signature(self, le):
        propres = self.cleaned_data
        demande = propres["generation"].nom, propres["dispositif"]
        if self._signees(*demande, None).exists() and not self._signees(*demande, le).exists():
            return "Aucune des conventions que vous tenez n’était signée ce jour-là."
        return ""

    def dernier_auteur(self, noms):
        """Who last recorded or struck a passage among the conventions of the generation."""
        siens = Passage.objects.filter(instrument__generation__nom=self.data.get("generation", ""))
        return derniere_saisie(siens.filter(etat=Etat.SIGNEE))

    def clean(self):
        propres = super().clean()
        if propres.get("generation") and not self.errors and not self.conventions().exists():
            self.add_error("generation", "Vous ne tenez aucune convention signée de cette génération.")
        return propres
