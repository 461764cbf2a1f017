"""Avenants: opened under a convention, the objectives they change, the convention as amended."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from cus_tracker.concurrence import a_corriger
from cus_tracker.formulaires import accepte, soumis
from cus_tracker.templatetags.liens import avec_regard
from organismes.forms import MotifForm

from .acces import gesture, peut_amender
from .amendements import changements, telle_qu_amendee
from .forms_avenants import ObjectifForm
from .forms_dossier import OuvertureAvenantForm
from .models import Instrument
from .models.ouverture import ouvrir
from .templatetags.objectifs import cellule, en_clair
from .views_gestes import retour


@gesture("conventions.preparer_avenant")
def preparer_avenant(request, instrument):
    """Open the file of an avenant to this convention; several may be in preparation at once."""
    if instrument.est_avenant:
        raise Http404
    form = OuvertureAvenantForm(*soumis(request))
    cle = {"organisme": instrument.organisme, "generation": instrument.generation, "dispositif": instrument.dispositif}
    if avenant := accepte(form, ouvrir, **cle):
        messages.success(request, f"{avenant.intitule}\u00a0: le dossier est ouvert.")
        return redirect(avec_regard(request, avenant.get_absolute_url()))
    contexte = {"instrument": instrument, "form": form, "titre": "Préparer un avenant", "bouton": "Ouvrir le dossier"}
    return render(request, "conventions/formulaire.html", contexte)


@transaction.atomic
@gesture("conventions.amender")
def amender(request, instrument):
    """Set an objective that the avenant changes, and see before and after."""
    if not instrument.est_avenant:
        raise Http404
    if not peut_amender(instrument, request.user):
        raise PermissionDenied
    if request.method == "POST":
        instrument.verrouiller()
    form = ObjectifForm(*soumis(request), avenant=instrument, par=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "L’objectif est enregistré dans l’avenant.")
        return redirect(request.get_full_path())
    contexte = {"instrument": instrument, "form": form, "changements": changements(instrument, request.regard)}
    return render(request, "conventions/amender.html", contexte)


@transaction.atomic
@gesture("conventions.amender")
def retirer_objectif(request, instrument, objectif):
    """Take an objective typed by mistake out of the avenant, and say why; its row stays in the base as history."""
    if not peut_amender(instrument, request.user):
        raise PermissionDenied
    presents = instrument.objectifs.all() if request.method == "POST" else instrument.objectifs.connues()
    objectif = a_corriger(request, presents.select_related("indicateur"), pk=objectif)
    form = MotifForm(request.POST or None, instance=objectif)
    if form.is_valid() and objectif.remplacee_le:
        form.add_error(None, "Cet objectif n’est déjà plus dans l’avenant.")
    elif form.is_valid():
        objectif.retirer(motif=form.cleaned_data["motif"], par=request.user)
        messages.success(request, "L’objectif n’est plus dans l’avenant\u00a0; l’historique le garde.")
        return retour(request, instrument)
    titre = f"Retirer l’objectif {en_clair(objectif)}\u00a0: {cellule(objectif)}"
    contexte = {"instrument": instrument, "form": form, "titre": titre, "bouton": "Retirer"}
    return render(request, "conventions/formulaire.html", contexte)


@require_safe
def objectifs(request, pk):
    """The objectives of a convention, as amended on the day of the page."""
    visibles = Instrument.objects.visibles_par(request.user).conventions().select_related("organisme", "generation")
    convention = get_object_or_404(visibles, pk=pk)
    amendees = telle_qu_amendee(convention, request.regard)
    avenants = {avenant.pk: avenant for avenant in convention.avenants.all()}
    groupes = {}
    for etat, lignes in (("en_vigueur", amendees.en_vigueur), ("remplacees", amendees.remplacees)):
        for ligne in sorted(lignes, key=lambda x: (x[1:6], x[6:12])):
            groupe = groupes.setdefault((ligne.indicateur, ligne.mesure), {"en_vigueur": [], "remplacees": []})
            groupe[etat].append((ligne, avenants.get(ligne.instrument)))
    contexte = {"instrument": convention, "groupes": sorted(groupes.items()), "raccourcis": amendees.raccourcis}
    return render(request, "conventions/objectifs.html", contexte)
