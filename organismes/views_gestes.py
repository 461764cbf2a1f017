"""The gestures on an organism: create, correct, delete, absorb and undo, and its history."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from cus_tracker.templatetags.liens import avec_regard

from .absorption import apercu
from .acces import gesture, peut_tenir
from .forms import AbsorptionForm, CreationForm, MotifForm, OrganismeForm
from .historique import histoire
from .models import Organisme


def revenir(request, organisme, dit):
    """Back to the page of the organism, under the same clocks, with a word on what was done."""
    messages.success(request, dit)
    return redirect(avec_regard(request, organisme.get_absolute_url()))


def demander(request, organisme, form, *, titre, **contexte):
    """The page of a form about an organism."""
    contexte |= {"organisme": organisme, "form": form, "titre": titre}
    return render(request, contexte.pop("gabarit", "organismes/formulaire.html"), contexte)


def creer(request):
    """Record a new organism."""
    if not peut_tenir(request.user):
        raise PermissionDenied
    form = CreationForm(request.POST or None, agent=request.user)
    if form.is_valid():
        return revenir(request, form.save(), "L’organisme est enregistré.")
    return demander(request, None, form, titre="Nouvel organisme")


@gesture
def corriger(request, organisme):
    """Correct the identity of an organism."""
    form = OrganismeForm(request.POST or None, instance=organisme, agent=request.user)
    if form.is_valid():
        return revenir(request, form.save(), "La fiche est corrigée.")
    return demander(request, get_object_or_404(Organisme, pk=organisme.pk), form, titre="Corriger la fiche")


@gesture
def supprimer(request, organisme):
    """Delete an organism on which nothing hangs, else tell what does."""
    pieces = organisme.ce_qui_en_depend()
    form = None if pieces else MotifForm(request.POST or None, instance=organisme)
    if form is not None and form.is_valid():
        organisme._change_reason = form.cleaned_data["motif"]
        organisme.delete()
        messages.success(request, f"L’organisme {organisme} est supprimé.")
        return redirect(avec_regard(request, "/organismes/"))
    return demander(
        request, organisme, form, titre="Supprimer l’organisme", pieces=pieces, gabarit="organismes/supprimer.html"
    )


@gesture
def absorber(request, organisme):
    """Record that an organism is absorbed, once what moves was shown."""
    form = AbsorptionForm(request.POST or None, instance=organisme, agent=request.user)
    vu = None
    if form.is_valid():
        absorbeur, le = form.cleaned_data["absorbe_par"], form.cleaned_data["absorbe_le"]
        if "confirmer" in request.POST:
            absorbeur.absorber(organisme, le=le, motif=form.cleaned_data["motif"])
            return revenir(request, organisme, f"{organisme} est absorbé par {absorbeur}.")
        avant = Organisme.objects.get(pk=organisme.pk)
        vu = apercu(avant, absorbeur, le, regard=request.regard, region=request.region)
    lu = Organisme.objects.get(pk=organisme.pk)
    return demander(request, lu, form, titre="Enregistrer l’absorption", apercu=vu, gabarit="organismes/absorber.html")


@gesture
def retablir(request, organisme):
    """Undo an absorption."""
    form = MotifForm(request.POST or None, instance=organisme)
    if form.is_valid() and organisme.absorbe_par_id:
        organisme.retablir(motif=form.cleaned_data["motif"])
        return revenir(request, organisme, "L’absorption est annulée : l’organisme est rétabli.")
    return demander(request, organisme, form, titre="Annuler l’absorption", bouton="Annuler l’absorption")


@require_safe
def historique(request, pk):
    """What changed in the file of an organism: before, after, who, when and why."""
    organisme = get_object_or_404(Organisme.objects.visibles_par(request.user), pk=pk)
    return render(request, "organismes/historique.html", {"organisme": organisme, "traces": histoire(organisme)})
