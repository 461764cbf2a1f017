"""One gesture for several instruments: one transaction, and a report of those refused and why."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery

from .gestes import GESTES
from .models import Instrument, Passage
from .models.numeros import numeroter
from .models.ordre import enregistrer

SANS_DROIT = "Vous lisez cet instrument sans pouvoir le modifier."


@dataclass
class Rapport:
    """What became of a gesture made for several: those done, and (instrument, why) of those refused."""

    faits: list = field(default_factory=list)
    refus: list = field(default_factory=list)


def verrouiller(instruments):
    """Hold the rows of instruments and of their conventions to the end of the transaction."""
    verrous = {pk for i in instruments for pk in (i.pk, i.parent_id) if pk}
    list(Instrument._base_manager.select_for_update().filter(pk__in=verrous).order_by("pk"))


def avec_dernier_passage(instruments):
    """The instruments with `dernier`, the key of the passage that stands last, whatever the day looked at."""
    debouts = Passage.objects.filter(instrument=OuterRef("pk"), rectifie_le=None).dans_l_ordre().reverse()
    return instruments.annotate(dernier=Subquery(debouts.values("pk")[:1]))


@transaction.atomic
def en_lot(instruments, mot, *, par, **quand):
    """Make the gesture of this name for each, in a constant number of queries; one refused leaves the others done."""
    instruments = sorted(instruments, key=lambda i: i.pk)
    ids = [instrument.pk for instrument in instruments]
    modifiables = set(Instrument.objects.modifiables_par(par).filter(pk__in=ids).values_list("pk", flat=True))
    verrouiller(instruments)
    debouts = defaultdict(list)
    for passage in Passage.objects.filter(instrument__in=ids, rectifie_le=None).dans_l_ordre():
        debouts[passage.instrument_id].append(passage)
    rapport, nouveaux = Rapport(), []
    for instrument in instruments:
        try:
            if instrument.pk not in modifiables:
                raise ValidationError(SANS_DROIT)
            nouveaux.append(instrument.preparer(GESTES[mot].etat, debouts[instrument.pk], par=par, **quand))
            rapport.faits.append(instrument)
        except ValidationError as refus:
            rapport.refus.append((instrument, " ".join(refus.messages)))
    enregistrer(nouveaux)
    numeroter(rapport.faits, par=par)
    return rapport
