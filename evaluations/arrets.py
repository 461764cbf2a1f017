"""Keeping the results of evaluations that an import brings already validated."""

from simple_history.utils import bulk_update_with_history

from .lecture import avec_foyers
from .models import Evaluation
from .resultats import arreter, regard_d_arret


def arreter_les_importees(pks, **auteur):
    """Keep the results of those of these evaluations that are validated and kept none; drop those of the others.

    `auteur`: who and why, for the history.
    """
    evaluations = avec_foyers(Evaluation.objects.filter(pk__in=pks)).select_related(
        "convention__organisme__siege", "convention__generation"
    )
    changees = []
    for evaluation in evaluations:
        validee = evaluation.etat == Evaluation.Etat.VALIDEE
        if validee == (evaluation.resultats is None):
            evaluation.resultats = arreter(evaluation, regard_d_arret(evaluation)) if validee else None
            changees.append(evaluation)
    if changees:
        bulk_update_with_history(changees, Evaluation, ["resultats"], batch_size=100, **auteur)
