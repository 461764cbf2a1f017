"""The first page: where a région stands on a day, what waits, what changed, and the matrix."""

from datetime import timedelta

from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from cus_tracker.dates import lire_jour
from cus_tracker.templatetags.liens import avec_regard
from organismes.models import Organisme

from .chiffres import Etude, GenerationAbsente, calculer_un
from .models import Reunion
from .tableau.cartes import cartes
from .tableau.changements import Changements
from .tableau.matrice import GROUPEMENTS, Matrice
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


@require_safe
def tableau_de_bord(request):
    """The dashboard of the région looked at; why there is none when there is none."""
    if request.region is None:
        return render(request, "pilotage/tableau_vide.html", {"cas": "region"})
    try:
        etude = Etude(request.regard, request.GET.get("generation"))
    except GenerationAbsente as absence:
        return render(request, "pilotage/tableau_vide.html", {"cas": "generation", "motif": str(absence)})
    if not etude.regionaux and not etude.extra_regionaux:
        return render(request, "pilotage/tableau_vide.html", {"cas": "organismes"})
    return render(request, "pilotage/tableau_de_bord.html", {"etude": etude, **contenu(request, etude)})


def contenu(request, etude):
    """All that the dashboard shows to this agent."""
    lien = liens(request)
    chiffres = {identifiant: calculer_un(etude, identifiant) for identifiant in COMPTES}
    depuis, repere = point_de_depart(request)
    changements = Changements(etude, depuis, lien)
    commun = {
        "cartes": cartes(etude, chiffres, lien),
        "phrases": changements.phrases,
        "depuis": depuis,
        "repere": repere,
    }
    return commun | (nommes(request, etude, lien) if request.user.nomme else {})


def nommes(request, etude, lien):
    """What names organisms: the matrix and what waits."""
    visibles = set(
        Organisme.objects.visibles_par(request.user).filter(pk__in=etude.fiches).values_list("pk", flat=True)
    )
    taches, toutes = a_traiter(etude, request.user, lien), request.GET.get("taches") == "region"
    return {
        "visibles": visibles,
        "taches": taches,
        "toutes_les_taches": toutes,
        "liste_des_taches": taches.toutes if toutes else taches.miennes,
        "peut_signer": request.user.administre or request.user.role == DREAL,
        "groupements": GROUPEMENTS.items(),
        "matrice": Matrice(
            etude,
            visibles,
            groupement=request.GET.get("grouper", ""),
            reste_seul=request.GET.get("reste") == "oui",
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


def point_de_depart(request):
    """The day since which changes are told, and what it was: the one asked, else the last meeting, else six months."""
    au = request.regard.au
    try:
        if (demande := lire_jour(request.GET.get("depuis", ""))) <= au:
            return demande, ""
    except ValueError:
        pass
    reunion = Reunion.objects.filter(le__lt=au).order_by("-le").first()
    return (reunion.le, "la réunion") if reunion else (au - SIX_MOIS, "")
