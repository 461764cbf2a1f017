"""The « Fiche de signature » of an instrument, on screen and as one A4; those of ticked rows, a page each."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus_tracker.pdf import servir
from territoires.acces import nommes_seulement

from .documents import GABARIT_SIGNATURE
from .fiche import a_montrer
from .models import Instrument
from .signature import FicheDeSignature
from .views_lot import adresse_de_suite

# Sheets drawn while the browser waits.
PAGES = 50


def imprimer(request, fiches, *, nom, titre):
    """The sheets as one PDF."""
    contexte = {"fiches": fiches}
    return servir(
        GABARIT_SIGNATURE, contexte, nom=f"{nom}-au-{request.regard.au}", titre=titre, sujet=request.regard.horloges
    )


@require_safe
def fiche(request, pk):
    """The sheet of an instrument that the agent may see."""
    instrument = get_object_or_404(a_montrer(Instrument.objects.visibles_par(request.user)), pk=pk)
    fiche = FicheDeSignature(instrument, request.regard, request.user, request.region)
    if request.GET.get("format") == "pdf":
        return imprimer(request, [fiche], nom=f"fiche-de-signature-{pk}", titre=fiche.titre)
    return render(request, "conventions/signature.html", {"fiche": fiche, "instrument": instrument})


@nommes_seulement
@require_POST
def fiches_en_lot(request):
    """The sheets of the ticked rows of the list, in its alphabetical order."""
    coches = {pk for pk in request.POST.getlist("instruments") if pk.isdecimal()}
    if not 0 < len(coches) <= PAGES:
        messages.error(request, f"Cochez au moins une ligne, et {PAGES} au plus.")
        return redirect(adresse_de_suite(request, request.POST.get("suite", "")))
    lus = a_montrer(Instrument.objects.visibles_par(request.user).filter(pk__in=coches))
    fiches = [FicheDeSignature(lu, request.regard, request.user, request.region) for lu in lus]
    return imprimer(request, fiches, nom="fiches-de-signature", titre="Fiches de signature")
