"""The shape of the grid: which cells an indicator asks for, at its own granularity, and how they stand in tables."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .cles import Cle

PAR_TERRITOIRE, ENTIER = "territoire", "entier"
PRODUITS = ("PLAI", "PLUS", "PLS", "PLS_FOYER", "PLI")
ZONAGES = ("A bis", "A", "B1", "B2", "C")
DEPARTEMENT = re.compile(r"\d{2}|2[AB]|97\d")
SEGMENT = 60


class Fiche(NamedTuple):
    """What the grid needs of an indicator of the catalogue."""

    pk: int
    code: str
    libelle: str
    aspect: str
    unite: str
    nature: str
    precision: int | None
    axes: tuple[str, ...]
    mesures: tuple[tuple[str, str, str], ...]
    produits: tuple[str, ...]
    obligatoire: bool
    saisissable: bool
    somme: bool = False
    dispositif: str = ""
    sens: str = ""

    @property
    def mesures_demandees(self):
        """Codes of the measures of its cells: what is measured itself ('' when it has one measure only), then parts."""
        propres = [code for code, _, nature in self.mesures if nature != "part"]
        return [*(propres or [""]), *(code for code, _, nature in self.mesures if nature == "part")]

    @property
    def mesures_permises(self):
        """Codes of the measures that a value may name: none is a measure too, where there is one only."""
        demandees = self.mesures_demandees
        seule = len([code for code, _, nature in self.mesures if nature != "part"]) <= 1
        return {*demandees, ""} if seule else set(demandees)


class Sujet(NamedTuple):
    """An evaluation as the grid sees it; `territoires`: (code, name, dwellings) of its départements, in order.

    `closes`: the periods whose values are typed no more, since another evaluation holds them.
    """

    pk: int
    convention: int
    nom: str
    debut: int
    fin: int
    territoires: tuple[tuple[str, str, int], ...]
    ouvert: bool = True
    dispositifs: frozenset[str] = frozenset()
    closes: tuple[tuple[int, int, str], ...] = ()

    @property
    def annees(self):
        """The civil years of the period."""
        return range(self.debut, self.fin + 1)

    @property
    def parc(self):
        """The dwellings of the organism, all départements together."""
        return sum(logements for _, _, logements in self.territoires)


class Colonne(NamedTuple):
    """A column: a département ('' for the whole organism) and a period."""

    departement: str
    debut: int
    fin: int


class Rang(NamedTuple):
    """A row: everything a cell names but its département and its period."""

    evaluation: int
    indicateur: int
    mesure: str
    produit: str
    epci: str
    zonage: str
    zus: str
    segment: str

    def cle(self, colonne):
        """The key of its cell in a column."""
        axes = (colonne.departement, self.produit, self.epci, self.zonage, self.zus, self.segment)
        return Cle(self.evaluation, self.indicateur, self.mesure, colonne.debut, colonne.fin, *axes)


def rang(cle):
    """The row of a cell."""
    return Rang(cle.evaluation, cle.indicateur, cle.mesure, cle.produit, cle.epci, cle.zonage, cle.zus, cle.segment)


def colonne(cle):
    """The column of a cell."""
    return Colonne(cle.departement, cle.debut, cle.fin)


def periodes(fiche, sujet):
    """The periods of one cell each: years where the text says « par an », else the whole of the evaluation."""
    if "annee" in fiche.axes:
        return [(annee, annee) for annee in sujet.annees]
    return [(sujet.debut, sujet.fin)]


def attendues(fiche, sujet, segments=()):
    """The keys of the cells that an indicator asks for; `segments` are those the organism is known to use."""
    if not fiche.saisissable:
        return []
    par_territoire = {"departement", "epci"} & set(fiche.axes)
    departements = [code for code, _, _ in sujet.territoires] if par_territoire else [""]
    return [
        Cle(sujet.pk, fiche.pk, mesure, debut, fin, departement, produit, "", "", zus, segment)
        for mesure in fiche.mesures_demandees
        for segment in (list(segments) if "segment" in fiche.axes else []) or [""]
        for zus in (["oui", "non"] if "zus" in fiche.axes else [""])
        for produit in fiche.produits or [""]
        for departement in departements or [""]
        for debut, fin in periodes(fiche, sujet)
    ]


def est_permise(cle, fiche):
    """True when the axes of a cell make sense for an indicator, whether or not the grid offers that crossing."""
    return (
        fiche.saisissable
        and cle.mesure in fiche.mesures_permises
        and (not cle.produit or cle.produit in PRODUITS)
        and cle.zus in ("", "oui", "non")
        and cle.zonage in ("", *ZONAGES)
        and (not cle.departement or DEPARTEMENT.fullmatch(cle.departement) is not None)
        and (not cle.epci or (bool(cle.departement) and len(cle.epci) == 9 and cle.epci.isdigit()))
        and len(cle.segment) <= SEGMENT
    )


def proposees(cle, fiche, sujet):
    """The cells that a value already known calls for: its own inside the period, else the same axes over its years."""
    if sujet.debut <= cle.debut and cle.fin <= sujet.fin:
        return [cle]
    if cle.fin < sujet.debut or sujet.fin < cle.debut:
        return []
    return [cle._replace(debut=debut, fin=fin) for debut, fin in periodes(fiche, sujet)]


@dataclass
class Table:
    """One table: cells of the same shape. `colonnes` in order; `rangs`: {row: {column}}, in order."""

    forme: tuple[str, str]
    colonnes: list[Colonne] = field(default_factory=list)
    rangs: dict[Rang, set[Colonne]] = field(default_factory=dict)


def tables(cles, fiches, sujets):
    """Cells arranged in tables of one shape (by territory or not, by year or over the period), rows in order.

    `fiches`, `sujets`: in the order wanted. Rows of an indicator stand together; columns by territory, then period.
    """
    ordre = {pk: numero for numero, pk in enumerate(fiches)}, {pk: numero for numero, pk in enumerate(sujets)}
    par_forme = defaultdict(lambda: defaultdict(set))
    for cle in cles:
        par_forme[_forme(cle)][rang(cle)].add(colonne(cle))
    return [
        _table(forme, par_forme[forme], ordre, fiches, sujets)
        for forme in sorted(par_forme, key=lambda forme: (forme[0] == ENTIER, forme[1] == "periode"))
    ]


def _forme(cle):
    return (PAR_TERRITOIRE if cle.departement else ENTIER, "annee" if cle.debut == cle.fin else "periode")


def _table(forme, par_rang, ordre, fiches, sujets):
    territoires = {}
    for sujet in sujets.values():
        territoires |= {code: -logements for code, _, logements in sujet.territoires if code not in territoires}
    colonnes = {c for cs in par_rang.values() for c in cs}
    rangs = sorted(par_rang, key=lambda r: _place(r, ordre, fiches[r.indicateur]))
    return Table(
        forme,
        sorted(colonnes, key=lambda c: (territoires.get(c.departement, 1), c.departement, c.debut, c.fin)),
        {r: par_rang[r] for r in rangs},
    )


def _place(rang, ordre, fiche):
    fiches, sujets = ordre
    mesures = fiche.mesures_demandees
    return (
        fiches[rang.indicateur],
        sujets[rang.evaluation],
        mesures.index(rang.mesure) if rang.mesure in mesures else -1,
        rang.segment,
        rang.epci,
        rang.zonage,
        {"oui": 1, "non": 2}.get(rang.zus, 0),
        fiche.produits.index(rang.produit) if rang.produit in fiche.produits else -1,
        rang.produit,
    )


def est_donnee(valeur: Any, mention: str):
    """True for a number, 0 included, and for « sans objet »."""
    return valeur is not None or mention == "s.o."
