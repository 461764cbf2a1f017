"""The campaigns of a région: those opened, and the periods that imported evaluations name without a campaign."""

from conventions.models import Generation
from cus_tracker.regard import aujourd_hui

from .models import Campagne, Evaluation


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
