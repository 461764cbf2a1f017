"""What falls due of instruments: draft, signature, opinions, evaluations, end, and the actions that agents noted."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef

from cus_tracker.accords import ordinal
from cus_tracker.cycle import EN_ATTENTE, Etat
from organismes.ensemble import Ensemble
from organismes.models import Organisme
from territoires.models import Region

from .evaluations_dues import dues
from .manquants import CODES
from .models import Instrument, Passage
from .models.instrument import Dispositif
from .situations import fins, situations

TRANSMISES = ("transmise", "validee")
OUVERTES = (None, *EN_ATTENTE)


class Nature(models.TextChoices):
    """What falls due."""

    DEPOT = "depot", "dépôt du projet"
    SIGNATURE = "signature", "signature"
    AVIS = "avis", "avis d’un préfet"
    EVALUATION = "evaluation", "évaluation"
    ECHEANCE = "echeance", "échéance de la convention"
    ACTION = "action", "action notée"


@dataclass(frozen=True)
class Echeance:
    """Something due on a day; `instrument` may be an expected one, that has no page yet."""

    le: date
    nature: str
    instrument: object
    detail: str = ""

    @property
    def libelle(self):
        """The nature in words."""
        return Nature(self.nature).label

    @property
    def organisme(self):
        """Of whom it is due."""
        return self.instrument.organisme

    def est_en_retard(self, au):
        """True once its day is past."""
        return self.le < au


def echeances(instruments, regard, ensemble=None):
    """What falls due of these instruments, the nearest first, in a constant number of queries.

    `ensemble`: the organisms of the région on that day, when the caller has read them.
    """
    lus = list(
        instruments.avec_etat(regard)
        .avec_signature(regard)
        .annotate(depose=Exists(Passage.objects.filter(instrument=OuterRef("pk"), etat=Etat.DEPOSEE).au(regard)))
        .select_related("organisme__siege", "generation", "suivi__responsable")
        .prefetch_related("avis__departement", "evaluations")
    )
    signees = [i for i in lus if not i.est_avenant and i.etat == Etat.SIGNEE]
    etats, termes = situations(signees, regard), fins(signees, regard)
    ouvertes = [i for i in lus if not i.est_avenant and i.etat in OUVERTES]
    toutes = [due for i in _attendues(ouvertes, regard, ensemble) for due in _limites(i, depose=i.depose)]
    for instrument in lus:
        toutes += [*_avis(instrument), *_action(instrument)]
    for convention in signees:
        if etats[convention.pk].code != "remplacee":
            toutes += _apres_signature(convention, termes.get(convention.pk))
    return ranger(toutes)


def manquantes(attendus):
    """What falls due of expected instruments without a file."""
    return [echeance for attendu in attendus for echeance in _limites(attendu, depose=False)]


def ranger(echeances):
    """The nearest first, then by organism."""
    return sorted(echeances, key=lambda e: (e.le, e.organisme.cle_tri, e.nature))


def retenir(echeances, regard, *, nature="", horizon="", departement=""):
    """Those of a nature, of a seat, late or before an horizon in months."""
    fin = regard.au + timedelta(days=31 * int(horizon)) if horizon.isdecimal() else None
    return [
        e
        for e in echeances
        if nature in ("", e.nature)
        and departement in ("", e.organisme.siege.code)
        and (fin is None or e.le <= fin)
        and (horizon != "retard" or e.est_en_retard(regard.au))
    ]


def _attendues(ouvertes, regard, ensemble):
    """The files not signed that are due: of an organism whose stock is known, those expected of it that day."""
    region = Region.objects.filter(code=regard.region).first() if ouvertes and ensemble is None else None
    ensemble = ensemble or (Ensemble(region, au=regard.au) if region else None)
    if ensemble is None:
        return ouvertes
    attendus = {i.organisme_id: ensemble.attendus(i.organisme_id) for i in ouvertes}
    return [i for i in ouvertes if (codes := attendus[i.organisme_id]) is None or CODES[i.dispositif, i.objet] in codes]


def _limites(instrument, *, depose):
    """The deadlines that the generation gives; none is known for logements-foyers, and avenants have none."""
    generation = instrument.generation
    limites = []
    if not instrument.est_avenant and instrument.dispositif == Dispositif.LOCATIF:
        limites.append((generation.date_limite, Nature.SIGNATURE))
        if not depose:
            limites.append((generation.date_limite_depot, Nature.DEPOT))
    elif not instrument.est_avenant and instrument.dispositif == Dispositif.ACCESSION:
        limites.append((generation.date_limite_accession, Nature.SIGNATURE))
    return [Echeance(le, nature, instrument) for le, nature in limites if le]


def _avis(instrument):
    return [
        Echeance(avis.attendu_le, Nature.AVIS, instrument, avis.departement.nom)
        for avis in instrument.avis.all()
        if avis.attendu_le and not avis.recu_le and instrument.etat in OUVERTES
    ]


def _action(instrument):
    suivi = getattr(instrument, "suivi", None)
    if suivi is None or not suivi.action_le:
        return []
    qui = f" ({suivi.responsable})" if suivi.responsable else ""
    return [Echeance(suivi.action_le, Nature.ACTION, instrument, f"{suivi.action}{qui}")]


def _apres_signature(convention, terme):
    jours = convention.generation.jours_d_evaluation(convention.signe_le, terme)
    restantes = [
        Echeance(due.le, Nature.EVALUATION, convention, _de_l_evaluation(due))
        for due in dues(jours, convention.evaluations.all())
        if not due.est_faite(TRANSMISES)
    ]
    return [*restantes, Echeance(terme, Nature.ECHEANCE, convention)] if terme else restantes


def _de_l_evaluation(due):
    """Its rank, and where the periods that answer it stand: « première (2011-2012 en saisie) »."""
    rang = ordinal(due.rang, feminin=True)
    ou = ", ".join(f"{e.periode} {e.get_etat_display()}" for e in due.evaluations if e.etat not in TRANSMISES)
    return f"{rang} ({ou})" if ou else rang


def visibles(agent, region_departements, regard):
    """The instruments that the agent sees, of organisms whose seat is in the région, absorbed ones left out."""
    organismes = Organisme.objects.regionaux(region_departements, au=regard.au)
    return Instrument.objects.visibles_par(agent).filter(organisme__in=organismes)
