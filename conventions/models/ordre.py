"""Where a passage takes its place in a file, when of some days only the month or the year is known."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from cus_tracker.cycle import Nature, Precision, rupture
from cus_tracker.regard import aujourd_hui
from cus_tracker.typographie import jour

from .passage import Passage

VEILLE = timedelta(days=1)
PAS_VENU = "Ce jour n’est pas encore venu."
RAMENE = "Jour inconnu, ramené au {}\u00a0: ce qui l’a suivi eut lieu dans la même période."
RENDU = "Jour inconnu, rendu au {}\u00a0: ce qui l’avait ramené est rayé."


def deja_venu(passage):
    """The same passage, refused when its day is still to come; of a month or a year not yet over, today is the last."""
    ce_jour = aujourd_hui()
    if passage.le > ce_jour and debut(passage) <= ce_jour:
        passage.le = ce_jour
    if passage.le > ce_jour:
        raise ValidationError({"le": PAS_VENU})
    return passage


def placer(nouveau, debouts):
    """The passages in the order of the file with `nouveau` among them, at the first place that the table of passages
    allows; at the place of its own day when none does.

    A day known only by its month or its year stands for the last day of that span (contracts §1 orders by days). When
    the file would then contradict itself, the passage comes earlier in its span: `nouveau` by its own `le`, those that
    stand by `nouveau.ramenes`, which `enregistrer` strikes and records again.
    """
    for essai in (_a_son_jour, _plus_tot, _en_ramenant):
        for le, ramenes in essai(nouveau, debouts):
            suite = _suite(nouveau, le, ramenes, debouts)
            if rupture([passage.etat for passage in suite]) is None:
                nouveau.le, nouveau.ramenes = le, ramenes
                return suite
    nouveau.ramenes = []
    return _suite(nouveau, nouveau.le, [], debouts)


def enregistrer(nouveaux, *, maintenant=None):
    """Save placed passages, after those that they bring back to an earlier day: struck, and recorded on that day."""
    maintenant = maintenant or timezone.now()
    ramener([(ancien, nouveau.le) for nouveau in nouveaux for ancien in nouveau.ramenes], maintenant)
    for nouveau in nouveaux:
        nouveau.saisi_le = maintenant
    Passage.objects.bulk_create(nouveaux)


def a_rendre(passage, restants):
    """Of what would stand without `passage`, [(what it had brought back, the day it had before)]."""
    avant = Passage.objects.filter(instrument=passage.instrument_id, rectifie_le=passage.saisi_le)
    jours = {ancien.etat: ancien.le for ancien in avant}
    ramenes = [p for p in restants if p.nature == Nature.REGLE and p.saisi_le == passage.saisi_le and p.etat in jours]
    rendus = {p.pk: jours[p.etat] for p in ramenes}
    suite = sorted(restants, key=lambda p: rendus.get(p.pk, p.le))
    return [(p, rendus[p.pk]) for p in ramenes] if rupture([p.etat for p in suite]) is None else []


def ramener(paires, maintenant, motif=RAMENE):
    """Strike passages of unknown day and record each again on the day given: by rule, their author stays the same."""
    for ancien, le in paires:
        ancien.rectifie_le, ancien.rectifie_motif = maintenant, motif.format(jour(le))
    if paires:
        Passage.objects.bulk_update([ancien for ancien, _ in paires], ["rectifie_le", "rectifie_motif"])
        Passage.objects.bulk_create([_ramene(ancien, le, maintenant) for ancien, le in paires])


def _a_son_jour(nouveau, debouts):
    yield nouveau.le, []


def _plus_tot(nouveau, debouts):
    """The eve of each passage within the span of the new one, the latest first."""
    veilles = {passage.le - VEILLE for passage in debouts}
    yield from ((veille, []) for veille in sorted(veilles, reverse=True) if debut(nouveau) <= veille < nouveau.le)


def _en_ramenant(nouveau, debouts):
    """Those whose span holds the day of the new one come back before it."""
    yield nouveau.le, [passage for passage in debouts if debut(passage) <= nouveau.le < passage.le]


def debut(passage):
    """The first day that a passage may have been true."""
    debuts = {Precision.MOIS: passage.le.replace(day=1), Precision.ANNEE: passage.le.replace(month=1, day=1)}
    return debuts.get(passage.precision, passage.le)


def _suite(nouveau, le, ramenes, debouts):
    avant = [passage for passage in debouts if passage.le <= le]
    apres = [passage for passage in debouts if passage.le > le and passage not in ramenes]
    return [*avant, *ramenes, nouveau, *apres]


def _ramene(ancien, le, maintenant):
    return Passage(
        instrument_id=ancien.instrument_id,
        etat=ancien.etat,
        le=le,
        precision=ancien.precision,
        saisi_le=maintenant,
        par_id=ancien.par_id,
        nature=Nature.REGLE,
        motif=ancien.motif,
    )
