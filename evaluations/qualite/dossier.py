"""What the rules read of one organism: its rows, its stock, the catalogue, and the peers it can be compared with."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from conventions.axes import croisement
from conventions.cumuls import Ligne, cumuler

OBJECTIF, REALISE = "objectif", "realise"


@dataclass(frozen=True, slots=True)
class Fiche:
    """What the rules must know of an indicator; `nature` is its kind of value, `famille` '' outside the families."""

    code: str
    nom: str
    unite: str = ""
    nature: str = "nombre"
    agregation: str = "somme"
    famille: str = ""
    axes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparable:
    """The same quantity of a peer: its total over the period, and its dwellings."""

    valeur: Decimal
    logements: int


@dataclass(frozen=True)
class Dossier:
    """One organism over one period of civil years, both included.

    `objectifs` are the rows in force, avenants applied; `realises` the latest versions. `parc` gives dwellings by code
    of département. `pairs`: {(code, mesure): the peers that gave the same quantity over the same period}. `premiere` is
    the first year that the convention counts, None where it is not known.
    """

    debut: int
    fin: int
    fiches: dict[str, Fiche]
    objectifs: tuple[Ligne, ...] = ()
    realises: tuple[Ligne, ...] = ()
    parc: dict[str, int] = field(default_factory=dict)
    pairs: dict[tuple[str, str], tuple[Comparable, ...]] = field(default_factory=dict)
    premiere: int | None = None

    @property
    def logements(self):
        """Dwellings of the organism, all départements together."""
        return sum(self.parc.values())

    @cached_property
    def groupes(self):
        """{(code, mesure, nature): rows}, in the order of the catalogue, then as they were given."""
        groupes = defaultdict(list)
        for ligne in (*self.objectifs, *self.realises):
            groupes[ligne.indicateur, ligne.mesure, ligne.nature].append(ligne)
        rangs = {code: rang for rang, code in enumerate(self.fiches)}
        return {
            cle: tuple(groupes[cle])
            for cle in sorted(groupes, key=lambda cle: (rangs.get(cle[0], len(rangs)), *cle[1:]))
            if cle[0] in self.fiches
        }

    def fiche(self, ligne):
        """The catalogue row of a value."""
        return self.fiches[ligne.indicateur]

    def annuels(self, lignes):
        """{year: rows given for that year alone}, numbers only."""
        par_annee = defaultdict(list)
        for ligne in lignes:
            if ligne.valeur is not None and ligne.debut == ligne.fin:
                par_annee[ligne.debut].append(ligne)
        return par_annee

    def series(self, lignes):
        """{crossing of axes: {year: row}} of the yearly numbers of a group."""
        series = defaultdict(dict)
        for annee, du_an in sorted(self.annuels(lignes).items()):
            for ligne in du_an:
                series[croisement(ligne)][annee] = ligne
        return series

    def total(self, code, mesure, nature, debut, fin):
        """The roll-up of a group over these years; None when nothing was given."""
        return cumuler(self.groupes.get((code, mesure, nature), ()), debut, fin).valeur
