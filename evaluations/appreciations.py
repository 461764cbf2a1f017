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


@transaction.atomic
def noter(evaluation, champs):
    """Record the judgements of a form on the indicators of an evaluation; none takes a judgement away."""
    deja = {a.indicateur_id: a for a in evaluation.appreciations.all()}
    permis = {pk for pk, _ in _indicateurs(evaluation)}
    for indicateur, (jugement, commentaire) in lire_jugements(champs).items():
        form = AppreciationForm({"jugement": jugement, "commentaire": commentaire})
        if indicateur not in permis or not form.is_valid():
            continue
        _noter_un(evaluation, indicateur, deja.get(indicateur), **form.cleaned_data)


def _noter_un(evaluation, indicateur, ligne, *, jugement, commentaire):
    if not jugement:
        if ligne is not None:
            ligne.delete()
        return
    ligne = ligne or Appreciation(evaluation=evaluation, indicateur_id=indicateur)
    if (ligne.jugement, ligne.commentaire) != (jugement, commentaire):
        ligne.jugement, ligne.commentaire = jugement, commentaire
        ligne.save()


def _indicateurs(evaluation):
    generation = evaluation.convention.generation
    return generation.indicateurs.filter(saisissable=True).values_list("pk", "dispositif")
