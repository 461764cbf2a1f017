"""The campaigns of a région: those opened, and the periods that imported evaluations name without a campaign."""

from conventions.models import Generation
from cus_tracker.regard import aujourd_hui

from .models import Attribution, Campagne, Evaluation


def campagnes_connues(region, agent):
    """The campaigns, the latest first; one that only its evaluations make known is not saved, and has no calendar."""
    ouvertes = list(Campagne.objects.filter(region=region).select_related("region", "generation"))
    deja = {(c.generation_id, c.debut, c.fin) for c in ouvertes}
    siens = region.departements(au=region.jour_de_vie(au=aujourd_hui()))
    lignes = (
        Evaluation.objects.visibles_par(agent)
        .filter(convention__organisme__siege__in=siens)
        .order_by()
        .values_list("convention__generation", "debut", "fin")
        .distinct()
    )
    inconnues = [ligne for ligne in lignes if ligne not in deja]
    generations = Generation.objects.in_bulk({generation for generation, _, _ in inconnues}) if inconnues else {}
    importees = [
        Campagne(region=region, generation=generations[generation], debut=debut, fin=fin)
        for generation, debut, fin in inconnues
    ]
    return sorted([*ouvertes, *importees], key=lambda c: (-c.fin, -c.debut, c.generation_id))


def echeance(evaluation):
    """The day by which an evaluation is due: that of its organism, else that of its campaign; None without one."""
    cle = {"generation": evaluation.convention.generation_id, "debut": evaluation.debut, "fin": evaluation.fin}
    siege = evaluation.convention.organisme.siege_id
    campagne = Campagne.objects.filter(**cle, region__rattachements__departement=siege).distinct().first()
    if campagne is None:
        return None
    propre = Attribution.objects.filter(campagne=campagne, organisme=evaluation.convention.organisme_id).first()
    return campagne.echeance_de(propre)
