"""The numbers of avenants: given by the signature, after those of the same convention, taken back with it."""

from django.apps import apps
from django.db.models import OuterRef, Subquery
from simple_history.utils import bulk_update_with_history

from cus_tracker.cycle import Etat

from .passage import Passage


def numeroter(instruments):
    """Bring the numbers of these avenants in line with their signatures; conventions bear none."""
    avenants = {i.pk: i for i in instruments if i.est_avenant}
    if not avenants:
        return
    changes = []
    for freres in _fratries({a.parent_id for a in avenants.values()}):
        a_numeroter = [f for f in freres if f.pk in avenants and f.signe_le and f.numero is None]
        autres = [f for f in freres if f not in a_numeroter]
        dernier = max([sum(f.signe_le is not None for f in autres), *(f.numero or 0 for f in autres)], default=0)
        for rang, frere in enumerate(sorted(a_numeroter, key=lambda f: (f.signe_le, f.pk)), start=1):
            frere.numero = dernier + rang
            changes.append(frere)
        for frere in freres:
            if frere.pk in avenants and frere.numero is not None and not frere.signe_le:
                frere.numero = None
                changes.append(frere)
    for change in changes:
        avenants[change.pk].numero = change.numero
    if changes:
        bulk_update_with_history(changes, type(changes[0]), ["numero"])


def _fratries(parents):
    """For each convention, locked, its avenants with the day of their first standing signature."""
    instruments = apps.get_model("conventions", "Instrument")._base_manager
    list(instruments.select_for_update().filter(pk__in=parents).order_by("pk"))
    signature = Passage.objects.filter(instrument=OuterRef("pk"), etat=Etat.SIGNEE, rectifie_le=None).dans_l_ordre()
    freres = list(
        instruments.filter(parent__in=parents).annotate(signe_le=Subquery(signature.values("le")[:1])).order_by("pk")
    )
    return [[f for f in freres if f.parent_id == parent] for parent in parents]
