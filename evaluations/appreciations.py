"""The judgements typed on an evaluation, one for each indicator."""

from django.db import transaction

from .forms import AppreciationForm
from .models import Appreciation


def lire_jugements(champs):
    """{indicator: (judgement, comment)} of what a form sends, to show it again as typed."""
    return {
        int(nom.removeprefix("jugement-")): (valeur, champs.get(nom.replace("jugement", "commentaire"), ""))
        for nom, valeur in champs.items()
        if nom.startswith("jugement-") and nom.removeprefix("jugement-").isdigit()
    }


def formulaires(champs):
    """{indicator: its AppreciationForm} of what a form sends."""
    return {
        indicateur: AppreciationForm({"jugement": jugement, "commentaire": commentaire})
        for indicateur, (jugement, commentaire) in lire_jugements(champs).items()
    }


def reprendre(bilans, champs):
    """Put the judgements of a form that was refused back on its page, as typed, with what is wrong."""
    typees = formulaires(champs)
    for bilan in bilans:
        if form := typees.get(bilan.fiche.pk):
            bilan.appreciation, bilan.erreur = Appreciation(**form.data), form.phrase


def refus(evaluation, champs):
    """« A.I : why » of each judgement of a form that cannot be recorded, in the order of the catalogue."""
    fautives = {pk: form.phrase for pk, form in formulaires(champs).items() if form.phrase}
    codes = evaluation.convention.generation.indicateurs.filter(pk__in=fautives).order_by("rang")
    return [f"{code}\u00a0: {fautives[pk]}" for pk, code in codes.values_list("pk", "code")]


@transaction.atomic
def noter(evaluation, champs, *, raison=""):
    """Record the judgements of a form on the indicators of an evaluation, and why; none takes a judgement away.

    The form is one that `refus` lets through.
    """
    deja = {a.indicateur_id: a for a in evaluation.appreciations.all()}
    permis = {pk for pk, _ in _indicateurs(evaluation)}
    for indicateur, form in formulaires(champs).items():
        if indicateur not in permis or not form.is_valid():
            continue
        ligne = deja.get(indicateur) or Appreciation(evaluation=evaluation, indicateur_id=indicateur)
        ligne._change_reason = raison or None
        _noter_un(ligne, **form.cleaned_data)


def _noter_un(ligne, *, jugement, commentaire):
    if not jugement:
        if ligne.pk is not None:
            ligne.delete()
        return
    if (ligne.jugement, ligne.commentaire) != (jugement, commentaire):
        ligne.jugement, ligne.commentaire = jugement, commentaire
        ligne.save()


def _indicateurs(evaluation):
    generation = evaluation.convention.generation
    return generation.indicateurs.filter(saisissable=True).values_list("pk", "dispositif")
