"""What is written beside a value: messages in its thread, and the evidence of the version that stands."""

from django.db import transaction

from .grille.textes import Lu
from .models import Evaluation, Fil, Lot, Realise
from .saisie import nouvelle_version


@transaction.atomic
def repondre(adresse, texte, *, par):
    """Add a message to the thread of a cell, opened by its first one."""
    fil, _ = Fil.objects.get_or_create(**adresse)
    return fil.repondre(texte, par=par)


@transaction.atomic
def justifier(dossier, *, par, source, observation):
    """Write again the value that stands, with its source and what is to be known of it."""
    Evaluation.objects.select_for_update().get(pk=dossier.evaluation.pk)
    axes = {nom: valeur for nom, valeur in dossier.adresse.items() if nom != "evaluation"}
    lignes = Realise.objects.filter(convention=dossier.evaluation.convention_id, remplacee_le=None, **axes)
    avant = lignes.order_by("saisi_le", "pk").last()
    if (avant.source, avant.observation) == (source, observation):
        return avant
    lot = Lot.objects.create(geste=Lot.Geste.SAISIE, par=par)
    dit = Lu(avant.valeur, avant.mention)
    suite = {"source": source, "observation": observation}
    version = nouvelle_version(dossier.cle, dit, avant, convention=dossier.evaluation.convention_id, lot=lot, **suite)
    version.save()
    return version
