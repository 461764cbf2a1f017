"""What an absorption moves from one organism to another: shown before it is recorded."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from .ensemble import Ensemble
from .models import Organisme, Patrimoine, Perimetre
from .parc import Stock


@dataclass(frozen=True)
class Apercu:
    """What moves on the day `le`: instruments that leave the counts, values and stock that the absorber carries.

    `portes`: rows of stock that the absorber carries; `remplaces`: those where it already has a later row of its own.
    """

    absorbe: Organisme
    absorbeur: Organisme
    le: date
    instruments: list
    objectifs: int
    portes: list[Stock]
    remplaces: list[Stock]
    alertes: list[str]


def apercu(absorbe, absorbeur, le, *, regard, region):
    """What the absorption would move, read on its own day."""
    ensemble = Ensemble(region, au=le)
    lus = list(absorbe.instruments.avec_etat(regard.au_jour(le)).select_related("generation"))
    signes = absorbe.instruments.filter(pk__in=[lu.pk for lu in lus if lu.etat == "signee"])
    posterieures = Patrimoine.objects.filter(organisme=absorbeur, au__gte=le)
    propres = set(posterieures.values_list("departement__code", flat=True))
    stocks = ensemble.stocks(absorbe.pk, en_region=False)
    return Apercu(
        absorbe,
        absorbeur,
        le,
        instruments=lus,
        objectifs=signes.aggregate(n=Count("objectifs"))["n"],
        portes=[s for s in stocks if s.departement not in propres],
        remplaces=[s for s in stocks if s.departement in propres],
        alertes=list(_alertes(ensemble, absorbeur)),
    )


def _alertes(ensemble, absorbeur):
    """Why the totals of the région would lose what moves, or pass it on."""
    porteur = ensemble.porteur(absorbeur.pk)
    if porteur != absorbeur.pk:
        nom = Organisme.objects.values_list("nom", flat=True).get(pk=porteur)
        yield f"{absorbeur} est lui-même absorbé à cette date : {nom} portera tout."
    dehors = Organisme.objects.filter(pk=porteur).exclude(siege__code__in=ensemble.departements)
    if dehors.exists():
        yield "L’absorbeur a son siège hors de la région : ce qui bouge quitte les totaux de la région."
    if porteur in ensemble.exclus[Perimetre.HORS_STATISTIQUES]:
        yield "L’absorbeur est hors statistiques : ce qui bouge quitte les totaux de la région."
