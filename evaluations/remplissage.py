"""How far each organism has answered a campaign, told in few queries: indicators with a value, out of those asked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from conventions.models import Indicateur
from conventions.models.valeur import AXES
from territoires.models import ouvert_le

from . import lecture
from .grille.structure import est_donnee
from .models import Evaluation, Realise

CLE = ("convention", "indicateur", "mesure", "debut", "fin", *AXES)


@dataclass
class Remplissage:
    """The indicators of an organism with a value, out of those asked; `evaluation`: the first of its evaluations."""

    evaluation: int
    donnes: int = 0
    demandes: int = 0

    @property
    def part(self):
        """The share given in whole points, rounded down: 100 only when all is there."""
        return 100 * self.donnes // self.demandes if self.demandes else 0


def remplissages(campagne, organismes, regard):
    """{organism: Remplissage} of the evaluations of a campaign, of these organisms, as known at the regard."""
    siennes = Evaluation.objects.de(campagne).filter(convention__organisme__in=organismes)
    evaluations = list(lecture.avec_foyers(siennes).select_related("convention").order_by("pk"))
    dispositifs = {d for e in evaluations for d in lecture.dispositifs(e)}
    par_dispositif = _demandes(campagne, dispositifs)
    connus = _donnes([e.convention_id for e in evaluations], campagne, regard)
    dits = {}
    for evaluation in evaluations:
        demandes = set().union(*(par_dispositif[d] for d in lecture.dispositifs(evaluation)))
        dit = dits.setdefault(evaluation.convention.organisme_id, Remplissage(evaluation.pk))
        dit.demandes += len(demandes)
        dit.donnes += len(demandes & connus[evaluation.convention_id])
    return dits


def _demandes(campagne, dispositifs):
    """{dispositif: indicators that may be typed, in force at the end of the period}."""
    siens = Indicateur.objects.filter(generation=campagne.generation_id, dispositif__in=dispositifs, saisissable=True)
    demandes = defaultdict(set)
    for pk, dispositif in (
        siens.filter(ouvert_le(date(campagne.fin, 12, 31))).order_by().values_list("pk", "dispositif")
    ):
        demandes[dispositif].add(pk)
    return demandes


def _donnes(conventions, campagne, regard):
    """{convention: indicators of which the latest version of some cell of the period gives something}."""
    lignes = Realise.objects.filter(
        convention__in=conventions, debut__gte=campagne.debut, fin__lte=campagne.fin
    ).connues(regard)
    dernieres = {}
    for *cle, valeur, mention in lignes.order_by("saisi_le", "pk").values_list(*CLE, "valeur", "mention").iterator():
        dernieres[tuple(cle)] = est_donnee(valeur, mention)
    connus = defaultdict(set)
    for (convention, indicateur, *_), donnee in dernieres.items():
        if donnee:
            connus[convention].add(indicateur)
    return connus
