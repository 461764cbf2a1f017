"""The doubts on an evaluation, the questions put to the organism, and its answers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus_tracker.templatetags.liens import avec_regard

from ..acces import evaluation_de, exiger
from ..controles import doutes, par_etagere
from ..forms import QuestionForm, ReponseForm
from ..models import Question

PAGE = "evaluations/controles.html"


def montrer(request, evaluation, fautif="", form=None):
    """The doubts of an evaluation; the form in error stands at its own doubt."""
    lignes = [
        (etagere, [(doute, form if doute.empreinte == fautif else formulaire(doute)) for doute in siens])
        for etagere, siens in par_etagere(doutes(evaluation, request.regard))
    ]
    anciennes = evaluation.questions.exclude(empreinte__in=[d.empreinte for _, siens in lignes for d, _ in siens])
    contexte = {"evaluation": evaluation, "etageres": lignes, "anciennes": anciennes.select_related("posee_par")}
    return render(request, PAGE, contexte)


def formulaire(doute):
    """The form that a doubt calls for: a question while nobody asked, then its answer."""
    cle = f"q{doute.empreinte[:12]}_%s"
    if doute.question is None:
        return QuestionForm(initial={"texte": doute.constat.phrase, "empreinte": doute.empreinte}, auto_id=cle)
    return ReponseForm(initial={"texte": doute.question.reponse}, auto_id=cle)


def retour(request, evaluation):
    """Back to the doubts, under the clocks of the page."""
    return redirect(avec_regard(request, f"{evaluation.get_absolute_url()}controles/"))


@require_safe
def controles(request, pk):
    """Every doubt on an evaluation, on its shelf."""
    return montrer(request, evaluation_de(request, pk))


@require_POST
def poser(request, pk):
    """Put a doubt to the organism as a question."""
    la = evaluation_de(request, pk)
    exiger(la.modifiable)
    form = QuestionForm(request.POST, auto_id=f"q{request.POST.get('empreinte', '')[:12]}_%s")
    doute = next((d for d in doutes(la, request.regard) if d.empreinte == form.data.get("empreinte")), None)
    if doute is None:
        messages.warning(request, "Ce doute n’existe plus\u00a0: les valeurs ont changé.")
        return retour(request, la)
    if not form.is_valid():
        return montrer(request, la, doute.empreinte, form)
    if doute.question is None:
        constat, texte = doute.constat, form.cleaned_data["texte"]
        la.questions.create(
            regle=constat.regle,
            indicateur=constat.indicateur,
            empreinte=doute.empreinte,
            phrase=constat.phrase,
            texte=texte,
            posee_par=request.user,
        )
        messages.success(request, "Question posée\u00a0: elle partira avec le classeur de l’organisme.")
    return retour(request, la)


@require_POST
def noter_reponse(request, pk, question):
    """Note the answer of the organism, which closes the doubt."""
    la = evaluation_de(request, pk)
    exiger(la.modifiable)
    posee = get_object_or_404(Question, pk=question, evaluation=la)
    form = ReponseForm(request.POST, auto_id=f"q{posee.empreinte[:12]}_%s")
    if not form.is_valid():
        return montrer(request, la, posee.empreinte, form)
    posee.repondre(form.cleaned_data["texte"], par=request.user)
    messages.success(request, "Réponse notée\u00a0: le doute est levé.")
    return retour(request, la)
