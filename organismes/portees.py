"""How an organism belongs to a région on a day: seat in it, dwellings in it only, or absorbed."""

from functools import lru_cache

from django.db import models
from django.db.models import Q

from .ensemble import detenteurs
from .models import Organisme, Patrimoine


class Portee(models.TextChoices):
    """The place of an organism in a région."""

    REGIONAUX = "regionaux", "de la région"
    EXTRA = "extra", "extra-régionaux"
    ABSORBES = "absorbes", "absorbés"


@lru_cache(maxsize=256)
def _de_la_region(departements, au):
    la = Q(siege__in=departements) | Q(pk__in=Patrimoine.objects.detenteurs(departements, au=au))
    absorbes = Organisme.objects.filter(la, absorbe_par__isnull=False)
    return Organisme.objects.filter(
        la | Q(pk__in=absorbes.values("absorbe_par")) | Q(absorbe_par__siege__in=departements)
    )


def de_la_region(departements, *, au):
    """The organisms that a région looks at: seat or dwellings in it, absorbers and absorbed of these.

    The query, not its answer, is kept from one page to the next: it is long to build.
    """
    return _de_la_region(tuple(departements), au).all()


def de_portee(portee, departements, *, au):
    """The organisms of a région that have this place in it on the day `au` (contracts §5)."""
    if portee == Portee.ABSORBES:
        return de_la_region(departements, au=au).filter(absorbe_le__lte=au)
    if portee == Portee.REGIONAUX:
        return Organisme.objects.regionaux(departements, au=au)
    presents = Organisme.objects.presents(au=au).exclude(siege__in=departements)
    return presents.filter(pk__in=detenteurs(departements, au=au))
