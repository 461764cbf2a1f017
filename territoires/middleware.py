"""The middleware that gives every page its two clocks and its région, and answers when the région does not exist."""

from django.conf import settings
from django.db.models import Count, Q
from django.shortcuts import render

from cus_tracker.dates import lire_jour
from cus_tracker.regard import Regard, aujourd_hui

from .models import Rattachement, Region


def hors_regard(vue):
    """Mark a view that shows nothing dated: it is served even where the région does not exist."""
    vue.hors_regard = True
    return vue


def jour_demande(request, nom):
    """The day given in the URL under this name; None when absent or unreadable (then said on the page)."""
    texte = request.GET.get(nom, "").strip()
    if not texte:
        return None
    try:
        return lire_jour(texte)
    except ValueError as erreur:
        request.jours_illisibles.append((nom, texte, str(erreur)))
        return None


def region_de(agent, *, au):
    """The région of an agent on a day: the agent’s own, or that of the département, else that of the install."""
    if agent.region_id:
        return agent.region
    if agent.departement_id:
        return Region.objects.filter(rattachements__in=agent.departement.rattachements.ouverts(au=au)).first()
    if settings.REGION:
        return Region.objects.filter(code=settings.REGION).first()
    return _la_plus_peuplee(au=au)


def _la_plus_peuplee(*, au):
    """The région of the day that holds the most seats of organisms; the first one of an empty base."""
    siens = Q(rattachements__in=Rattachement.objects.ouverts(au=au))
    sieges = Count("rattachements__departement__organismes", filter=siens)
    return Region.objects.ouverts(au=au).annotate(sieges=sieges).order_by("-sieges", "code").first()


def region_demandee(request, *, au):
    """The région of the URL when the agent may look at it, else the agent’s own."""
    agent, code = request.user, request.GET.get("region", "").strip()
    propre = region_de(agent, au=au)
    if not code or (propre and propre.code == code):
        return propre
    demandee = Region.objects.filter(code=code).first()
    if demandee is None or not (agent.administre or _partage(demandee, propre)):
        return propre
    return demandee


def _partage(region, autre):
    """True when two régions held a same département at some time: one is heir of the other."""
    return autre is not None and region.rattachements.filter(departement__rattachements__region=autre).exists()


class RegardMiddleware:
    """Set `regard`, `region`, `au_est_passe` and `jours_illisibles` on the request of a signed-in agent.

    `au` comes from the URL, else from the day the agent retains, else today; `connu_le` from the URL, else now.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.jours_illisibles = []
        if request.user.is_authenticated:
            self.regarder(request)
        return self.get_response(request)

    def regarder(self, request):
        """Read the two clocks and the région that the request asks for."""
        au = jour_demande(request, "au") or request.user.au_retenu or aujourd_hui()
        region = region_demandee(request, au=au)
        request.region = region
        request.regard = Regard(au=au, connu_le=jour_demande(request, "connu_le"), region=region.code if region else "")
        request.au_est_passe = au != aujourd_hui()

    def process_view(self, request, vue, args, kwargs):
        """Answer at once when the région does not exist on the day asked, naming those that hold its départements."""
        region = getattr(request, "region", None)
        if region is None or hasattr(vue, "hors_regard") or region.existe(au=request.regard.au):
            return None
        contexte = {
            "heritieres": region.heritieres(au=request.regard.au),
            "dernier_jour": region.jour_de_vie(au=request.regard.au),
        }
        return render(request, "territoires/region_absente.html", contexte, status=404)
