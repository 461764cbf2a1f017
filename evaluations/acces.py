"""Which evaluation an agent opens, and what the agent may do in it."""

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.shortcuts import get_object_or_404

from .lecture import avec_foyers
from .models import Evaluation
from .verrous import avec_closes


def ouvertes_a(agent):
    """The evaluations an agent sees, with `modifiable` and `closes`."""
    return (
        avec_closes(avec_foyers(Evaluation.objects.visibles_par(agent)))
        .annotate(modifiable=_parmi(Evaluation.objects.modifiables_par(agent)))
        .select_related("convention__organisme__siege", "convention__generation")
    )


def _parmi(evaluations):
    """True for a row that is one of these, found once for all rows: asked row by row, PostgreSQL may take minutes."""
    return ExpressionWrapper(Q(pk__in=evaluations.order_by().values("pk")), output_field=BooleanField())


def evaluation_de(request, pk):
    """The evaluation asked, with `modifiable` and `validable`; 404 when the agent may not see it.

    A page of the past shows it as nobody’s to write, and 403 answers whatever is sent from there.
    """
    evaluation = get_object_or_404(ouvertes_a(request.user), pk=pk)
    exiger(request.method != "POST" or au_present(request))
    evaluation.modifiable = evaluation.modifiable and au_present(request)
    evaluation.validable = evaluation.modifiable and Evaluation.objects.valide(request.user)
    return evaluation


def suivante_de(evaluation, agent):
    """The key of the evaluation that follows one in its campaign, in the order of the board; None after the last."""
    memes = Evaluation.objects.visibles_par(agent).filter(
        convention__generation=evaluation.convention.generation_id, debut=evaluation.debut, fin=evaluation.fin
    )
    rangs = list(memes.order_by("convention__dispositif", "convention__organisme__cle_tri", "pk").values("pk"))
    suite = rangs[rangs.index({"pk": evaluation.pk}) + 1 :]
    return suite[0]["pk"] if suite else None


def au_present(request):
    """True when the page uses all that is known: nothing is recorded from a page of the past."""
    return request.regard.connu_le is None


def exiger(permis):
    """403 unless the gesture is the agent’s."""
    if not permis:
        raise PermissionDenied
