"""The doubts on an evaluation, the questions put to the organism, and its answers."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus_tracker.concurrence import a_corriger
from cus_tracker.templatetags.liens import avec_regard

from ..acces import evaluation_de, exiger
from ..controles import doutes, par_etagere
from ..forms import QuestionForm, ReponseForm
from ..models import Evaluation, Question

PAGE = "evaluations/controles.html"


def montrer(request, evaluation, fautif="", form=None):
    """The doubts of an evaluation; the form in error stands at its own doubt."""
    lignes = [
        (etagere, [(doute, form if doute.empreinte == fautif else formulaire(doute)) for doute in siens])
        for etagere, siens in par_etagere(doutes(evaluation, request.regard))
    ]
    anciennes = evaluation.questions.exclude(empreinte__in=[d.empreinte for _, siens in lignes for d, _ in siens])
    contexte = {"evaluation": evaluation, "etageres": lignes, "anciennes": anciennes.select_related("posee_par")}
    contexte |= {"fautif": fautif, "refuse": form}
    return render(request, PAGE, contexte)


def formulaire(doute):
    """The form that a doubt calls for: a question while nobody asked, then its answer."""
    cle = f"q{doute.empreinte[:12]}_%s"
    if doute.question is None:
        return QuestionForm(initial={"texte": doute.constat.phrase, "empreinte": doute.empreinte}, auto_id=cle)
    return ReponseForm(initial={"texte": doute.question.reponse}, auto_id=cle, instance=doute.question)


def retour(request, evaluation):
    """Back to the doubts, under the clocks of the page."""
    return redirect(avec_regard(request, f"{evaluation.get_absolute_url()}controles/"))


@require_safe
def controles(request, pk):
    """Every doubt on an evaluation, on its shelf."""
    return montrer(request, evaluation_de(request, pk))


@require_POST
@transaction.atomic
def poser(request, pk):
    """Put a doubt to the organism as a question, or ask it in other words than a colleague just did."""
    la = evaluation_de(request, pk)
    exiger(la.modifiable)
    a_corriger(request, Evaluation.objects.all(), pk=pk)
    empreinte = request.POST.get("empreinte", "")
    doute = next((d for d in doutes(la, request.regard) if d.empreinte == empreinte), None)
    if doute is None:
        perdue = f"Votre question n’est pas posée\u00a0: «\u00a0{request.POST.get('texte', '')}\u00a0»"
        messages.warning(request, f"Ce doute n’existe plus\u00a0: les valeurs ont changé. {perdue}")
        return retour(request, la)
    form = QuestionForm(request.POST, auto_id=f"q{empreinte[:12]}_%s", instance=doute.question)
    if not form.is_valid():
        return montrer(request, la, doute.empreinte, form)
    _demander(la, doute, form.cleaned_data["texte"], par=request.user)
    messages.success(request, "Question posée\u00a0: elle partira avec le classeur de l’organisme.")
    return retour(request, la)


def _demander(evaluation, doute, texte, *, par):
    """Record the question that a doubt becomes, or its new words."""
    if doute.question:
        doute.question.reformuler(texte, par=par)
        return
    constat = doute.constat
    evaluation.questions.create(
        regle=constat.regle,
        indicateur=constat.indicateur,
        empreinte=doute.empreinte,
        phrase=constat.phrase,
        texte=texte,
        posee_par=par,
    )


@require_POST
@transaction.atomic
def noter_reponse(request, pk, question):
    """Note the answer of the organism, which closes the doubt."""
    la = evaluation_de(request, pk)
    exiger(la.modifiable)
    posee = a_corriger(request, Question.objects.filter(evaluation=la), pk=question)
    form = ReponseForm(request.POST, auto_id=f"q{posee.empreinte[:12]}_%s", instance=posee)
    if not form.is_valid():
        return montrer(request, la, posee.empreinte, form)
    posee.repondre(form.cleaned_data["texte"], par=request.user)
    messages.success(request, "Réponse notée\u00a0: le doute est levé.")
    return retour(request, la)
