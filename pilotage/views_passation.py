"""The « Fiche de passation » of an organism: on screen, and as one A4."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cus_tracker.pdf import servir
from organismes.models import Organisme

from .chiffres import Etude, GenerationAbsente
from .documents import GABARIT_FICHE
from .passation import Passation


@require_safe
def fiche(request, pk):
    """The sheet of an organism that the agent may see."""
    visibles = Organisme.objects.visibles_par(request.user).select_related("siege", "absorbe_par")
    organisme = get_object_or_404(visibles, pk=pk)
    try:
        etude = Etude(request.regard, request.GET.get("generation"))
    except GenerationAbsente as absence:
        return render(request, "pilotage/tableau_vide.html", {"cas": "generation", "motif": str(absence)})
    passation = Passation(organisme, etude, request.user)
    if request.GET.get("format") == "pdf":
        nom = f"fiche-{organisme.siren}-au-{request.regard.au}"
        return servir(GABARIT_FICHE, {"fiche": passation}, nom=nom, titre=passation.titre, sujet=passation.horloges)
    return render(request, "pilotage/fiche.html", {"fiche": passation, "organisme": organisme})
