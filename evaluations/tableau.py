"""The board of a campaign: organisms × completeness, who is on it, what is late."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from conventions.models.instrument import Dispositif
from cus_tracker.accords import compter

from . import lecture
from .cycle import OUVERTS, Etat
from .feuille import Feuille
from .models import Evaluation
from .pilotes import Services, attributions, pilote

RENDUES = (Etat.TRANSMISE, Etat.VALIDEE)


@dataclass(frozen=True)
class Part:
    """How many cells of an indicator are given, out of those asked."""

    donnees: int
    demandees: int

    @property
    def classe(self):
        """The tint: c0 for nothing to c4 for all; the number says it too."""
        if not self.demandees or not self.donnees:
            return "c0"
        return f"c{1 + min(3, 3 * self.donnees // self.demandees)}"

    @property
    def pourcentage(self):
        """The share given, in whole points rounded down: 100 only when all is there."""
        return 100 * self.donnees // self.demandees if self.demandees else 0


@dataclass
class Ligne:
    """An evaluation on the board: its parts by indicator, their sum, its pilot, who typed last."""

    evaluation: Evaluation
    parts: list[Part]
    pilote: object
    derniere: object
    retard: int

    @property
    def total(self):
        """All indicators together."""
        return Part(sum(p.donnees for p in self.parts), sum(p.demandees for p in self.parts))


@dataclass
class Volet:
    """The evaluations of one dispositif, with the indicators they answer."""

    titre: str
    fiches: list
    lignes: list[Ligne]


class Tableau:
    """A campaign as an agent sees it under a regard."""

    def __init__(self, campagne, evaluations, regard):
        self.campagne, self.regard = campagne, regard
        self.evaluations = list(evaluations.order_by("convention__dispositif", "convention__organisme__cle_tri"))

    @cached_property
    def lignes(self):
        """One line for each evaluation, all its indicators together; the base is asked as much for 3 as for 40."""
        sujets = lecture.sujets(self.evaluations, au=self.regard.au)
        self._parts, dernieres = _parts(Feuille(sujets, self.fiches, regard=self.regard))
        return [self._ligne(e, sujets[e.pk], dernieres) for e in self.evaluations]

    @cached_property
    def volets(self):
        """One table for each dispositif; logements-foyers that an avenant brings stand with the other foyers."""
        par_dispositif = {d: [x for x in self.lignes if d in lecture.dispositifs(x.evaluation)] for d in Dispositif}
        return [self._volet(dispositif, lignes) for dispositif, lignes in par_dispositif.items() if lignes]

    @cached_property
    def fiches(self):
        """The indicators that somebody answers."""
        dispositifs = {d for e in self.evaluations for d in lecture.dispositifs(e)}
        fiches = lecture.fiches(self.campagne.generation_id, dispositifs, fin=self.campagne.fin)
        return {pk: fiche for pk, fiche in fiches.items() if fiche.saisissable}

    @cached_property
    def _attributions(self):
        return attributions(self.campagne)

    @cached_property
    def _services(self):
        return Services()

    def _volet(self, dispositif, lignes):
        fiches = [fiche for fiche in self.fiches.values() if fiche.dispositif == dispositif]
        siennes = [replace(x, parts=[self._parts[x.evaluation.pk, f.pk] for f in fiches]) for x in lignes]
        return Volet(dispositif.label, fiches, siennes)

    def _ligne(self, evaluation, sujet, dernieres):
        departements = [code for code, _, logements in sujet.territoires if logements]
        attribution = self._attributions.get(evaluation.convention.organisme_id)
        en_charge = pilote(evaluation, departements, self.campagne, attribution, self._services)
        retard = 0
        if en_charge.echeance and evaluation.etat in OUVERTS:
            retard = max(0, (self.regard.au - en_charge.echeance).days)
        parts = [self._parts[evaluation.pk, pk] for pk in self.fiches]
        return Ligne(evaluation, parts, en_charge, dernieres.get(evaluation.pk), retard)

    @property
    def rendu_en_mots(self):
        """« 12 évaluations rendues sur 30 »: handed over or validated."""
        rendues = sum(e.etat in RENDUES for e in self.evaluations)
        return (
            f"{compter(rendues, 'évaluation rendue', 'évaluations rendues', feminin=True)} sur {len(self.evaluations)}"
        )

    @property
    def en_retard(self):
        """The late ones, the latest first."""
        return sorted((x for x in self.lignes if x.retard), key=lambda ligne: -ligne.retard)


def _parts(feuille):
    """{(evaluation, indicator): Part} and {evaluation: its last version}."""
    dernieres = {}
    for cle, versions in feuille.versions.items():
        if cle.evaluation not in dernieres or versions[-1].saisi_le > dernieres[cle.evaluation].saisi_le:
            dernieres[cle.evaluation] = versions[-1]
    comptes = defaultdict(lambda: [0, 0])
    for cle in feuille.demandees:
        compte = comptes[cle.evaluation, cle.indicateur]
        compte[1] += 1
        compte[0] += cle in feuille.donnees
    return defaultdict(lambda: Part(0, 0), {cle: Part(*compte) for cle, compte in comptes.items()}), dernieres
