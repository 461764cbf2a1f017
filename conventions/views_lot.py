"""One gesture recorded for the rows ticked in a list."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cus_tracker.accords import compter
from cus_tracker.champs import DatePartielleField
from cus_tracker.concurrence import VIDE, VersionMixin
from cus_tracker.typographie import le_jour
from territoires.acces import nommes_seulement

from .forms import champs_seuls
from .gestes import GESTES
from .lot import avec_dernier_passage, en_lot, verrouiller
from .models import Instrument, Passage
from .models.passage import derniere_saisie
from .views_gestes import annoncer

HORS_DE_VUE = "Ce dossier n’existe plus, ou il ne vous est plus ouvert."


def gestes_en_lot(agent):
    """(word, label) of the gestures that an agent may record for several, the signature first."""
    permis = [geste for geste in GESTES.values() if geste.etat and geste.permis_a(agent)]
    return [(geste.mot, geste.libelle) for geste in sorted(permis, key=lambda geste: geste.mot != "signer")]


class LotForm(VersionMixin, forms.Form):
    """The rows ticked, the gesture, its day and its reason; stale once one of them stands elsewhere than was shown."""

    instruments = forms.ModelMultipleChoiceField(
        Instrument.objects.none(),
        label="Instruments",
        widget=forms.MultipleHiddenInput,
        error_messages={"required": "Cochez au moins une ligne."},
    )
    geste = forms.ChoiceField(label="Geste")
    le = DatePartielleField(label="Date")
    motif = forms.CharField(label="Motif", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    suite = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, agent):
        visibles = Instrument.objects.visibles_par(agent)
        coches = [pk for pk in data.getlist("instruments") if pk.isascii() and pk.isdecimal() and len(pk) < 10]
        verrouiller(visibles.filter(pk__in=coches))
        lus = avec_dernier_passage(visibles.filter(pk__in=coches))
        self.coches = list(lus.select_related("organisme", "generation"))
        self.perdus = len(set(data.getlist("instruments"))) - len(self.coches)
        super().__init__(_coches_seules(data, self.coches))
        self.helper = champs_seuls()
        self.fields["instruments"].queryset = visibles
        if self.perdus:
            self.fields["instruments"].error_messages["required"] = HORS_DE_VUE
        self.fields["geste"].choices = gestes_en_lot(agent)

    def temoin(self):
        return {str(instrument.pk): instrument.dernier or VIDE for instrument in self.coches}

    def concernes(self, vu):
        """Of the list, the rows ticked."""
        return list(self._actuel)

    def nommer(self, nom):
        return next(f"{i.organisme}, {i.intitule}" for i in self.coches if str(i.pk) == nom)

    def dire(self, valeur):
        passage = Passage.objects.filter(pk=valeur).first() if isinstance(valeur, int) else None
        return str(passage or VIDE)

    def dernier_auteur(self, noms):
        return derniere_saisie(Passage.objects.filter(instrument__in=[i.pk for i in self.coches]))

    def clean(self):
        propres = super().clean()
        geste = GESTES.get(propres.get("geste"))
        if geste and geste.motive and not propres.get("motif"):
            self.add_error("motif", "Dites pourquoi.")
        return propres

    def clean_instruments(self):
        return self.cleaned_data["instruments"].select_related("organisme", "generation")


def _coches_seules(data, coches):
    """What was posted, the rows that the agent no longer sees left out: they refuse nobody else."""
    data = data.copy()
    data.setlist("instruments", [str(instrument.pk) for instrument in coches])
    return data


@nommes_seulement
@require_POST
@transaction.atomic
def geste_en_lot(request):
    """Record the gesture for all, or show the form again with its errors, nothing typed lost."""
    geste = GESTES.get(request.POST.get("geste"))
    if geste and not geste.permis_a(request.user):
        raise PermissionDenied
    form = LotForm(request.POST, agent=request.user)
    if not form.is_valid():
        suite = adresse_de_suite(request, request.POST.get("suite", ""))
        contexte = {"form": form, "nombre": len(form.coches), "suite": suite}
        return render(request, "conventions/lot.html", contexte)
    return enregistrer(request, geste, form.cleaned_data, form.perdus)


def enregistrer(request, geste, lus, perdus):
    """Record the gesture; those refused are told with their reason, and the others are done."""
    le, precision = lus["le"]
    rapport = en_lot(lus["instruments"], geste.mot, par=request.user, le=le, precision=precision, motif=lus["motif"])
    suite, quand = adresse_de_suite(request, lus["suite"]), le_jour(le, precision)
    if rapport.faits:
        annoncer(request, f"{geste.fait} {quand}\u00a0: {compter(len(rapport.faits), 'instrument')}.", le)
    if rapport.refus or perdus:
        contexte = {"geste": geste, "rapport": rapport, "suite": suite, "quand": quand}
        contexte |= {"perdus": range(perdus), "hors_de_vue": HORS_DE_VUE, "refuses": len(rapport.refus) + perdus}
        return render(request, "conventions/lot_rapport.html", contexte)
    return redirect(suite)


def adresse_de_suite(request, suite):
    """The list that the rows were ticked in, if it is one of ours."""
    local = url_has_allowed_host_and_scheme(suite, {request.get_host()}, require_https=request.is_secure())
    return suite if suite and local else reverse("conventions:list")
