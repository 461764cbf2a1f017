"""The page of a cell, which the grid also shows beside it: reading, answering, settling, giving evidence."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from cus_tracker.concurrence import a_corriger
from cus_tracker.templatetags.liens import avec_regard

from ..acces import evaluation_de, exiger
from ..case import DossierDeCase
from ..fils import justifier as justifier_la_case
from ..fils import repondre as repondre_dans_le_fil
from ..forms import JustificatifForm, MessageForm
from ..models import Evaluation

PAGE, JUSTIFICATIF = "evaluations/case.html", "justificatif_%s"


def est_un_fragment(request):
    """True when the grid asks for its side panel."""
    return request.headers.get("X-Fragment") == "1"


def dossier_de(request, pk):
    """The cell that a form or an address names; 404 when the agent may not see it, or the grid has it not."""
    nom = request.POST.get("case") or request.GET.get("case", "")
    return DossierDeCase(evaluation_de(request, pk), nom, request)


def montrer(request, dossier, **formulaires):
    """The page of a cell, or the fragment of it that the grid shows."""
    ligne = dossier.actuelle.ligne if dossier.actuelle else None
    suite = {"source": ligne.source, "observation": ligne.observation} if ligne else {}
    contexte = {"dossier": dossier, "evaluation": dossier.evaluation, "message": MessageForm(auto_id="fil_%s")}
    contexte |= {
        "justificatif": JustificatifForm(initial=suite, ecrit=dossier.actuelle, auto_id=JUSTIFICATIF)
    } | formulaires
    if dossier.fil:
        contexte["message"].fields["texte"].label = "Répondre"
    gabarit = f"{PAGE}#fiche" if est_un_fragment(request) else PAGE
    return render(request, gabarit, contexte)


def retour(request, dossier):
    """After a gesture: the fragment again, or the page of the cell."""
    if est_un_fragment(request):
        dossier.relire()
        return montrer(request, dossier)
    adresse = f"{reverse('evaluations:case', args=[dossier.evaluation.pk])}?{urlencode({'case': dossier.nom})}"
    return redirect(avec_regard(request, adresse))


@require_safe
def case(request, pk):
    """All that is known of a cell."""
    return montrer(request, dossier_de(request, pk))


@require_POST
def repondre(request, pk):
    """Write in the thread of a cell."""
    dossier = dossier_de(request, pk)
    form = MessageForm(request.POST, auto_id="fil_%s")
    if not form.is_valid():
        return montrer(request, dossier, message=form)
    repondre_dans_le_fil(dossier.adresse, form.cleaned_data["texte"], par=request.user)
    return retour(request, dossier)


@require_POST
def resoudre(request, pk):
    """Settle the thread of a cell."""
    dossier = dossier_de(request, pk)
    exiger(dossier.resoluble)
    if dossier.fil is None:
        raise PermissionDenied
    dossier.fil.resoudre(par=request.user)
    return retour(request, dossier)


@require_POST
@transaction.atomic
def justifier(request, pk):
    """Give the evidence of the value of a cell: a new version that says the same, with its source."""
    a_corriger(request, Evaluation.objects.all(), pk=pk)
    dossier = dossier_de(request, pk)
    form = JustificatifForm(request.POST, ecrit=dossier.actuelle, auto_id=JUSTIFICATIF)
    exiger(dossier.modifiable and dossier.actuelle is not None)
    if not form.is_valid():
        return montrer(request, dossier, justificatif=form)
    dites = {nom: form.cleaned_data[nom] for nom in ("source", "observation")}
    justifier_la_case(dossier, par=request.user, **dites)
    return retour(request, dossier)
