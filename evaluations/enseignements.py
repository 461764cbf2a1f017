"""What a région learns from a campaign: how much was given, what was achieved, who is above or below."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from . import lecture
from .controles import lignes_realisees
from .grille.structure import Fiche
from .models import Evaluation
from .tableau import Part, Tableau
from .taux import Taux, le_moins_bon, taux


def toutes(campagne):
    """Every evaluation of a campaign: totals are those of the whole région for everyone."""
    return lecture.avec_foyers(Evaluation.objects.de(campagne)).select_related(
        "convention__organisme__siege", "convention__generation"
    )


@dataclass(frozen=True, slots=True)
class Acquis:
    """One measure of an indicator over a campaign: {evaluation: its rate}, of those with a whole result and a due.

    `incomplets`: the evaluations whose result misses a year or a part; they are told, and enter no rate.
    """

    fiche: Fiche
    mesure: str
    taux: dict[int, Taux]
    incomplets: tuple[int, ...] = ()

    @property
    def libelle(self):
        """« A.I », « D.I, logements vendus »."""
        mesure = next((libelle for code, libelle, _ in self.fiche.mesures if code == self.mesure), "")
        return f"{self.fiche.code}, {mesure}" if mesure else self.fiche.code

    @property
    def realise(self):
        """What was done by those that have both terms."""
        return sum((t.realise for t in self.taux.values()), Decimal(0))

    @property
    def du(self):
        """What was due from the same."""
        return sum((t.du for t in self.taux.values()), Decimal(0))

    @property
    def part(self):
        """Done ÷ due, where it adds up; None for what does not, or when nothing was due."""
        return self.realise / self.du if self.fiche.somme and self.du else None

    def part_de(self, evaluations):
        """Done ÷ due over some of the evaluations; None when none of them has both."""
        siens = [t for pk, t in self.taux.items() if pk in evaluations]
        du = sum((t.du for t in siens), Decimal(0))
        return sum((t.realise for t in siens), Decimal(0)) / du if du else None

    @property
    def au_dessus(self):
        """The evaluations that reached what was due, or did better."""
        return tuple(pk for pk, t in self.taux.items() if t.tenu)

    @property
    def en_dessous(self):
        """The evaluations that did not reach what was due; none where nothing says which way is better."""
        return tuple(pk for pk, t in self.taux.items() if t.tenu is False)


@dataclass(frozen=True, slots=True)
class Groupe:
    """Some organisms of a campaign: how much of what was asked is filled, and the rates of what adds up."""

    nom: str
    part: Part
    taux: tuple[Decimal | None, ...]


class Enseignements:
    """A campaign under a regard: all its evaluations together, unless fewer are given."""

    def __init__(self, campagne, regard, evaluations=None):
        self.campagne, self.regard = campagne, regard
        self.tableau = Tableau(campagne, toutes(campagne) if evaluations is None else evaluations, regard)

    @property
    def evaluations(self):
        """{pk: evaluation}, in the order of the board."""
        return {evaluation.pk: evaluation for evaluation in self.tableau.evaluations}

    @cached_property
    def par_indicateur(self):
        """(indicator, Part) of each indicator of each dispositif: cells given out of those asked."""
        return [
            (fiche, somme(ligne.parts[rang] for ligne in volet.lignes))
            for volet in self.tableau.volets
            for rang, fiche in enumerate(volet.fiches)
        ]

    @property
    def par_departement(self):
        """One Groupe by département of the seat."""
        return self._par(lambda organisme: organisme.siege.nom)

    @property
    def par_famille(self):
        """One Groupe by family."""
        return self._par(lambda organisme: organisme.get_famille_display())

    @property
    def total(self):
        """All cells of all organisms."""
        return somme(ligne.total for ligne in self.tableau.lignes)

    def _par(self, cle):
        groupes = defaultdict(list)
        for ligne in self.tableau.lignes:
            groupes[cle(ligne.evaluation.convention.organisme)].append(ligne)
        return [self._groupe(nom, groupes[nom]) for nom in sorted(groupes)]

    def _groupe(self, nom, lignes):
        evaluations = {ligne.evaluation.pk for ligne in lignes}
        taux = tuple(un.part_de(evaluations) for un in self.sommables)
        return Groupe(nom, somme(ligne.total for ligne in lignes), taux)

    @property
    def sommables(self):
        """The Acquis that add up: those of which a rate can be told."""
        return [un for un in self.acquis if un.part is not None]

    @cached_property
    def acquis(self):
        """The Acquis of each measure for which at least one organism has a result and a due."""
        return [un for volet in self.tableau.volets for un in self._acquis(volet)]

    def _acquis(self, volet):
        fiches = {fiche.pk: fiche for fiche in volet.fiches}
        evaluations = [ligne.evaluation for ligne in volet.lignes]
        sujets = list(lecture.sujets(evaluations, au=self.regard.au).values())
        promis = lecture.objectifs(sujets, self.regard, indicateurs=fiches)
        faits = lignes_realisees(sujets, self.regard, {pk: pk for pk in fiches})
        periode = {"debut": self.campagne.debut, "fin": self.campagne.fin}
        annees = {evaluation.pk: evaluation.convention.annees for evaluation in evaluations}
        for fiche in volet.fiches:
            for mesure in fiche.mesures_demandees:
                siens = {
                    s.pk: le_moins_bon(taux(fiche, mesure, promis[s.pk], faits[s.pk], annees=annees[s.pk], **periode))
                    for s in sujets
                }
                connus = {pk: t for pk, t in siens.items() if t.realise is not None and t.du is not None}
                entiers = {pk: t for pk, t in connus.items() if t.complet}
                if connus:
                    yield Acquis(fiche, mesure, entiers, tuple(pk for pk in connus if pk not in entiers))


def somme(parts):
    """Parts added up."""
    parts = list(parts)
    return Part(sum(p.donnees for p in parts), sum(p.demandees for p in parts))
