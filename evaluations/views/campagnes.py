"""Campaigns: the board, opening one, its calendar, who is in charge of each organism."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conventions.models import Generation
from cus_tracker.accords import compter
from cus_tracker.concurrence import a_corriger
from cus_tracker.exports import en_fichier
from organismes.models import Organisme

from ..acces import au_present, exiger, ouvertes_a
from ..colonnes import IDENTITE, colonnes
from ..enseignements import Enseignements
from ..forms import AttributionForm, CampagneForm
from ..grille.libelles import court
from ..models import Attribution, Campagne, Evaluation
from ..ouverture import ouvrir as ouvrir_les_evaluations
from ..periodes import campagnes_connues
from ..pilotes import Services, par_defaut
from ..tableau import Tableau


def _nomme(request):
    """403 for an agent who sees totals only, or who has no région."""
    if not request.user.nomme or request.region is None:
        raise PermissionDenied


def peut_ouvrir(request):
    """True when the agent may open a campaign in the région of the page, which does not look at the past."""
    sienne = request.user.role == request.user.Role.DREAL and request.user.region_id == request.region.pk
    return au_present(request) and (request.user.administre or sienne)


def _page(request, campagne, connues):
    """The board of a campaign, or the page that says what to do where there is none."""
    contexte = {"campagne": campagne, "campagnes": connues, "peut_ouvrir": peut_ouvrir(request)}
    if campagne is not None:
        contexte["tableau"] = Tableau(campagne, ouvertes_a(request.user).de(campagne), request.regard)
        contexte["modifiable"] = bool(campagne.pk) and peut_ouvrir(request)
    return _fichier(request, contexte.get("tableau")) or render(request, "evaluations/campagne.html", contexte)


def _fichier(request, tableau):
    """The board as a file, one row for each evaluation; None for the page."""
    if tableau is None:
        return en_fichier(request, "evaluations", ("évaluations", IDENTITE, []))
    filtres = [f"{tableau.campagne}, génération {tableau.campagne.generation}"]
    liste = ("évaluations", colonnes(tableau), tableau.lignes)
    return en_fichier(request, "evaluations", liste, filtres=filtres)


@require_safe
def liste(request):
    """The board of the latest campaign of the région, or of the one named by its period."""
    _nomme(request)
    connues = campagnes_connues(request.region, request.user)
    nom = request.GET.get("campagne", "")
    return _page(request, next((c for c in connues if nom in ("", c.code)), None), connues)


@require_safe
def campagne(request, pk):
    """The board of a campaign."""
    _nomme(request)
    la = get_object_or_404(Campagne.objects.visibles_par(request.user).select_related("region", "generation"), pk=pk)
    return _page(request, la, campagnes_connues(la.region, request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def ouvrir(request):
    """Open a campaign: its row, and the evaluations expected."""
    _nomme(request)
    exiger(peut_ouvrir(request))
    nouvelle = Campagne(region=request.region)
    form = CampagneForm(request.POST or None, instance=nouvelle, initial=_proposition(request))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            nouvelle = form.save()
            nombre = ouvrir_les_evaluations(nouvelle, request.regard, par=request.user)
        attendues = compter(nombre, "évaluation attendue", "évaluations attendues", feminin=True)
        messages.success(request, f"Campagne ouverte\u00a0: {attendues}.")
        return redirect(nouvelle)
    return render(request, "evaluations/ouvrir.html", {"form": form})


def _proposition(request):
    """What the form opens on: the period asked in the URL, the latest generation begun."""
    demande = {nom: request.GET[nom] for nom in ("debut", "fin") if request.GET.get(nom)}
    generation = Generation.objects.filter(nom=request.GET.get("generation")).first()
    return demande | {"generation": generation or Generation.objects.par_defaut(au=request.regard.au)}


def _a_regler(request, pk):
    """A campaign that the agent may schedule and attribute: 404 unseen, 403 when it is another’s, or of the past."""
    la = a_corriger(request, Campagne.objects.visibles_par(request.user).select_related("region", "generation"), pk=pk)
    exiger(au_present(request) and Campagne.objects.modifiables_par(request.user).filter(pk=pk).exists())
    return la


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def calendrier(request, pk):
    """Change the days of a campaign."""
    la = _a_regler(request, pk)
    form = CampagneForm(request.POST or None, instance=la)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Calendrier enregistré.")
        return redirect(la)
    contexte = {"form": form, "campagne": la}
    return render(request, "evaluations/ouvrir.html", contexte)


@require_POST
@transaction.atomic
def completer(request, pk):
    """Add the evaluations expected since the campaign was opened."""
    la = _a_regler(request, pk)
    nombre = ouvrir_les_evaluations(la, request.regard, par=request.user)
    ajoutees = compter(nombre, "évaluation ajoutée", "évaluations ajoutées", feminin=True)
    messages.success(request, f"{ajoutees.capitalize()}.")
    return redirect(la)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def attribuer(request, pk, organisme):
    """Choose the pilot of an organism in a campaign, or give it more time; each with its reason."""
    la = _a_regler(request, pk)
    evaluations = Evaluation.objects.visibles_par(request.user).de(la)
    qui = get_object_or_404(
        Organisme.objects.select_related("siege"), pk=organisme, instruments__evaluations__in=evaluations
    )
    ligne = Attribution.objects.filter(campagne=la, organisme=qui).first() or Attribution(campagne=la, organisme=qui)
    departements = qui.patrimoines.derniers(au=request.regard.au).filter(logements__gt=0).order_by()
    defaut = par_defaut(qui.siege, departements.values_list("departement", flat=True), la.region, Services())
    form = AttributionForm(request.POST or None, instance=ligne, defaut=defaut)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"Attribution enregistrée\u00a0: {qui}.")
        return redirect(la)
    contexte = {"form": form, "campagne": la, "organisme": qui, "defaut": defaut}
    return render(request, "evaluations/attribuer.html", contexte)


@require_safe
def enseignements(request, pk):
    """What the région learns from a campaign; organisms are named to who may see them by name."""
    _nomme(request)
    la = get_object_or_404(Campagne.objects.visibles_par(request.user).select_related("region", "generation"), pk=pk)
    appris = Enseignements(la, request.regard)
    visibles = set(ouvertes_a(request.user).de(la).values_list("pk", flat=True))
    noms = {pk: e.convention.organisme.nom for pk, e in appris.evaluations.items() if pk in visibles}
    acquis = [(un, _nommer(un.au_dessus, noms), _nommer(un.en_dessous, noms)) for un in appris.acquis]
    volets = [("Département du siège", appris.par_departement), ("Famille", appris.par_famille)]
    indicateurs = [(fiche, court(fiche.libelle), part) for fiche, part in appris.par_indicateur]
    contexte = {"campagne": la, "appris": appris, "acquis": acquis, "volets": volets, "indicateurs": indicateurs}
    return render(request, "evaluations/enseignements.html", contexte)


def _nommer(pks, noms):
    """The names that may be told, and how many are not."""
    dits = [noms[pk] for pk in pks if pk in noms]
    return {"nombre": len(pks), "noms": dits, "autres": len(pks) - len(dits)}
