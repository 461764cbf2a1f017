"""Acts that move the échéance of one convention, or of a whole generation, and their cancelling."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from cus_tracker.accords import compter
from cus_tracker.concurrence import a_corriger
from cus_tracker.exports import Colonne, en_fichier
from cus_tracker.formulaires import accepte, soumis
from cus_tracker.regard import PARIS
from cus_tracker.templatetags.liens import vers_vue
from cus_tracker.typographie import jour
from organismes.forms import MotifForm
from territoires.acces import nommes_seulement

from .acces import gesture, ouvert
from .forms_prorogation import ProrogationForm, ProrogationGeneraleForm
from .models import Instrument, Prorogation
from .views_gestes import annoncer, retour

AIDE = "L’acte s’ajoute à l’échéance de la convention, qui ne change pas ; il s’annule, avec un motif."

# A row is (act, how many conventions it concerns, whether the agent may cancel it).
COLONNES = (
    Colonne("acte", lambda rang: rang[0].get_nature_display(), 28),
    Colonne("fondement", lambda rang: rang[0].fondement, 40),
    Colonne("génération", lambda rang: rang[0].generation.nom, 12),
    Colonne("conventions", lambda rang: rang[1], 12),
    Colonne("prononcé le", lambda rang: rang[0].le, 12),
    Colonne("jusqu’au", lambda rang: rang[0].echeance_le, 12),
    Colonne("annulé le", lambda rang: rang[0].annulee_le and rang[0].annulee_le.astimezone(PARIS).date(), 12),
    Colonne("motif de l’annulation", lambda rang: rang[0].annulee_motif, 40),
)


def avec_concernees(agent):
    """The acts that an agent sees, with the conventions that the agent may be told by name in `nommees`."""
    nommees = Instrument.objects.visibles_par(agent).select_related("organisme", "generation")
    nommees = nommees.order_by("organisme__cle_tri", "dispositif")
    actes = Prorogation.objects.visibles_par(agent).select_related("generation", "par", "annulee_par")
    return actes.prefetch_related("conventions", Prefetch("conventions", nommees, to_attr="nommees"))


def enregistre(request, quoi, le):
    """Say that an act was recorded."""
    annoncer(request, f"L’acte est enregistré\u00a0: {quoi}.", le, voir="en voir l’effet")


@transaction.atomic
@gesture("conventions.proroger")
def proroger(request, instrument):
    """Record an act for one convention."""
    if instrument.est_avenant or not instrument.est_signe():
        raise Http404
    if request.method == "POST":
        instrument.verrouiller()
    form = ProrogationForm(*soumis(request), regard=request.regard, convention=instrument)
    if acte := accepte(form, Prorogation.prononcer, conventions=[instrument], par=request.user):
        jusque = f", jusqu’au {jour(acte.echeance_le)}" if acte.echeance_le else ""
        enregistre(request, f"{acte.get_nature_display()}{jusque}", acte.le)
        return retour(request, instrument)
    contexte = {"instrument": instrument, "form": form, "titre": "Proroger la convention", "aide": AIDE}
    return render(request, "conventions/formulaire.html", contexte)


@nommes_seulement
@require_safe
def prorogations(request):
    """The acts that concern conventions the agent sees, those cancelled included."""
    actes = avec_concernees(request.user)
    modifiables = set(Prorogation.objects.modifiables_par(request.user).values_list("pk", flat=True))
    lignes = [(acte, len(acte.conventions.all()), acte.pk in modifiables) for acte in actes]
    contexte = {"lignes": lignes, "nombre": len(lignes), "peut": ouvert("proroger", request.user)}
    fichier = en_fichier(request, "prorogations", ("prorogations", COLONNES, lignes))
    return fichier or render(request, "conventions/prorogations.html", contexte)


@nommes_seulement
def proroger_generation(request):
    """Record one act for the signed conventions of a generation, once those it concerns were shown."""
    if not ouvert("proroger", request.user):
        raise PermissionDenied
    form = ProrogationGeneraleForm(*soumis(request), agent=request.user, regard=request.regard)
    effets = list(form.effets()) if form.is_bound and form.is_valid() else []
    if effets and "confirmer" in request.POST:
        concernees = [convention for convention, _, _ in effets]
        acte = Prorogation.prononcer(conventions=concernees, par=request.user, **form.donnees())
        nombre = compter(len(concernees), "convention", feminin=True)
        enregistre(request, nombre, acte.le)
        return redirect(vers_vue(request, "conventions:prorogations"))
    return render(request, "conventions/proroger.html", {"form": form, "effets": effets})


@nommes_seulement
@transaction.atomic
def annuler_prorogation(request, pk):
    """Undo an act, and say why; it stays in the list."""
    acte = get_object_or_404(avec_concernees(request.user), pk=pk)
    modifiable = Prorogation.objects.modifiables_par(request.user).filter(pk=pk).exists()
    if not modifiable or not ouvert("proroger", request.user):
        raise PermissionDenied
    form = MotifForm(request.POST or None, instance=a_corriger(request, Prorogation.objects.all(), pk=acte.pk))
    if form.is_valid() and form.instance.annulee_le:
        form.add_error(None, "Cet acte est déjà annulé.")
    elif form.is_valid():
        acte.annuler(motif=form.cleaned_data["motif"], par=request.user)
        messages.success(request, "L’acte est annulé\u00a0; il reste dans la liste avec votre motif.")
        return redirect(vers_vue(request, "conventions:prorogations"))
    return render(request, "conventions/annuler_prorogation.html", {"form": form, "acte": acte})
