"""Opening a campaign: which evaluations are expected, and their creation."""

from django.db import transaction

from conventions.models import Convention
from organismes.models import Organisme

from .cycle import Etat
from .models import Etape, Evaluation


def attendues(campagne, regard):
    """The conventions whose evaluation is expected: signed on the day, of organisms of the région."""
    regionaux = Organisme.objects.regionaux(campagne.departements(), au=regard.au)
    return Convention.objects.signes(regard).filter(generation=campagne.generation_id, organisme__in=regionaux)


@transaction.atomic
def ouvrir(campagne, regard, *, par):
    """Create the evaluations expected that do not exist; return how many. Again later, it adds the newcomers."""
    deja = set(Evaluation.objects.de(campagne).values_list("convention", flat=True))
    conventions = attendues(campagne, regard).exclude(pk__in=deja).values_list("pk", flat=True)
    nouvelles = [
        Evaluation.objects.create(convention_id=pk, debut=campagne.debut, fin=campagne.fin, etat=Etat.A_VENIR)
        for pk in conventions
    ]
    Etape.objects.bulk_create(Etape(evaluation=evaluation, etat=Etat.A_VENIR, par=par) for evaluation in nouvelles)
    return len(nouvelles)
