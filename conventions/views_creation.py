"""Opening the file of an expected convention or avenant, in one gesture."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render

from cus_tracker.dependances import ce_qui_depend_de
from cus_tracker.formulaires import accepte
from cus_tracker.templatetags.liens import avec_regard
from organismes.forms import MotifForm
from organismes.models import Organisme
from territoires.acces import nommes_seulement

from .acces import SERVICES, gesture
from .forms import champs_seuls
from .manquants import PIECES
from .models import Generation
from .models.instrument import Dispositif, Objet
from .models.ouverture import ouvrir


class OuvertureForm(forms.Form):
    """What file is opened, for which organism."""

    organisme = forms.ModelChoiceField(Organisme.objects.none(), label="Organisme")
    generation = forms.ModelChoiceField(Generation.objects.all(), to_field_name="nom", label="Génération")
    dispositif = forms.ChoiceField(choices=Dispositif, label="Dispositif")
    objet = forms.ChoiceField(
        choices=[("", "une convention"), *((v, f"un avenant\u00a0: {mot}") for v, mot in Objet.choices)],
        label="Ouvrir",
        required=False,
    )
    reference = forms.CharField(
        label="Référence de l’avenant", max_length=60, required=False, help_text="Vide : la première libre (A1, A2…)."
    )

    def __init__(self, *args, agent, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = champs_seuls()
        self.fields["organisme"].queryset = Organisme.objects.modifiables_par(agent)

    def donnees(self):
        """What the gesture takes."""
        return self.cleaned_data


def demandee(request):
    """What is asked: the fields of the form, or the « organisme:code » of an expected instrument, as a button posts it.

    The generation is the latest begun on the day of the page, unless told.
    """
    demande = (request.POST if request.method == "POST" else request.GET).dict()
    organisme, _, code = demande.pop("attendu", "").partition(":")
    if code in PIECES:
        dispositif, objet = PIECES[code]
        demande |= {"organisme": organisme, "dispositif": str(dispositif), "objet": str(objet)}
    derniere = Generation.objects.par_defaut(au=request.regard.au)
    return {"generation": derniere.nom if derniere else ""} | demande


@nommes_seulement
def creer(request):
    """Open a file; the button of an expected instrument posts all that is needed."""
    demande = demandee(request)
    verifier(request.user, demande.get("organisme", ""))
    envoyee = demande if request.method == "POST" else None
    form = OuvertureForm(envoyee, initial=None if envoyee else demande, agent=request.user)
    if instrument := accepte(form, ouvrir):
        messages.success(request, f"Dossier ouvert\u00a0: {instrument.intitule}.")
        return redirect(avec_regard(request, instrument.get_absolute_url()))
    return render(request, "conventions/creer.html", {"form": form})


@transaction.atomic
@gesture("conventions.supprimer")
def supprimer(request, instrument):
    """Delete a file opened by mistake, in which nothing was recorded; else tell what hangs on it."""
    instrument.verrouiller()
    pieces = ce_qui_depend_de(instrument)
    form = None if pieces else MotifForm(request.POST or None, instance=instrument)
    if form is not None and form.is_valid():
        instrument._change_reason = form.cleaned_data["motif"]
        instrument.delete()
        messages.success(request, f"Dossier supprimé\u00a0: {instrument.intitule}.")
        return redirect(avec_regard(request, instrument.organisme.get_absolute_url()))
    contexte = {"instrument": instrument, "form": form, "pieces": pieces}
    return render(request, "conventions/supprimer.html", contexte)


def verifier(agent, organisme):
    """404 for an organism that the agent does not see, 403 for one that the agent may not change."""
    if not agent.administre and agent.role not in SERVICES:
        raise PermissionDenied
    if not organisme.isdecimal():
        return
    if not Organisme.objects.visibles_par(agent).filter(pk=organisme).exists():
        raise Http404
    if not Organisme.objects.modifiables_par(agent).filter(pk=organisme).exists():
        raise PermissionDenied
