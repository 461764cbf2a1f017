"""Official codes as the base knows them: what a cell or a form may name, and the row that it names."""

from .models import Departement, Epci, Rattachement, Region


def departements():
    """{code: identifier} of the départements."""
    return dict(Departement.objects.values_list("code", "pk"))


def regions():
    """{code: identifier} of the régions, old ones included."""
    return dict(Region.objects.values_list("code", "pk"))


def epcis():
    """{SIREN: identifier} of the EPCI that the base knows."""
    return dict(Epci.objects.values_list("siren", "pk"))


def territoire(agent):
    """Codes of the départements of an agent today."""
    return frozenset(agent.departements().values_list("code", flat=True))


def regions_du_territoire(agent):
    """Codes of the régions that hold or have held one of the départements of an agent."""
    siens = agent.departements()
    return frozenset(Rattachement.objects.filter(departement__in=siens).values_list("region__code", flat=True))
