"""Which results are kept where they overlap: the coarsest first, unless it is not whole (contracts §4.3)."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from .axes import AXES


class Resultat(NamedTuple):
    """What one crossing of axes gives over the period asked; `entier` (whole) when every year is covered."""

    axes: tuple[str, ...]
    valeur: Decimal
    entier: bool
    lignes: tuple[Any, ...]


class Choix:
    """What is kept of results, given the coarsest first; a set of them is the bits of an integer, the coarsest lowest.

    The rule calls itself on the results that overlap one and come later. Results that overlap two by two name the same
    codes, so a chain of calls is no longer than the number of patterns of named axes; each set is judged once.
    """

    def __init__(self, resultats):
        self.resultats = resultats
        self.tous = (1 << len(resultats)) - 1
        self.nommant = [0] * len(AXES)
        self._codes = [defaultdict(int) for _ in AXES]
        self._vus = {}
        for rang, resultat in enumerate(resultats):
            for axe, code in enumerate(resultat.axes):
                if code:
                    self.nommant[axe] |= 1 << rang
                    self._codes[axe][code] |= 1 << rang

    def retenir(self):
        """The results taken, no two of which overlap, and those that nothing taken overlaps."""
        pris = self.parmi(self.tous)
        laisses = self.rangs(self.tous & ~pris)
        return self.extraits(pris), [self.resultats[x] for x in laisses if not self.voisins(x) & pris]

    def parmi(self, ensemble):
        """Take each that overlaps none taken, save one not whole whose later overlapping ones add up to more."""
        if ensemble not in self._vus:
            pris, reste = 0, ensemble
            while reste:
                premier = reste & -reste
                reste ^= premier
                rang = premier.bit_length() - 1
                voisins = self.voisins(rang)
                if not self.resultats[rang].entier and self._donnent_plus(reste & voisins, self.resultats[rang].valeur):
                    continue
                pris |= premier
                reste &= ~voisins
            self._vus[ensemble] = pris
        return self._vus[ensemble]

    def _donnent_plus(self, concurrents, valeur):
        au_mieux = sum((x.valeur for x in self.extraits(concurrents) if x.valeur > 0), Decimal(0))
        return (
            au_mieux > valeur and sum((x.valeur for x in self.extraits(self.parmi(concurrents))), Decimal(0)) > valeur
        )

    def voisins(self, rang):
        """The set of results that overlap one, itself included."""
        voisins = self.tous
        for axe, code in enumerate(self.resultats[rang].axes):
            if code:
                voisins &= ~self.nommant[axe] | self._codes[axe][code]
        return voisins

    def parties(self, rang):
        """The set of results that name all that one names, and more."""
        parties = self.tous
        for axe, code in enumerate(self.resultats[rang].axes):
            if code:
                parties &= self._codes[axe][code]
        return parties & ~(1 << rang)

    @staticmethod
    def rangs(ensemble):
        """Ranks of the results of a set, in order."""
        while ensemble:
            premier = ensemble & -ensemble
            yield premier.bit_length() - 1
            ensemble ^= premier

    def extraits(self, ensemble):
        """Results of a set, in order."""
        return [self.resultats[rang] for rang in self.rangs(ensemble)]
