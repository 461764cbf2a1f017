"""The documents of an instrument: joined, served to who sees its page, taken off with a reason."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cus_tracker.concurrence import a_corriger
from cus_tracker.formulaires import accepte, soumis
from organismes.forms import MotifForm

from .acces import gesture
from .forms import DocumentForm
from .models import Document
from .views_gestes import retour


@gesture("conventions.joindre")
def joindre(request, instrument):
    """Join a document."""
    form = DocumentForm(*soumis(request))
    if document := accepte(form, instrument.joindre, par=request.user):
        messages.success(request, f"Document joint\u00a0: {document}.")
        return retour(request, instrument)
    contexte = {"instrument": instrument, "form": form, "titre": "Joindre un document", "bouton": "Joindre"}
    return render(request, "conventions/formulaire.html", contexte)


@require_safe
def document(request, pk, document):
    """The bytes, as an attachment that no browser runs; 404 to who does not see the instrument."""
    visibles = Document.objects.visibles_par(request.user).presents()
    trouve = get_object_or_404(visibles, pk=document, instrument=pk)
    reponse = FileResponse(trouve.fichier.open(), as_attachment=True, filename=trouve.nom)
    reponse.headers["Content-Type"] = trouve.type_mime
    reponse.headers["X-Content-Type-Options"] = "nosniff"
    reponse.headers["Cache-Control"] = "private, no-store"
    return reponse


@transaction.atomic
@gesture("conventions.retirer")
def retirer(request, instrument, document):
    """Take a document off the page, and say why; one taken off meanwhile is told, and stays so."""
    presents = instrument.documents.all() if request.method == "POST" else instrument.documents.presents()
    document = a_corriger(request, presents, pk=document)
    form = MotifForm(request.POST or None, instance=document)
    if form.is_valid() and document.retire_le:
        form.add_error(None, "Ce document est déjà retiré.")
    elif form.is_valid():
        document.retirer(motif=form.cleaned_data["motif"], par=request.user)
        messages.success(request, f"Document retiré\u00a0: {document}.")
        return retour(request, instrument)
    contexte = {"instrument": instrument, "form": form, "titre": f"Retirer {document}", "bouton": "Retirer"}
    return render(request, "conventions/formulaire.html", contexte)
