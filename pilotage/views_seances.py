"""Plenary sessions: the note of a région at a date, read on the screen or printed, plénière or internal."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cus_tracker.exports import en_fichier
from cus_tracker.regard import aujourd_hui
from cus_tracker.typographie import corriger
from territoires.models import Agent

from .chiffres import Etude, GenerationAbsente, RegionAbsente
from .colonnes_chiffres import CHIFFRES
from .forms_seances import NoteForm
from .notes import Matiere, note
from .notes.impression import imprimer, nom_de_fichier

INTERNE = "interne"
GARDES = ("au", "connu_le", "region", "generation", "seance")


def peut_lire_l_interne(agent):
    """True for who may read organisms by name over a whole région: its DREAL and administrators."""
    return agent.administre or agent.role == Agent.Role.DREAL


def preparer(request, *, interne=False):
    """(form, what the note is written from, reason why there is none): what the page asks, checked."""
    form = NoteForm(request.GET)
    if interne and not peut_lire_l_interne(request.user):
        raise PermissionDenied
    if not form.is_valid():
        return form, None, "La demande ne se lit pas\u00a0: corrigez ce qui est signalé."
    try:
        etude = Etude(request.regard, form.cleaned_data["generation"])
    except (RegionAbsente, GenerationAbsente) as absence:
        return form, None, corriger(str(absence))
    le = form.cleaned_data["seance"]
    return form, Matiere.lire(etude, edite_le=aujourd_hui(), seance=le, interne=interne), ""


def demande(request, **ajouts):
    """The query of the page that a note depends on, for the links between its forms."""
    requete = {nom: request.GET[nom] for nom in GARDES if request.GET.get(nom)}
    return requete | {nom: valeur for nom, valeur in ajouts.items() if valeur}


def adresses(request):
    """Where the note is read and printed, in the variants that the agent may open."""
    versions = ("pleniere", INTERNE) if peut_lire_l_interne(request.user) else ("pleniere",)
    lecture = {v: reverse("pilotage:note", query=demande(request, version=v if v == INTERNE else "")) for v in versions}
    pdf = {v: reverse("pilotage:note-pdf", args=[v], query=demande(request)) for v in versions}
    return {"lecture": lecture, "pdf": pdf}


@require_safe
def seances(request):
    """What to prepare a session with: a form, and the note it gives."""
    form, matiere, motif = preparer(request)
    chiffres = list(matiere.chiffres.values()) if matiere else []
    if chiffres and (fichier := registre(request, matiere, chiffres)):
        return fichier
    contexte = {"form": form, "matiere": matiere, "motif": motif, "adresses": adresses(request)}
    return render(request, "pilotage/seances.html", contexte | {"nombre": len(chiffres)})


def registre(request, matiere, chiffres):
    """The register of the note, every figure of its annex, as a file; None for the page."""
    filtres = [f"Génération {matiere.generation}"]
    return en_fichier(request, "note-chiffres", ("Chiffres", CHIFFRES, chiffres), filtres=filtres)


@require_safe
def lire_note(request):
    """The note on the screen: the same objects as the PDF."""
    interne = request.GET.get("version") == INTERNE
    _, matiere, _ = preparer(request, interne=interne)
    if matiere is None:
        return redirect(reverse("pilotage:seances", query=demande(request)))
    contexte = {"document": note(matiere), "interne": interne, "adresses": adresses(request)}
    return render(request, "pilotage/note.html", contexte)


@require_safe
def imprimer_note(request, version):
    """The note as a PDF."""
    _, matiere, _ = preparer(request, interne=version == INTERNE)
    if matiere is None:
        return redirect(reverse("pilotage:seances", query=demande(request)))
    entete = {"Content-Disposition": f'inline; filename="{nom_de_fichier(matiere)}"'}
    return HttpResponse(imprimer(note(matiere)), content_type="application/pdf", headers=entete)
