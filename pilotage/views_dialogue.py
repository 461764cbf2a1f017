"""The dialogue with the organisms: meetings, what was decided, and the actions that follow."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus_tracker.concurrence import a_corriger
from cus_tracker.exports import en_fichier
from cus_tracker.regard import aujourd_hui
from cus_tracker.templatetags.liens import avec_regard

from .colonnes_dialogue import ACTIONS, REUNIONS
from .forms_dialogue import ActionForm, ReunionForm
from .models import Action, Reunion
from .themes import themes_lies


def tient(agent):
    """True of who keeps the dialogue: the DREAL, and administrators."""
    return agent.administre or agent.role == agent.Role.DREAL


def reserve(vue):
    """A page that names organisms: 403 for readers."""

    @wraps(vue)
    def garder(request, *args, **kwargs):
        if not request.user.nomme:
            raise PermissionDenied
        return vue(request, *args, **kwargs)

    return garder


def tenue(vue):
    """A gesture of the dialogue: 403 for who only reads it."""

    @reserve
    @wraps(vue)
    def garder(request, *args, **kwargs):
        if not tient(request.user):
            raise PermissionDenied
        return vue(request, *args, **kwargs)

    return garder


def visibles(modele, request):
    """The meetings, or the actions, that the agent may read, of the région of the page."""
    lus = modele.objects.visibles_par(request.user)
    return lus.de_la_region(request.region) if request.region else lus


@require_safe
@reserve
def dialogue(request):
    """The meetings to come and held, and the actions still open on the day of the page."""
    au = request.regard.au
    ouvertes = Q(actions__faite_le=None) | Q(actions__faite_le__gt=au)
    reunions = visibles(Reunion, request).annotate(
        ouvertes=Count("actions", filter=ouvertes & Q(actions__isnull=False))
    )
    actions = visibles(Action, request).ouvertes(au=au).select_related("reunion", "agent")
    contexte = {
        "a_venir": reunions.filter(le__gt=au).order_by("le", "objet"),
        "tenues": reunions.filter(le__lte=au).order_by("-le", "objet"),
        "actions": [(action, action.est_en_retard(au=au)) for action in actions],
        "nombre": reunions.count(),
        "tient": tient(request.user),
    }
    return fichier(request, contexte) or render(request, "pilotage/dialogue.html", contexte)


def fichier(request, contexte):
    """The meetings and the open actions as a file, the list asked first: a .csv has no other; None for the page."""
    listes = [
        ("réunions", REUNIONS, [*contexte["a_venir"].reverse(), *contexte["tenues"]]),
        ("actions", ACTIONS, contexte["actions"]),
    ]
    if request.GET.get("liste") == "actions":
        return en_fichier(request, "actions", *reversed(listes))
    return en_fichier(request, "reunions", *listes)


@require_safe
@reserve
def reunion(request, pk):
    """A meeting, what was decided, and what follows."""
    trouvee = get_object_or_404(Reunion.objects.visibles_par(request.user), pk=pk)
    au = request.regard.au
    actions = trouvee.actions.select_related("agent").order_by("pk")
    contexte = {
        "reunion": trouvee,
        "themes": themes_lies(trouvee),
        "actions": [(action, action.est_en_retard(au=au)) for action in actions],
        "tient": tient(request.user),
    }
    return render(request, "pilotage/reunion.html", contexte)


def saisir(request, form, titre, retour):
    """Show a form of the dialogue, or save what it holds and go to the meeting."""
    if form.is_valid():
        enregistre = form.save()
        messages.success(request, "C’est enregistré.")
        return redirect(avec_regard(request, enregistre.get_absolute_url()))
    return render(request, "pilotage/dialogue_form.html", {"form": form, "titre": titre, "retour": retour})


@tenue
def reunir(request):
    """Note a meeting, held or planned."""
    nouvelle = Reunion(region=request.region)
    form = ReunionForm(request.POST or None, instance=nouvelle, agent=request.user)
    return saisir(request, form, "Noter une réunion", None)


@transaction.atomic
@tenue
def corriger_reunion(request, pk):
    """Correct a meeting."""
    trouvee = a_corriger(request, Reunion.objects.modifiables_par(request.user), pk=pk)
    form = ReunionForm(request.POST or None, instance=trouvee, agent=request.user)
    return saisir(request, form, "Corriger la réunion", trouvee)


@tenue
def agir(request, pk):
    """Note an action that follows a meeting."""
    trouvee = get_object_or_404(Reunion.objects.modifiables_par(request.user), pk=pk)
    form = ActionForm(request.POST or None, instance=Action(reunion=trouvee))
    return saisir(request, form, "Noter une action", trouvee)


@transaction.atomic
@tenue
def corriger_action(request, pk):
    """Correct an action."""
    action = a_corriger(request, Action.objects.modifiables_par(request.user).select_related("reunion"), pk=pk)
    return saisir(request, ActionForm(request.POST or None, instance=action), "Corriger l’action", action.reunion)


@require_POST
@tenue
def clore_action(request, pk):
    """Mark an action as done today."""
    action = get_object_or_404(Action.objects.modifiables_par(request.user).select_related("reunion"), pk=pk)
    if action.faite_le is None:
        action.faite_le = aujourd_hui()
        action.save()
        messages.success(request, f"Action faite\u00a0: {action}.")
    return redirect(avec_regard(request, action.get_absolute_url()))
