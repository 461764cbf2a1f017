"""What waits beyond the files of conventions: evaluations that are late, actions decided in a meeting."""

from cus_tracker.accords import accorder
from cus_tracker.typographie import jour, nombre
from evaluations.models import Campagne, Evaluation

from ..models import Action
from .taches import DDTM, DREAL, Tache

OUVERTES = (Evaluation.Etat.A_VENIR, Evaluation.Etat.EN_SAISIE)


def suites(etude, agent, lien):
    """The things to do of an agent that no instrument tells."""
    return [*evaluations(etude, agent, lien), *actions(etude, agent, lien)]


def evaluations(etude, agent, lien):
    """The evaluations that the agent deals with and that the last campaign due still waits for."""
    au = etude.regard.au
    dues = Campagne.objects.filter(region=etude.region, echeance_le__lt=au).order_by("-echeance_le", "-pk")
    campagne = dues.select_related("generation", "region").first()
    if campagne is None:
        return
    n = Evaluation.objects.modifiables_par(agent).de(campagne).filter(etat__in=OUVERTES).count()
    if n:
        yield Tache(
            code="alerte",
            lien=f"{nombre(n)} {accorder(n, 'évaluation')} {campagne.periode}",
            adresse=lien("evaluations:campagne", campagne.pk),
            suite=f" {accorder(n, 'n’est pas rendue', 'ne sont pas rendues')}",
            acteurs=frozenset((DREAL, DDTM)),
            pourquoi=f"À rendre pour le {jour(campagne.echeance_le)}",
            jours=(au - campagne.echeance_le).days,
            en_retard=True,
        )


def actions(etude, agent, lien):
    """The open actions that this agent follows."""
    au = etude.regard.au
    for action in Action.objects.filter(agent=agent).ouvertes(au=au).select_related("reunion"):
        yield Tache(
            code="point",
            lien=action.quoi,
            adresse=lien("pilotage:reunion", action.reunion_id),
            suite="",
            acteurs=frozenset((agent.role,)),
            pourquoi=f"{action.reunion.objet} · portée par {action.porteur}",
            depuis=action.echeance,
            jours=(au - action.echeance).days if action.est_en_retard(au=au) else None,
            en_retard=action.est_en_retard(au=au),
        )
