"""The page of an evaluation: its rates and judgements, its conclusion, its gestures, its PDF."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from cus_tracker.concurrence import a_corriger
from cus_tracker.pdf import rendre as rendre_pdf
from cus_tracker.regard import aujourd_hui
from cus_tracker.templatetags.liens import vers_vue

from ..acces import au_present, evaluation_de, exiger, suivante_de
from ..appreciations import noter, refus, reprendre
from ..controles import doutes
from ..cycle import GESTES
from ..documents import GABARIT, contexte_pdf
from ..forms import ConclusionForm, GesteForm
from ..models import Campagne, Evaluation
from ..resultats import arreter, arretes, bilans


def _contexte(request, evaluation, form):
    """What the page of an evaluation shows."""
    gardes = arretes(evaluation)
    gestes = evaluation.gestes_possibles(request.user) if au_present(request) else []
    lus = bilans(evaluation, request.regard) if gardes is None else []
    reprendre(lus, request.POST)
    return {
        "evaluation": evaluation,
        "form": form,
        "bilans": lus,
        "arretes": gardes,
        "gestes": [geste for geste in gestes if geste.nom != "rouvrir"] or gestes,
        "etapes": evaluation.etapes.select_related("par"),
        "appreciable": evaluation.est_appreciable and (evaluation.modifiable or evaluation.validable),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request, pk):
    """The page of an evaluation, and its form: a judgement by indicator, the appreciation, the conclusion."""
    la = evaluation_de(request, pk)
    if request.method == "POST":
        exiger(la.est_appreciable and (la.modifiable or la.validable))
        form = _conclure(request, la)
        if form.is_valid():
            messages.success(request, "Appréciation enregistrée.")
            return redirect(la)
    else:
        form = ConclusionForm(instance=la)
    return render(request, "evaluations/evaluation_detail.html", _contexte(request, la, form))


@require_safe
def suivante(request, pk):
    """The grid of the organism that follows; after the last one, the board."""
    la = evaluation_de(request, pk)
    if (suite := suivante_de(la, request.user)) is not None:
        return redirect(vers_vue(request, "evaluations:grille", suite))
    messages.info(request, "C’était le dernier organisme de la campagne.")
    campagne = Campagne(generation=la.convention.generation, debut=la.debut, fin=la.fin)
    return redirect(vers_vue(request, "evaluations:list", campagne=campagne.code))


@transaction.atomic
def _conclure(request, la):
    """Record the appreciation, all of it; the form says what is wrong, or that somebody changed it meanwhile."""
    form = ConclusionForm(request.POST or None, instance=a_corriger(request, Evaluation.objects.all(), pk=la.pk))
    for phrase in refus(la, request.POST) if form.is_valid() else []:
        form.add_error(None, phrase)
    if form.is_valid():
        form.save()
        noter(la, request.POST, raison=form.cleaned_data.get("raison", ""))
    return form


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def geste(request, pk, nom):
    """Transmettre, valider, renvoyer, rouvrir: asked once more, with the reason where one is needed.

    Whatever day the page looks at, a gesture is judged on what is true and known today.
    """
    la = evaluation_de(request, pk)
    le = GESTES.get(nom)
    if le is None:
        raise Http404
    exiger(la.validable if le.validateur else la.modifiable)
    la.etat = a_corriger(request, Evaluation.objects.all(), pk=pk).etat
    regard = request.regard.au_jour(aujourd_hui())
    restants = a_lever(la, le, regard)
    form = GesteForm(request.POST or None, evaluation=la, geste=le, doutes=len(restants))
    if request.method == "POST" and form.is_valid() and _faire(request, la, le, form, regard):
        return redirect(la)
    contexte = {"evaluation": la, "geste": le, "form": form, "possible": la.etat in le.depuis, "restants": restants}
    return render(request, "evaluations/geste.html", contexte)


def a_lever(evaluation, le, regard):
    """The doubts that handing an evaluation over must explain; none for the other gestures."""
    return [d for d in doutes(evaluation, regard) if d.a_lever] if le.nom == "transmettre" else []


def _faire(request, evaluation, le, form, regard):
    """Do the gesture; False when the state does not allow it, the form then says why."""
    suite = {"resultats": arreter(evaluation, regard)} if le.nom == "valider" else {}
    try:
        getattr(evaluation, le.nom)(par=request.user, motif=form.cleaned_data["motif"], **suite)
    except ValidationError as refus:
        form.add_error(None, refus)
        return False
    messages.success(request, f"L’évaluation est {evaluation.get_etat_display()}.")
    return True


@require_safe
def pdf(request, pk):
    """The PDF of an evaluation, as the page shows it."""
    la = evaluation_de(request, pk)
    contexte = contexte_pdf(la, request.regard, request.region)
    nom = slugify(f"evaluation-{la.periode}-{la.convention.organisme.nom}")
    titre = f"Évaluation {la.periode} – {la.convention.organisme.nom}"
    octets = rendre_pdf(GABARIT, contexte, titre=titre, auteur="DREAL", sujet=str(la.convention))
    entete = {"Content-Disposition": f'inline; filename="{nom}.pdf"'}
    return HttpResponse(octets, content_type="application/pdf", headers=entete)
