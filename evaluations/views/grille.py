"""The grid of an organism, the grid of an indicator, and undoing a batch."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from conventions.models import Indicateur

from .. import lecture
from ..acces import au_present, evaluation_de, exiger, ouvertes_a
from ..annulation import AnnulationRefusee
from ..annulation import annuler as annuler_lot
from ..feuille import Feuille
from ..models import Campagne, Lot
from ..rapport import en_json, rapport
from ..reception import champs_nombreux, demandes
from ..saisie import enregistrer

JSON = "application/json"
GESTES = {"collage": Lot.Geste.COLLAGE}


def veut_du_json(request):
    """True for a request of the script of the grid."""
    return request.headers.get("Accept", "") == JSON


def recevoir(request):
    """Record what a form of the grid sends; 403 when the page looks at what was known in the past."""
    exiger(au_present(request))
    geste = GESTES.get(request.POST.get("geste"), Lot.Geste.SAISIE)
    return enregistrer(demandes(request.POST), par=request.user, regard=request.regard, geste=geste), geste


def feuille_de(request, evaluations, fiches, **options):
    """The grid of some evaluations, writable where the agent may type and the page looks at what is known now."""
    ouverts = {e.pk for e in evaluations if au_present(request) and e.modifiable and e.est_ouverte}
    sujets = lecture.sujets(evaluations, au=request.regard.au, ouverts=ouverts)
    return Feuille(sujets, fiches, regard=request.regard, **options)


def rendre(request, gabarit, feuille, contexte):
    """The page of a grid; a form sent without script is answered by the same grid and the report."""
    dit = None
    if request.method == "POST":
        bilan, geste = contexte.pop("recu")
        feuille.reprendre(bilan.sorts)
    tableaux = feuille.tableaux()
    if request.method == "POST":
        dit = rapport(bilan, geste, feuille.libelles)
    contexte |= {"feuille": feuille, "tableaux": tableaux, "rapport": dit}
    return render(request, gabarit, contexte)


@champs_nombreux
@require_http_methods(["GET", "HEAD", "POST"])
def grille(request, pk):
    """The grid of one evaluation: every indicator at its own granularity."""
    if request.method == "POST" and veut_du_json(request):
        return _repondre_au_script(request, pk)
    evaluation, recu = evaluation_de(request, pk), None
    if request.method == "POST":
        exiger(evaluation.modifiable)
        recu = recevoir(request)
        evaluation.refresh_from_db(fields=["etat"])
    generation = evaluation.convention.generation_id
    fiches = lecture.fiches(generation, lecture.dispositifs(evaluation), fin=evaluation.fin)
    feuille = feuille_de(request, [evaluation], fiches)
    return rendre(request, "evaluations/grille.html", feuille, {"evaluation": evaluation, "recu": recu})


def _repondre_au_script(request, pk):
    """Saving checks the rights itself: the evaluation is read again only where nothing was recorded."""
    bilan, geste = recevoir(request)
    if bilan.lot is None:
        exiger(evaluation_de(request, pk).modifiable)
    return JsonResponse(en_json(bilan, geste))


@champs_nombreux
@require_http_methods(["GET", "HEAD", "POST"])
def grille_indicateur(request, pk, indicateur):
    """The grid of one indicator: every organism of a campaign that the agent sees."""
    if not request.user.nomme:
        raise PermissionDenied
    campagne = get_object_or_404(Campagne.objects.visibles_par(request.user), pk=pk)
    fiche = get_object_or_404(Indicateur, pk=indicateur, generation=campagne.generation_id, saisissable=True)
    recu = recevoir(request) if request.method == "POST" else None
    if recu and veut_du_json(request):
        return JsonResponse(en_json(*recu))
    evaluations = ouvertes_a(request.user).de(campagne).order_by("convention__organisme__cle_tri")
    siennes = [e for e in evaluations if fiche.dispositif in lecture.dispositifs(e)]
    fiches = lecture.fiches(campagne.generation_id, [fiche.dispositif], fin=campagne.fin)
    feuille = feuille_de(request, siennes, {pk: f for pk, f in fiches.items() if pk == fiche.pk}, par_organisme=True)
    contexte = {"campagne": campagne, "indicateur": fiche, "fiches": fiches.values(), "recu": recu}
    return rendre(request, "evaluations/grille_indicateur.html", feuille, contexte)


@require_POST
def annuler(request, pk):
    """Undo a batch of one’s own; the script gets the texts, a form goes back to its grid."""
    exiger(au_present(request))
    lot = get_object_or_404(Lot.objects.filter(par=request.user), pk=pk)
    try:
        bilan = annuler_lot(lot, par=request.user)
    except AnnulationRefusee as refus:
        if veut_du_json(request):
            return JsonResponse({"phrase": str(refus), "suite": "", "annuler": "", "cases": []}, status=409)
        messages.error(request, str(refus))
        return redirect(_retour(request))
    if veut_du_json(request):
        return JsonResponse(en_json(bilan, Lot.Geste.ANNULATION))
    messages.success(request, rapport(bilan, Lot.Geste.ANNULATION).phrase)
    return redirect(_retour(request))


def _retour(request):
    """The page of this site that the form names, else the list of evaluations."""
    suite = request.POST.get("suite", "")
    sure = url_has_allowed_host_and_scheme(suite, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return suite if sure else reverse("evaluations:list")
