"""What an agent types about the objectives that an avenant changes."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import cached_property

from cus_tracker.concurrence import VersionMixin
from cus_tracker.feuilles import Refuse
from cus_tracker.typographie import corriger, finir
from territoires.models import Departement

from .feuilles.cellule import PRODUITS, ZONAGES, lire_valeur
from .forms import champs_seuls
from .models import Indicateur, Objectif
from .models.valeur import Mention
from .templatetags.objectifs import cellule, en_clair

CASE = ("indicateur", "mesure", "debut", "fin", "departement", "produit", "zonage", "zus", "segment")

NEGATIF = "Aucun indicateur ne descend sous zéro. Pour retirer un objectif, laissez la case vide."


class ObjectifForm(VersionMixin, forms.ModelForm):
    """One objective that an avenant sets; typed again for the same cell and years, it is a new version.

    Stale once someone set the same cell since the page was drawn.
    """

    valeur = forms.CharField(
        label="Nouvelle valeur",
        required=False,
        help_text="Un nombre, n.c. ou s.o.\u00a0; vide\u00a0: la valeur est retirée.",
    )
    mesure = forms.ChoiceField(label="Mesure", required=False)
    departement = forms.ChoiceField(label="Département", required=False)
    produit = forms.ChoiceField(label="Produit", required=False, choices=[("", "–"), *((p, p) for p in PRODUITS)])
    zonage = forms.ChoiceField(label="Zonage", required=False, choices=[("", "–"), *((z, z) for z in ZONAGES)])
    zus = forms.ChoiceField(label="ZUS", required=False, choices=[("", "–"), ("oui", "oui"), ("non", "non")])

    class Meta:
        model = Objectif
        fields = (
            "indicateur",
            "mesure",
            "debut",
            "fin",
            "departement",
            "produit",
            "zonage",
            "zus",
            "segment",
            "source",
        )

    field_order = ("indicateur", "mesure", "debut", "fin", "departement", "produit", "valeur")

    def __init__(self, *args, avenant, par, **kwargs):
        super().__init__(*args, instance=Objectif(instrument=avenant, par=par), **kwargs)
        self.helper = champs_seuls()
        connus = Indicateur.objects.filter(
            generation=avenant.generation, dispositif__in=avenant.dispositifs_des_indicateurs, saisissable=True
        )
        self.fields["indicateur"].queryset = connus
        self.fields["indicateur"].label_from_instance = lambda i: corriger(f"{i.code_usuel} – {i.libelle[:80]}")
        mesures = {mesure["code"]: mesure.get("libelle", mesure["code"]) for i in connus for mesure in i.mesures}
        self.fields["mesure"].choices = [("", "–"), *mesures.items()]
        noms = Departement.objects.values_list("code", "nom")
        self.fields["departement"].choices = [("", "–"), *((code, f"{nom} ({code})") for code, nom in noms)]
        self.annees = premiere, derniere = avenant.parent.annees_comptees
        for nom, annee in (("debut", premiere), ("fin", derniere)):
            self.initial[nom] = annee
            self.fields[nom].help_text = f"Années comptées\u00a0: {premiere} à {derniere}."

    @cached_property
    def posees(self):
        """{cell in words: its row} of what the avenant sets now."""
        lignes = self.instance.instrument.objectifs.filter(remplacee_le=None).select_related("indicateur", "par")
        return {en_clair(ligne): ligne for ligne in lignes.order_by("saisi_le", "pk")}

    def temoin(self):
        return {nom: cellule(ligne) for nom, ligne in self.posees.items()}

    def concernes(self, vu):
        """The cell typed alone."""
        typee = self.cleaned_data.get("indicateur") and Objectif(
            **{nom: self.cleaned_data.get(nom) for nom in CASE if self.cleaned_data.get(nom) is not None}
        )
        return [nom for nom in super().concernes(vu) if typee and nom == en_clair(typee)]

    def dernier_auteur(self, noms):
        ligne = self.posees.get(noms[0])
        return ligne and (str(ligne.par or "un import"), ligne.saisi_le)

    def clean_debut(self):
        return self._comptee(self.cleaned_data["debut"])

    def clean_fin(self):
        return self._comptee(self.cleaned_data["fin"])

    def _comptee(self, annee):
        premiere, derniere = self.annees
        if not premiere <= annee <= derniere:
            raise ValidationError(f"Cette année ne compte pas dans la convention\u00a0: {premiere} à {derniere}.")
        return annee

    def clean(self):
        propres = super().clean()
        indicateur, mesure = propres.get("indicateur"), propres.get("mesure", "")
        debut, fin = propres.get("debut"), propres.get("fin")
        if debut and fin and fin < debut:
            self.add_error("fin", "La dernière année précède la première.")
        if indicateur:
            self._verifier_la_mesure(indicateur, mesure)
            try:
                valeur, self.instance.mention = lire_valeur(propres.get("valeur"), indicateur.nature_valeur)
            except Refuse as refus:
                self.add_error("valeur", finir(f"Écrivez {refus.attendu}"))
                return propres
            self.instance.valeur = valeur
            if self.instance.mention == Mention.VIDE and not self._donnee():
                self.add_error("valeur", "Donnez une valeur\u00a0: aucun objectif n’est à retirer de cette case.")
            if valeur is not None and valeur < 0:
                self.add_error("valeur", NEGATIF)
        return propres

    def _donnee(self):
        """True when the convention or one of its avenants gives the cell typed, over some of these years."""
        typee = {nom: self.cleaned_data.get(nom) or "" for nom in CASE if nom not in ("indicateur", "debut", "fin")}
        parent = self.instance.instrument.parent
        donnes = Objectif.objects.connues().filter(Q(instrument=parent) | Q(instrument__parent=parent))
        annees = {"debut__lte": self.cleaned_data.get("fin") or 0, "fin__gte": self.cleaned_data.get("debut") or 0}
        siens = donnes.filter(indicateur=self.cleaned_data["indicateur"], **typee, **annees)
        return siens.exclude(mention=Mention.VIDE).exists()

    def _verifier_la_mesure(self, indicateur, mesure):
        siennes = [m["code"] for m in indicateur.mesures]
        entieres = [m["code"] for m in indicateur.mesures if m["nature"] != "part"]
        if (mesure and mesure not in siennes) or (not mesure and len(entieres) > 1):
            attendu = ", ".join(siennes) or "il n’en a pas"
            self.add_error("mesure", ValidationError(f"Une mesure de cet indicateur\u00a0: {attendu}."))
