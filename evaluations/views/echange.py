"""The workbook of an organism there and back: sending it, asking for what is missing, reading what returns."""

import io
from collections import Counter

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus_tracker.accords import compter
from cus_tracker.classeur import ClasseurIllisible
from cus_tracker.classeur.ecriture import ecrire
from cus_tracker.concurrence import a_corriger, desceller, sceller
from cus_tracker.pdf import rendre as rendre_pdf
from cus_tracker.templatetags.liens import avec_regard

from ..acces import evaluation_de, exiger
from ..documents_echange import DEMANDE, LETTRE, contexte_accuse, contexte_demande
from ..echange.envoi import nom_du_fichier, onglets
from ..echange.lu import lire
from ..echange.retour import accepter, comparer
from ..forms import RetourForm
from ..models import Campagne, Evaluation, Liasse, Retour
from ..periodes import echeance
from ..taches import preparer_liasse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _pdf(gabarit, contexte, nom, titre):
    octets = rendre_pdf(gabarit, contexte, titre=titre, auteur="Préfet de région", sujet=titre)
    entete = {"Content-Disposition": f'inline; filename="{nom}.pdf"'}
    return HttpResponse(octets, content_type="application/pdf", headers=entete)


@require_safe
def classeur(request, pk):
    """The workbook that the organism fills in."""
    la, flux = evaluation_de(request, pk), io.BytesIO()
    ecrire(flux, onglets(la, request.regard, rendre_le=echeance(la)), "xlsx")
    entete = {"Content-Disposition": f'attachment; filename="{nom_du_fichier(la)}"'}
    return HttpResponse(flux.getvalue(), content_type=XLSX, headers=entete)


@require_safe
def demande(request, pk):
    """The letter that asks the organism for exactly the cells that are missing."""
    la = evaluation_de(request, pk)
    contexte = contexte_demande(la, request, rendre_le=echeance(la))
    return _pdf(DEMANDE, contexte, f"demande-{la.periode}-{la.pk}", f"Demande de données {la.periode}")


@require_http_methods(["GET", "HEAD", "POST"])
def deposer(request, pk):
    """Leave the workbook that came back; it is read at once, and compared on its own page."""
    la = evaluation_de(request, pk)
    exiger(la.modifiable)
    form = RetourForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (retour := _lire(form, la, request.user)):
        return redirect(avec_regard(request, _adresse(retour)))
    contexte = {"evaluation": la, "form": form, "retours": la.retours.select_related("par")}
    return render(request, "evaluations/retour.html", contexte)


def _lire(form, evaluation, agent):
    """Keep the file if it can be read; None when not, the form then says why."""
    fichier = form.cleaned_data["fichier"]
    with transaction.atomic():
        retour = Retour.objects.create(evaluation=evaluation, fichier=fichier, nom=fichier.name[:200], par=agent)
        try:
            lire(retour.fichier.path)
        except ClasseurIllisible as refus:
            form.add_error("fichier", str(refus))
            retour.fichier.delete(save=False)
            retour.delete()
            return None
    return retour


def _adresse(retour):
    return f"{retour.evaluation.get_absolute_url()}retours/{retour.pk}/"


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def comparaison(request, pk, retour):
    """What a returned workbook would change, to be taken line by line."""
    la = evaluation_de(request, pk)
    le = get_object_or_404(Retour.objects.select_related("evaluation__convention", "par"), pk=retour, evaluation=la)
    exiger(la.modifiable)
    a_corriger(request, Evaluation.objects.all(), pk=pk)
    lignes = comparer(la, lire(le.fichier.path), par=request.user, regard=request.regard)
    refus = {}
    if request.method == "POST":
        refus = _accepter(request, le, lignes)
        if not refus:
            return redirect(avec_regard(request, _adresse(le)))
        lignes = comparer(la, lire(le.fichier.path), par=request.user, regard=request.regard)
    cochees = refus or {ligne.nom for ligne in lignes if ligne.est_cochee}
    montrees = [(ligne, ligne.nom in cochees, refus.get(ligne.nom, ligne.raison)) for ligne in lignes]
    contexte = {"evaluation": la, "retour": le, "lignes": montrees, "comptes": _comptes(lignes)}
    contexte["version"] = sceller({ligne.nom: ligne.vue for ligne in lignes if ligne.est_acceptable})
    return render(request, "evaluations/comparaison.html", contexte)


def _comptes(lignes):
    """« 2 nouvelles, 1 changée… »: how many lines of each fate, in words."""
    combien = Counter(ligne.etat for ligne in lignes)
    mots = {
        "nouvelle": "nouvelle",
        "changee": "changée",
        "videe": "vidée",
        "annotee": "annotée",
        "identique": "identique",
        "refusee": "refusée",
    }
    return ", ".join(compter(combien[etat], mot, feminin=True) for etat, mot in mots.items())


def _accepter(request, retour, lignes):
    """Take the lines ticked; {name of a line refused: why}."""
    vues = desceller(request.POST.get("version", "")) or {}
    retenues = {nom: vues.get(nom, [0, None]) for nom in request.POST.getlist("retenir")}
    faites, refusees = accepter(retour, lignes, retenues, par=request.user, regard=request.regard)
    dites = compter(faites, "ligne enregistrée", "lignes enregistrées", feminin=True)
    messages.success(request, f"{dites.capitalize()}.")
    if refusees:
        messages.warning(
            request,
            "La base a changé depuis l’affichage\u00a0: "
            f"{compter(len(refusees), 'ligne est comparée', 'lignes sont comparées', feminin=True)} de nouveau. "
            "Elles restent cochées\u00a0: relisez, puis enregistrez de nouveau pour les garder.",
        )
    return refusees


@require_safe
def accuse(request, pk, retour):
    """The acknowledgement of receipt of a returned workbook."""
    la = evaluation_de(request, pk)
    le = get_object_or_404(Retour.objects.select_related("par"), pk=retour, evaluation=la)
    contexte = contexte_accuse(la, le, request)
    return _pdf(LETTRE, contexte, f"accuse-{le.pk}", f"Accusé de réception {la.periode}")


@require_POST
def preparer(request, pk):
    """Ask the worker for the workbooks of a whole campaign."""
    exiger(request.user.nomme)
    la = get_object_or_404(Campagne.objects.visibles_par(request.user), pk=pk)
    nouvelle = Liasse.objects.create(campagne=la, par=request.user, au=request.regard.au)
    preparer_liasse.enqueue(nouvelle.pk)
    return redirect("evaluations:liasse", nouvelle.uuid)


@require_safe
def liasse(request, uuid):
    """The progress of a bundle, then its link."""
    la = get_object_or_404(Liasse.objects.visibles_par(request.user).select_related("campagne__region"), uuid=uuid)
    contexte = {"liasse": la, "en_cours": la.est_en_cours, "faits": la.faits, "total": la.total or 1}
    contexte |= {"texte": "Préparation des classeurs", "adresse": request.path}
    if not request.htmx:
        return render(request, "evaluations/liasse.html", contexte)
    reponse = render(request, "_composants/progression.html", contexte)
    if not la.est_en_cours:
        reponse["HX-Refresh"] = "true"
    return reponse


@require_safe
def telecharger(request, uuid):
    """The archive of the workbooks of a campaign."""
    la = get_object_or_404(Liasse.objects.visibles_par(request.user).exclude(fichier=""), uuid=uuid)
    nom = f"classeurs-{la.campagne.periode}.zip"
    entetes = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(la.fichier.open(), as_attachment=True, filename=nom, headers=entetes)
