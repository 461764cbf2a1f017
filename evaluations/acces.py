"""Which evaluation an agent opens, and what the agent may do in it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, OuterRef, Value
from django.shortcuts import get_object_or_404

from .lecture import avec_foyers
from .models import Evaluation


def ouvertes_a(agent):
    """The evaluations an agent sees, with `modifiable` and `validable`."""
    siennes = Evaluation.objects.modifiables_par(agent).filter(pk=OuterRef("pk"))
    return (
        avec_foyers(Evaluation.objects.visibles_par(agent))
        .annotate(modifiable=Exists(siennes))
        .annotate(validable=F("modifiable") if Evaluation.objects.valide(agent) else Value(False))
        .select_related("convention__organisme__siege", "convention__generation")
    )


def evaluation_de(request, pk):
    """The evaluation asked; 404 when the agent may not see it."""
    return get_object_or_404(ouvertes_a(request.user), pk=pk)


def exiger(permis):
    """403 unless the gesture is the agent’s."""
    if not permis:
        raise PermissionDenied
