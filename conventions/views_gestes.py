"""The gestures that record, undo or correct a passage of an instrument."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cus_tracker.formulaires import accepte, soumis
from cus_tracker.templatetags.liens import avec_regard
from cus_tracker.typographie import corriger, jour

from .acces import gesture
from .forms import PassageForm, RectificationForm
from .gestes import GESTES, PAR_ETAT


def retour(request, instrument):
    """Back to the page of the instrument, under the clocks of this page."""
    return redirect(avec_regard(request, instrument.get_absolute_url()))


def annoncer(request, fait, le, *, voir="le voir"):
    """Say what was recorded, and that a page which looks at an earlier day does not show it; `voir`: what it hides."""
    if le > request.regard.au:
        au = jour(request.regard.au)
        fait += f" La page est au {au}, avant ce jour\u00a0: pour {voir}, changez «\u00a0Situation au\u00a0»."
    messages.success(request, fait)


def vu(request, instrument):
    """The file that a form rests on: its instrument, held while a POST changes it, and the passages that stand."""
    if request.method == "POST":
        instrument.verrouiller()
    return {"instrument": instrument, "debouts": instrument.debouts()}


@transaction.atomic
def passer(request, instrument, mot):
    """Record a passage by the gesture of this name, or show its form again with what was refused."""
    geste = GESTES[mot]
    form = PassageForm(*soumis(request), geste=geste, **vu(request, instrument))
    if passage := accepte(form, getattr(instrument, mot), par=request.user):
        annoncer(request, f"{geste.fait}\u00a0: {passage.quand}.", passage.le)
        return retour(request, instrument)
    etat = form.debouts[-1].etat if form.debouts else None
    contexte = {"instrument": instrument, "geste": geste, "form": form, "etat": etat}
    return render(request, "conventions/geste.html", contexte)


@gesture("conventions.elaborer")
def elaborer(request, instrument):
    """Record that the organism has begun."""
    return passer(request, instrument, "elaborer")


@gesture("conventions.deposer")
def deposer(request, instrument):
    """Record that the draft was received."""
    return passer(request, instrument, "deposer")


@gesture("conventions.negocier")
def negocier(request, instrument):
    """Open the negotiation."""
    return passer(request, instrument, "negocier")


@gesture("conventions.demander_avis")
def demander_avis(request, instrument):
    """Ask the other préfets."""
    return passer(request, instrument, "demander_avis")


@gesture("conventions.proposer")
def proposer(request, instrument):
    """Say that the file is ready to be signed."""
    return passer(request, instrument, "proposer")


@gesture("conventions.suspendre")
def suspendre(request, instrument):
    """Hold the signature up."""
    return passer(request, instrument, "suspendre")


@gesture("conventions.reprendre")
def reprendre(request, instrument):
    """End a suspension."""
    return passer(request, instrument, "reprendre")


@gesture("conventions.signer")
def signer(request, instrument):
    """Record the signature."""
    return passer(request, instrument, "signer")


@gesture("conventions.abandonner")
def abandonner(request, instrument):
    """Give the file up."""
    return passer(request, instrument, "abandonner")


@require_POST
@gesture("conventions.annuler")
def annuler(request, instrument, passage):
    """Undo at once a passage that its author has just typed."""
    passage = get_object_or_404(instrument.passages, pk=passage)
    if passage.par_id != request.user.pk:
        raise PermissionDenied
    try:
        instrument.annuler(passage=passage, par=request.user)
        messages.success(request, f"Passage annulé\u00a0: {passage}. Il reste, rayé, au journal.")
    except ValidationError as refus:
        messages.error(request, corriger(" ".join(refus.messages)))
    return retour(request, instrument)


@transaction.atomic
@gesture("conventions.rectifier")
def rectifier(request, instrument, passage):
    """Strike a wrong passage, say why, and give the right day when only the day was wrong."""
    dossier = vu(request, instrument)
    passage = get_object_or_404(instrument.passages.select_related("par"), pk=passage)
    if not PAR_ETAT[passage.etat].permis_a(request.user):
        raise PermissionDenied
    form = RectificationForm(*soumis(request), passage=passage, **dossier)
    if fait := accepte(form, instrument.rectifier, passage=passage, par=request.user):
        remplace = f" Il est remplacé par\u00a0: {fait}." if fait.pk != passage.pk else ""
        annoncer(request, f"Passage rayé\u00a0: {passage}. Il reste au journal avec son motif.{remplace}", fait.le)
        return retour(request, instrument)
    contexte = {"instrument": instrument, "passage": passage, "form": form}
    return render(request, "conventions/rectifier.html", contexte)
