"""Who may make a gesture on an instrument: what one may not see is a 404, what one may not do a 403."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from .gestes import GESTES, REGIONAL, SERVICES
from .models import Instrument

# What is no passage: file, documents, opinions are shared; dates, signatories and prorogations are the DREAL’s.
ROLES = {
    "annuler": SERVICES,
    "rectifier": SERVICES,
    "joindre": SERVICES,
    "retirer": SERVICES,
    "supprimer": SERVICES,
    "suivre": SERVICES,
    "jalonner": SERVICES,
    "aviser": SERVICES,
    "preparer_avenant": SERVICES,
    "amender": SERVICES,
    "contresigner": REGIONAL,
    "modifier": REGIONAL,
    "proroger": REGIONAL,
} | {mot: geste.roles for mot, geste in GESTES.items()}


def ouvert(mot, agent):
    """True when the role of an agent opens this gesture."""
    return agent.administre or agent.role in ROLES[mot]


def peut_agir(mot, instrument, agent):
    """True when an agent may make this gesture on this instrument."""
    return ouvert(mot, agent) and Instrument.objects.modifiables_par(agent).filter(pk=instrument.pk).exists()


def peut_amender(avenant, agent):
    """True when an agent may change what an avenant sets: once signed, figures rest on it and the DREAL keeps it."""
    return peut_agir("amender", avenant, agent) and (ouvert("modifier", agent) or not avenant.est_signe())


def gesture(nom):
    """A view of a gesture, given its instrument; the name is « conventions.signer », whose last word is the gesture."""
    mot = nom.rpartition(".")[2]

    def decorer(vue):
        @wraps(vue)
        def garder(request, pk, **reste):
            visibles = Instrument.objects.visibles_par(request.user)
            instrument = get_object_or_404(
                visibles.select_related("organisme__siege", "generation", "parent__generation"), pk=pk
            )
            if not peut_agir(mot, instrument, request.user):
                raise PermissionDenied
            return vue(request, instrument, **reste)

        garder.geste = nom
        return garder

    return decorer
