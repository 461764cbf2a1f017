"""A whole document: its cover, its sections in order and numbered, the register of its figures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from .blocs import Cite, Figure, Liste, Paragraphe, Section, Tableau
from .textes import Texte


@dataclass(frozen=True)
class Tuile(Cite):
    """One of the few figures of « En bref »: « près de », « 20 », « % », « de PLAI … », its coverage, its id."""

    valeur: str
    legende: Texte
    qualificatif: str = ""
    unite: str = ""
    couverture: str = ""
    chiffre: str = ""


@dataclass(frozen=True)
class Precision:
    """A word of the document and what it covers here: a perimeter, an exclusion set, a date."""

    terme: str
    texte: Texte


@dataclass(frozen=True)
class Renvoi(Cite):
    """The row of a figure in the register: its formula in words, exact value, coverage, source."""

    chiffre: str
    formule: str
    valeur: str
    couverture: str
    source: str


@dataclass(frozen=True)
class Document:
    """A whole document. `marque`: lines of the bloc-marque; `horloges`: « Situation au … · données connues au … ».

    `mention` stands at the head of the cover (« Version interne »), `avertissement` at its foot.
    """

    titre: str
    chapo: str
    auteur: str
    marque: tuple[str, ...]
    instance: str
    seance: str
    horloges: str
    tuiles: tuple[Tuile, ...] = ()
    essentiel: tuple[Texte, ...] = ()
    rappel: tuple[Texte, ...] = ()
    sections: tuple[Section, ...] = ()
    precisions: tuple[Precision, ...] = ()
    registre: tuple[Renvoi, ...] = ()
    mention: str = ""
    avertissement: Texte = ""

    @cached_property
    def plan(self) -> tuple[Section, ...]:
        """Every section in reading order, its level known (2 for the first), its charts and tables numbered."""
        graphiques, tableaux = count(1), count(1)
        return tuple(
            replace(
                section, niveau=niveau, blocs=tuple(_numerote(bloc, graphiques, tableaux) for bloc in section.blocs)
            )
            for niveau, section in _a_plat(self.sections, 2)
        )

    @property
    def sommaire(self) -> tuple[Section, ...]:
        return tuple(section for section in self.plan if section.au_sommaire)

    @property
    def numero_du_registre(self) -> int:
        """The number of the last table, the register."""
        return 1 + sum(isinstance(bloc, Figure | Tableau) for section in self.plan for bloc in section.blocs)

    @property
    def orphelins(self) -> frozenset[str]:
        """Ids quoted somewhere and absent from the register: there should be none."""
        return frozenset(self._cites()) - {renvoi.chiffre for renvoi in self.registre}

    def _cites(self) -> Iterator[str]:
        yield from (tuile.chiffre for tuile in self.tuiles if tuile.chiffre)
        for bloc in (bloc for section in self.plan for bloc in section.blocs):
            if isinstance(bloc, Paragraphe):
                yield from (entree.chiffre for entree in bloc.marge if entree.chiffre)
            elif not isinstance(bloc, Liste):
                tableau = bloc.tableau if isinstance(bloc, Figure) else bloc
                yield from (
                    chiffre for ligne in tableau.lignes for cellule in ligne.riches for chiffre in cellule.chiffres
                )


def _a_plat(sections, niveau):
    for section in sections:
        yield niveau, section
        yield from _a_plat(section.sections, niveau + 1)


def _numerote(bloc, graphiques, tableaux):
    if isinstance(bloc, Figure):
        return replace(bloc, numero=next(graphiques), tableau=replace(bloc.tableau, numero=next(tableaux)))
    return replace(bloc, numero=next(tableaux)) if isinstance(bloc, Tableau) else bloc
