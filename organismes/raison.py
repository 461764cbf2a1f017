"""Why an agent sees an organism: a right that cannot be explained is not one."""

from cus_tracker.regard import aujourd_hui
from cus_tracker.typographie import nombre

from .models import Patrimoine


def raison(organisme, agent):
    """The end of « Vous voyez cet organisme parce que… », from the rights of today, never from the day looked at."""
    if agent.administre:
        return "vous administrez l’outil"
    siens = dict(agent.departements().values_list("pk", "nom"))
    if organisme.siege_id in siens:
        return f"l’organisme a son siège dans votre territoire (département\u00a0: {siens[organisme.siege_id]})"
    lignes = Patrimoine.objects.derniers(au=aujourd_hui()).filter(organisme=organisme, departement__in=siens)
    detenus = lignes.filter(logements__gt=0).order_by("departement__code").values_list("departement__nom", "logements")
    if detenus:
        total, noms = sum(n for _, n in detenus), ", ".join(nom for nom, _ in detenus)
        return f"l’organisme détient {nombre(total)}\u00a0logements dans votre territoire ({noms})"
    return f"l’organisme a été absorbé par {organisme.absorbe_par}, qui a son siège dans votre territoire"
