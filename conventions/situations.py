"""The situation of signed conventions on a day, read in a constant number of queries."""

from collections import defaultdict
from datetime import date
from functools import lru_cache

from django.db.models import DateField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, NullIf

from cus_tracker.cycle import Etat

from .models import Avenant, Convention, Instrument, Passage, Prorogation
from .situation import situation


def situations(conventions, regard):
    """{pk: Situation} of those of these conventions that are signed at `regard`."""
    ids = [convention.pk for convention in conventions]
    signees = set(Convention.objects.signes(regard).filter(pk__in=ids).values_list("pk", flat=True))
    gardees = [convention for convention in conventions if convention.pk in signees]
    if not gardees:
        return {}
    reports, maintiens = _actes(signees, regard)
    suivantes = _remplacements(gardees, regard)
    return {
        c.pk: situation(
            au=regard.au,
            effet_le=c.effet_le,
            echeance_le=c.echeance_le,
            prorogations=reports[c.pk],
            maintiens=maintiens[c.pk],
            remplacee_le=suivantes.get(c.pk),
        )
        for c in gardees
    }


def fins(conventions, regard):
    """{pk: échéance in force on a day}: its own, or the latest to which it was put off; absent when unknown."""
    reports, _ = _actes({convention.pk for convention in conventions}, regard)
    connues = {c.pk: [jour for jour in (c.echeance_le, *reports[c.pk]) if jour] for c in conventions}
    return {pk: max(jours) for pk, jours in connues.items() if jours}


@lru_cache(maxsize=64)
def _situes(regard):
    return avec_fin(Instrument.objects.all(), regard).avec_etat(regard)


def situes(regard):
    """The instruments with their state and their échéance in force.

    The query, not its answer, is kept from one page to the next: it is long to build.
    """
    return _situes(regard).all()


def avec_fin(instruments, regard):
    """Annotate `fin_le`: the échéance in force, as `fins` reads it, for a list to sort and narrow by."""
    avenants = Avenant.objects.signes(regard).filter(parent=OuterRef("pk"), echeance_le__isnull=False)
    actes = Prorogation.objects.au(regard).filter(
        conventions=OuterRef("pk"), nature=Prorogation.Nature.PROROGATION, echeance_le__isnull=False
    )
    reports = [Subquery(lus.order_by("-echeance_le").values("echeance_le")[:1]) for lus in (avenants, actes)]
    jamais = Value(date.min, output_field=DateField())
    dernier = Greatest(*(Coalesce(jour, jamais, output_field=DateField()) for jour in ("echeance_le", *reports)))
    return instruments.annotate(fin_le=NullIf(dernier, jamais))


def _actes(ids, regard):
    """({pk: échéances brought}, {pk: ends of maintained effects}) by signed avenants and acts that stand."""
    reports, maintiens = defaultdict(list), defaultdict(list)
    avenants = Avenant.objects.signes(regard).filter(parent__in=ids, echeance_le__isnull=False)
    for parent, echeance in avenants.values_list("parent", "echeance_le"):
        reports[parent].append(echeance)
    actes = Prorogation.objects.au(regard).filter(conventions__in=ids)
    for convention, nature, echeance in actes.values_list("conventions", "nature", "echeance_le"):
        if convention in ids:
            (maintiens if nature == Prorogation.Nature.MAINTIEN else reports)[convention].append(echeance)
    return reports, maintiens


def _remplacements(conventions, regard):
    """{pk: day on which the convention of a later generation, same organism and dispositif, takes its place}.

    Signed before its effect, it leaves the former one in force until then.
    """
    organismes = {convention.organisme_id for convention in conventions}
    champs = ("organisme", "dispositif", "generation__debut", "effet_le")
    signatures = (
        Passage.objects.au(regard)
        .filter(etat=Etat.SIGNEE, instrument__organisme__in=organismes, instrument__parent=None)
        .values_list(*(f"instrument__{nom}" for nom in champs), "le")
    )
    suivantes = {}
    for c in conventions:
        apres = [
            max(le, effet_le or le)
            for organisme, dispositif, debut, effet_le, le in signatures
            if (organisme, dispositif) == (c.organisme_id, c.dispositif) and debut > c.generation.debut
        ]
        if apres:
            suivantes[c.pk] = min(apres)
    return suivantes
