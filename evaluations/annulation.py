"""Undoing a batch of the grid: each cell takes back what it said before, unless somebody changed it since."""

from django.db import transaction

from . import lecture
from .cycle import OUVERTS
from .grille.structure import Sujet
from .grille.textes import ecrire
from .models import Evaluation, Lot, Realise
from .saisie import CONFLIT, ENREGISTREE, Bilan, Sort, dit, nouvelle_version
from .verrous import avec_closes, close_sur, closes_de


class AnnulationRefusee(ValueError):
    """Why a batch cannot be undone."""


def annulables(par, evaluations):
    """The batches of an agent in these evaluations that may be undone, the last first."""
    conventions = [evaluation.convention_id for evaluation in evaluations]
    lots = Lot.objects.filter(par=par, realises__convention__in=conventions, annulation=None, annule=None)
    return lots.distinct().order_by("-le", "-pk")


@transaction.atomic
def annuler(lot, *, par):
    """Write again, as new versions, what the cells of a batch said before it; the Bilan tells the fate of each."""
    if lot.annule_id or Lot.objects.filter(annule=lot).exists():
        raise AnnulationRefusee("Ce lot est déjà annulé.")
    lignes = {ligne.pk: ligne for ligne in lot.realises.select_related("indicateur")}
    sujets = _verrouiller(lignes.values(), par)
    indicateurs = {ligne.indicateur_id for ligne in lignes.values()}
    retour = Lot.objects.create(geste=Lot.Geste.ANNULATION, par=par, annule=lot)
    sorts, nouvelles = [], []
    for cle, versions in lecture.versions(sujets.values(), indicateurs=indicateurs).items():
        rang = next((i for i, version in enumerate(versions) if version.pk in lignes), None)
        if rang is None:
            continue
        avant = versions[rang - 1] if rang else None
        sort = _sort(cle, versions, rang, avant, lignes[versions[rang].pk].indicateur.nature_valeur)
        sorts.append(sort)
        if not sort.refuse:
            nouvelles.append((sort, _revenir(cle, versions[-1], avant, sujets[cle.evaluation].convention, retour)))
    for (sort, _), ligne in zip(nouvelles, Realise.objects.bulk_create(x for _, x in nouvelles), strict=True):
        sort.version = ligne.pk
    return Bilan(retour, sorts)


def _verrouiller(lignes, par):
    """One subject for each convention of a batch, locked; refused when one is no longer open, or not the agent’s."""
    conventions = {ligne.convention_id for ligne in lignes}
    debut, fin = min(ligne.debut for ligne in lignes), max(ligne.fin for ligne in lignes)
    siennes = avec_closes(Evaluation.objects.modifiables_par(par)).filter(
        convention__in=conventions, debut__lte=debut, fin__gte=fin, etat__in=OUVERTS
    )
    evaluations = {e.convention_id: e for e in siennes.select_for_update(of=("self",)).order_by("pk")}
    if evaluations.keys() != conventions:
        raise AnnulationRefusee("Une évaluation de ce lot ne se saisit plus.")
    for ligne in lignes:
        if close := close_sur(ligne.debut, ligne.fin, closes_de(evaluations[ligne.convention_id])):
            raise AnnulationRefusee(close.phrase)
    return {e.pk: Sujet(e.pk, e.convention_id, "", e.debut, e.fin, ()) for e in evaluations.values()}


def _sort(cle, versions, rang, avant, nature):
    actuelle = versions[-1]
    if rang != len(versions) - 1:
        raison = f"Modifiée depuis par {actuelle.par or 'un import'}\u00a0: cette case reste comme elle est."
        return Sort(cle.nom, CONFLIT, ecrire(*dit(actuelle), nature), actuelle.pk, raison)
    return Sort(cle.nom, ENREGISTREE, ecrire(*dit(avant), nature), actuelle.pk)


def _revenir(cle, actuelle, avant, convention, retour):
    suite = {"source": avant.source, "observation": avant.observation} if avant else {}
    return nouvelle_version(cle, dit(avant), actuelle, convention=convention, lot=retour, **suite)
