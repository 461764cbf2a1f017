"""The numbers of avenants: given by the signature, after those of the same convention, taken back with it."""

import re

from django.apps import apps
from django.db.models import OuterRef, Subquery
from simple_history.utils import bulk_update_with_history

from cus_tracker.cycle import Etat

from .passage import Passage

# A reference that is already a number, « n° 2 » or « 2 », keeps it.
NUMEROTATION = "Numéro donné ou repris avec la signature."
NUMEROTEE = re.compile(r"(?:avenant )?(?:n° ?)?(\d{1,4})", re.IGNORECASE)


def numeroter(instruments, *, par=None):
    """Bring the numbers of these avenants in line with their signatures; conventions bear none."""
    avenants = {i.pk: i for i in instruments if i.est_avenant}
    retires, donnes = [], []
    for freres in _fratries({a.parent_id for a in avenants.values()}):
        siens = [f for f in freres if f.pk in avenants]
        retires += [_noter(f, None) for f in siens if f.numero is not None and not f.signe_le]
        pris = {numero for f in freres if (numero := f.numero or (f.signe_le and _dans_la_reference(f)))}
        sans = [f for f in siens if f.signe_le and f.numero is None]
        pris -= {_dans_la_reference(f) for f in sans}
        deja = sum(f.signe_le is not None for f in freres if f not in sans)
        for frere in sorted(sans, key=lambda f: (f.signe_le, f.pk)):
            voulu = _dans_la_reference(frere)
            numero = voulu if voulu and voulu not in pris else max([deja, *pris]) + 1
            pris.add(numero)
            donnes.append(_noter(frere, numero))
    # Taken back first: a number is then free for another of the same convention.
    for changes in filter(None, (retires, donnes)):
        for change in changes:
            avenants[change.pk].numero = change.numero
        pourquoi = {"default_user": par, "default_change_reason": NUMEROTATION}
        bulk_update_with_history(changes, type(changes[0]), ["numero"], **pourquoi)


def _noter(avenant, numero):
    avenant.numero = numero
    return avenant


def _dans_la_reference(avenant):
    lu = NUMEROTEE.fullmatch(" ".join(avenant.reference.split()))
    return int(lu[1]) or None if lu else None


def _fratries(parents):
    """For each convention, locked, its avenants with the day of their first standing signature."""
    if not parents:
        return []
    instruments = apps.get_model("conventions", "Instrument")._base_manager
    list(instruments.select_for_update().filter(pk__in=parents).order_by("pk"))
    signature = Passage.objects.filter(instrument=OuterRef("pk"), etat=Etat.SIGNEE, rectifie_le=None).dans_l_ordre()
    freres = list(
        instruments.filter(parent__in=parents).annotate(signe_le=Subquery(signature.values("le")[:1])).order_by("pk")
    )
    return [[f for f in freres if f.parent_id == parent] for parent in sorted(parents)]
