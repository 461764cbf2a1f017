"""The file of an instrument: its dates, the rows of its file, its follow-up, the history of all that."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cus_tracker.concurrence import a_corriger, a_corriger_ou_refaire, retirer
from organismes.forms import MotifForm

from .acces import gesture
from .forms_dossier import AvenantForm, ConventionForm, SuiviForm
from .historique import histoire
from .models import Instrument, Suivi
from .views_gestes import retour

AIDE_SUPPRIMER = "La ligne quitte le dossier\u00a0; l’historique la garde."


def enregistrer(request, instrument, form, titre, dit, **contexte):
    """Save a form that is right and go back to the instrument, else show it with what was refused."""
    if form.is_valid():
        form.save()
        messages.success(request, dit)
        return retour(request, instrument)
    return render(
        request, "conventions/formulaire.html", {"instrument": instrument, "form": form, "titre": titre} | contexte
    )


@transaction.atomic
@gesture("conventions.modifier")
def modifier(request, instrument):
    """Correct the dates of an instrument, and what it says of rents or of what it changes."""
    lu = a_corriger(request, Instrument.objects.select_related("organisme", "generation"), pk=instrument.pk)
    modele = AvenantForm if lu.est_avenant else ConventionForm
    form = modele(request.POST or None, instance=lu, agent=request.user)
    titre = "Modifier l’avenant" if lu.est_avenant else "Modifier les dates et la remise en ordre"
    return enregistrer(request, instrument, form, titre, "La modification est enregistrée.")


@transaction.atomic
@gesture("conventions.suivre")
def suivre(request, instrument):
    """Say what blocks the file, what comes next, who does it and by when."""
    instrument.verrouiller()
    suivi = Suivi.objects.filter(instrument=instrument).first() or Suivi(instrument=instrument)
    form = SuiviForm(request.POST if request.method == "POST" else None, instance=suivi, agent=request.user)
    return enregistrer(request, instrument, form, "Suivi du dossier", "Le suivi est à jour.")


def ajouter(request, pk, *, rubrique):
    """Add a row to the file."""

    @gesture(f"conventions.{rubrique.geste}")
    def faire(request, instrument):
        ligne = rubrique.form._meta.model(instrument=instrument)
        form = rubrique.form(request.POST or None, instance=ligne, agent=request.user)
        return enregistrer(request, instrument, form, rubrique.ajouter, "C’est enregistré.")

    return faire(request, pk)


@transaction.atomic
def corriger(request, pk, *, rubrique, ligne):
    """Correct a row of the file."""

    @gesture(f"conventions.{rubrique.geste}")
    def faire(request, instrument):
        lue = a_corriger_ou_refaire(request, getattr(instrument, rubrique.liees), ligne)
        form = rubrique.form(request.POST or None, instance=lue, agent=request.user)
        return enregistrer(request, instrument, form, rubrique.corriger, "La correction est enregistrée.")

    return faire(request, pk)


@transaction.atomic
def supprimer(request, pk, *, rubrique, ligne):
    """Strike a row out of the file; its history keeps it, and why it went."""

    @gesture(f"conventions.{rubrique.geste}")
    def faire(request, instrument):
        lue = a_corriger_ou_refaire(request, getattr(instrument, rubrique.liees), ligne)
        form = MotifForm(request.POST or None, instance=lue)
        if form.is_valid():
            retirer(lue, form.cleaned_data["motif"])
            messages.success(request, "La ligne est supprimée\u00a0; l’historique la garde.")
            return retour(request, instrument)
        contexte = {"instrument": instrument, "form": form, "titre": f"{rubrique.supprimer}\u00a0: {lue}"}
        return render(
            request, "conventions/formulaire.html", contexte | {"aide": AIDE_SUPPRIMER, "bouton": "Supprimer"}
        )

    return faire(request, pk)


@require_safe
def historique(request, pk):
    """What changed in the file: before, after, who, when and why."""
    visibles = Instrument.objects.visibles_par(request.user).select_related("organisme", "generation", "parent")
    instrument = get_object_or_404(visibles, pk=pk)
    return render(request, "conventions/historique.html", {"instrument": instrument, "traces": histoire(instrument)})
