"""Who may make a gesture on an organism: what one may not see is a 404, what one may not do a 403."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cus_tracker.concurrence import a_corriger

from .models import Organisme


def peut_tenir(agent):
    """True when the role of an agent opens the identity, stock, succession and exclusions of organisms."""
    return agent.administre or agent.role == agent.Role.DREAL


def peut_changer(organisme, agent, *, tenir):
    """True when an agent may change an organism, or only its thread and its correspondents."""
    ouverts = Organisme.objects.tenus_par(agent) if tenir else Organisme.objects.modifiables_par(agent)
    return ouverts.filter(pk=organisme.pk).exists()


def gesture(vue=None, *, tenir=True):
    """A view of a gesture, given its organism, in one transaction, the row of the organism locked while it changes."""
    if vue is None:
        return lambda vue: gesture(vue, tenir=tenir)

    @wraps(vue)
    @transaction.atomic
    def garder(request, pk, **reste):
        organisme = a_corriger(request, Organisme.objects.visibles_par(request.user), pk=pk)
        attendu = reste["rubrique"].tenue if "rubrique" in reste else tenir
        if not peut_changer(organisme, request.user, tenir=attendu):
            raise PermissionDenied
        return vue(request, organisme, **reste)

    return garder
