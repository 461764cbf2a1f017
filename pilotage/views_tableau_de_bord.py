"""The first page: where a région stands on a day, what waits, what changed, and the matrix."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from cus_tracker.dates import lire_jour
from cus_tracker.regard import aujourd_hui
from cus_tracker.templatetags.liens import avec_regard
from organismes.models import Organisme
from territoires.models import Agent

from .chiffres import Etude, GenerationAbsente, calculer_un
from .memoire import retenir
from .models import Reunion
from .tableau.cartes import cartes
from .tableau.changements import Changements
from .tableau.donnees import Donnees
from .tableau.matrice import GROUPEMENTS, Matrice
from .tableau.suites import suites
from .tableau.taches import DREAL, a_traiter

COMPTES = (
    "etat.locatif.attendues",
    "etat.locatif.signees",
    "etat.locatif.hors_delai",
    "etat.locatif.remise_en_ordre",
    "etat.locatif.extra_regionales",
    "etat.accession.attendues",
    "etat.accession.signees",
    "etat.foyers.attendus",
    "etat.foyers.conventions_signees_ou_proches",
    "etat.foyers.avenants_signes_ou_proches",
)
SIX_MOIS = timedelta(days=183)


@dataclass(frozen=True)
class Vue:
    """A dashboard for an agent: since when changes are told, and the organisms that the agent may name and change."""

    depuis: date
    repere: str
    visibles: frozenset
    siens: frozenset


@require_safe
def tableau_de_bord(request):
    """The dashboard of the région looked at; why there is none when there is none."""
    if request.region is None:
        return render(request, "pilotage/tableau_vide.html", {"cas": "region"})
    try:
        contenu = retenir("tableau", cle(request), lambda: dessiner(request, regarder(request)))
    except GenerationAbsente as absence:
        return render(request, "pilotage/tableau_vide.html", {"cas": "generation", "motif": str(absence)})
    if not contenu:
        return render(request, "pilotage/tableau_vide.html", {"cas": "organismes"})
    return render(request, "pilotage/tableau_de_bord.html", {"contenu": contenu})


def cle(request):
    """All that a dashboard depends on beside the base, in a few characters.

    Rights are those of today, and an extra-régional organism is recorded until its own DREAL has an account.
    """
    agent = request.user
    droits = (agent.pk, agent.role, agent.is_superuser, agent.region_id, agent.departement_id, aujourd_hui())
    pourvues = Agent.objects.filter(role=DREAL, is_active=True).order_by("region").values_list("region", flat=True)
    tout = (request.regard, request.GET.urlencode(), droits, sorted(set(pourvues)))
    return (sha256(repr(tout).encode()).hexdigest(),)


def regarder(request):
    """The organisms that the agent may name and change, and the day since which changes are told."""
    tous, agent = Organisme.objects.order_by(), request.user
    visibles = tous.visibles_par(agent).values_list("pk", flat=True) if agent.nomme else ()
    siens = tous.modifiables_par(agent).values_list("pk", flat=True) if agent.nomme else ()
    return Vue(*point_de_depart(request), frozenset(visibles), frozenset(siens))


def point_de_depart(request):
    """The day since which changes are told, and what it was: the one asked, else the last meeting, else six months."""
    au = request.regard.au
    try:
        if (demande := lire_jour(request.GET.get("depuis", ""))) <= au:
            return demande, ""
    except ValueError:
        pass
    reunion = Reunion.objects.de_la_region(request.region).filter(le__lt=au).order_by("-le").first()
    return (reunion.le, "la réunion") if reunion else (au - SIX_MOIS, "")


def dessiner(request, vue):
    """The dashboard as this agent sees it; empty when no organism of the région is known."""
    etude, lien = Etude(request.regard, request.GET.get("generation")), liens(request)
    if not etude.regionaux and not etude.extra_regionaux:
        return ""
    chiffres = {identifiant: calculer_un(etude, identifiant) for identifiant in COMPTES}
    contexte = {
        "etude": etude,
        "cartes": cartes(etude, chiffres, lien),
        "phrases": Changements(etude, vue.depuis, lien).phrases,
        "depuis": vue.depuis,
        "repere": vue.repere,
        "visibles": vue.visibles,
    }
    if request.user.nomme:
        contexte |= nommes(request, etude, vue, lien)
    return render_to_string("pilotage/_tableau.html", contexte, request)


def nommes(request, etude, vue, lien):
    """What names organisms: the matrix and what waits."""
    taches = a_traiter(etude, request.user, vue.siens, lien, suites(etude, request.user, lien))
    toutes, agent = request.GET.get("taches") == "region", request.user
    return {
        "taches": taches,
        "toutes_les_taches": toutes,
        "liste_des_taches": taches.toutes if toutes else taches.miennes,
        "peut_signer": agent.administre or agent.role == DREAL,
        "groupements": GROUPEMENTS.items(),
        "matrice": Matrice(
            etude,
            vue.visibles,
            groupement=request.GET.get("grouper", ""),
            reste_seul=request.GET.get("reste") == "oui",
            donnees=Donnees(etude, agent, vue.visibles),
        ),
    }


def liens(request):
    """A writer of addresses under the clocks of the page; empty where no such page is open to the agent."""

    def lien(nom, *args, **parametres):
        try:
            return avec_regard(request, reverse(nom, args=args), **parametres) if request.user.nomme else ""
        except NoReverseMatch:
            return ""

    return lien
