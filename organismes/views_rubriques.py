"""The rows of the file of an organism: added, corrected, struck out, and a next action marked done."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from cus_tracker.concurrence import a_corriger_ou_refaire, retirer
from cus_tracker.regard import aujourd_hui

from .acces import gesture
from .forms import MotifForm
from .views_gestes import demander, revenir


@gesture
def ajouter(request, organisme, *, rubrique):
    """Add a row."""
    ligne = rubrique.form._meta.model(organisme=organisme)
    propose = {"le": min(request.regard.au, aujourd_hui())}
    form = rubrique.form(request.POST or None, instance=ligne, agent=request.user, initial=propose)
    if form.is_valid():
        form.save()
        return revenir(request, organisme, "C’est enregistré.")
    return demander(request, organisme, form, titre=rubrique.ajouter, aide=rubrique.aide)


@gesture
def corriger(request, organisme, *, rubrique, ligne):
    """Correct a row."""
    ligne = a_corriger_ou_refaire(request, getattr(organisme, rubrique.liees), ligne)
    form = rubrique.form(request.POST or None, instance=ligne, agent=request.user)
    if form.is_valid():
        form.save()
        return revenir(request, organisme, "La correction est enregistrée.")
    return demander(request, organisme, form, titre=rubrique.corriger, aide=rubrique.aide)


@gesture
def supprimer(request, organisme, *, rubrique, ligne):
    """Strike a row out; its history keeps it, and why it went."""
    ligne = a_corriger_ou_refaire(request, getattr(organisme, rubrique.liees), ligne)
    form = MotifForm(request.POST or None, instance=ligne)
    if form.is_valid():
        retirer(ligne, form.cleaned_data["motif"])
        return revenir(request, organisme, "La ligne est supprimée ; l’historique la garde.")
    return demander(request, organisme, form, titre=rubrique.supprimer, aide=str(ligne), bouton="Supprimer")


@require_POST
@gesture(tenir=False)
def faire(request, organisme, *, echange):
    """Mark the next action of an entry of the thread as done today."""
    entree = get_object_or_404(organisme.echanges.a_faire(), pk=echange)
    entree.fait_le = aujourd_hui()
    entree.save()
    return revenir(request, organisme, f"Fait : {entree.action}.")
