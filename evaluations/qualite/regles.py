"""The registry of quality rules, and what a rule finds."""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from conventions.axes import croisement
from conventions.cumuls import Ligne
from cus_tracker.typographie import corriger


class Etagere(enum.StrEnum):
    """How strong a doubt is: what cannot be, what is hardly likely, what is worth a look."""

    IMPOSSIBLE = "impossible"
    IMPROBABLE = "improbable"
    REMARQUABLE = "remarquable"


@dataclass(frozen=True, slots=True)
class Constat:
    """A doubt on the values of an indicator, in one French sentence that shows them."""

    regle: str
    indicateur: str
    phrase: str
    lignes: tuple[Ligne, ...] = ()

    @property
    def etagere(self):
        """The shelf of its rule."""
        return REGLES[self.regle].etagere

    @property
    def libelle(self):
        """The name of its rule, as an agent reads it."""
        return REGLES[self.regle].libelle

    @property
    def cle(self):
        """What makes it the same doubt tomorrow: rule, indicator, and the cells it is about."""
        cellules = sorted("/".join((x.nature, x.mesure, f"{x.debut}-{x.fin}", *croisement(x))) for x in self.lignes)
        return "|".join((self.regle, self.indicateur, *cellules))


@dataclass(frozen=True, slots=True)
class Regle:
    """A named rule: `chercher(dossier)` yields (code of the indicator, sentence, rows)."""

    code: str
    libelle: str
    etagere: Etagere
    chercher: Callable


REGLES: dict[str, Regle] = {}


def regle(code, libelle, etagere):
    """Register a rule under its code."""

    def inscrire(chercher):
        if code in REGLES:
            raise ValueError(f"La règle {code} est déjà inscrite.")
        REGLES[code] = Regle(code, libelle, etagere, chercher)
        return chercher

    return inscrire


def constats(dossier):
    """Every doubt on a dossier, the strongest first, then in the order of the rules."""
    trouves = [
        Constat(une.code, code, corriger(phrase), tuple(lignes))
        for une in REGLES.values()
        for code, phrase, lignes in une.chercher(dossier)
    ]
    etageres = list(Etagere)
    return sorted(trouves, key=lambda constat: etageres.index(constat.etagere))
