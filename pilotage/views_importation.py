"""Importing a workbook in the browser: leave it, see what it would change, accept."""

from django.contrib.auth.decorators import user_passes_test
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus_tracker.exports import telecharger
from territoires.middleware import hors_regard

from .forms import DepotForm
from .importation import classeur_vierge
from .models import Importation
from .taches import enregistrer_depot, examiner_depot

DERNIERS, MONTREES = 20, 500


def nomme(agent):
    """True for an agent who may write about organisms; a reader is refused."""
    if not agent.nomme:
        raise PermissionDenied
    return True


@hors_regard
@user_passes_test(nomme)
def deposer(request):
    """The form where a workbook is left, over the agent’s last imports."""
    form = DepotForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        form.instance.par, form.instance.nom = request.user, form.cleaned_data["fichier"].name[:200]
        depot = form.save()
        examiner_depot.enqueue(depot.pk)
        return redirect(depot)
    depots = Importation.objects.visibles_par(request.user).select_related("par")[:DERNIERS]
    return render(request, "pilotage/importer.html", {"form": form, "depots": depots})


@hors_regard
@require_safe
@user_passes_test(nomme)
def telecharger_vierge(request):
    """The blank exchange workbook, in the format asked."""
    return telecharger("classeur-vierge", "ods" if request.GET.get("format") == "ods" else "xlsx", classeur_vierge())


@hors_regard
@require_safe
def suivre(request, uuid):
    """An import: its progress while the worker is on it, then what it changes or why it is refused."""
    depot = get_object_or_404(Importation.objects.visibles_par(request.user).select_related("par"), uuid=uuid)
    contexte = {"depot": depot, "en_cours": depot.est_en_cours, "faits": depot.avancement, "total": 100}
    contexte |= {"texte": depot.progres, "adresse": request.path, "montrees": MONTREES}
    if not request.htmx:
        return render(request, "pilotage/importation.html", contexte)
    reponse = render(request, "_composants/progression.html", contexte)
    if not depot.est_en_cours:
        reponse["HX-Refresh"] = "true"
    return reponse


@hors_regard
@require_POST
def enregistrer(request, uuid):
    """Accept an examined workbook: it is read again whole and recorded in one transaction."""
    depot = get_object_or_404(Importation.objects.visibles_par(request.user), uuid=uuid)
    acceptes = Importation.objects.filter(pk=depot.pk, etat=Importation.Etat.EXAMINEE)
    if acceptes.update(etat=Importation.Etat.ECRITURE, avancement=0, vu_le=None):
        enregistrer_depot.enqueue(depot.pk)
    return redirect(depot)
