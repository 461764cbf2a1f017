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


def reprendre(bilans, champs):
    """Put the judgements of a form that was refused back on its page, as typed; nothing is recorded."""
    for bilan in bilans:
        if bilan.fiche.pk in (typees := lire_jugements(champs)):
            jugement, commentaire = typees[bilan.fiche.pk]
            bilan.appreciation = Appreciation(jugement=jugement, commentaire=commentaire)


@transaction.atomic
def noter(evaluation, champs, *, raison=""):
    """Record the judgements of a form on the indicators of an evaluation, and why; none takes a judgement away."""
    deja = {a.indicateur_id: a for a in evaluation.appreciations.all()}
    permis = {pk for pk, _ in _indicateurs(evaluation)}
    for indicateur, (jugement, commentaire) in lire_jugements(champs).items():
        form = AppreciationForm({"jugement": jugement, "commentaire": commentaire})
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
