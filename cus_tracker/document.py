"""What a printed document says, as frozen objects that the PDF and the page both render.

A text is a plain string, or a tuple of strings of which some are `Fort`, `Exposant` or `Insecable`; rendered, it is
escaped.
A figure is quoted by its id in the registry (`a1.total`) in a `Marge`, a `Tuile` or a `Cellule`, and has its row, a
`Renvoi`, in the register of the annex. The document numbers charts and tables in reading order: nobody does by hand.

    Section("1.", "État d’avancement", constat="63 des 65 instruments attendus sont signés.", blocs=(
        Paragraphe(
            (Fort("Accession."), " 11 CUS sont signées."),
            marge=(Marge("11", "etat.accession.signees", "12 organismes attendus"),),
        ),
        Figure("Où en est chaque instrument", graphique=Marques(...), tableau=Tableau("Instruments par état", ...)),
    ))
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, zip_longest
from typing import ClassVar, Protocol


class Fort(str):
    """Words that a hurried reader must catch."""

    balise = "strong"


class Exposant(str):
    """A raised mark: the « er » of « 1er »."""

    balise = "sup"


class Insecable(str):
    """Words kept on one line, such as a number and its unit."""

    balise = "nobr"


Texte = str | tuple[str, ...]


def en_clair(texte: Texte) -> str:
    """The text without its marks."""
    return texte if isinstance(texte, str) else "".join(texte)


def ancre(texte: str) -> str:
    """A link target that a person can read: « 3.1 Les orientations » gives `3-1-les-orientations`."""
    sans_accent = "".join(
        c for c in unicodedata.normalize("NFKD", texte.replace("œ", "oe")) if not unicodedata.combining(c)
    )
    return re.sub(r"[^a-z0-9]+", "-", sans_accent.lower()).strip("-")


def reference(chiffre: str) -> str:
    """The printed reference of a figure, which is also the anchor of its row: `a1.total` gives `A1-TOTAL`."""
    return re.sub(r"[^A-Z0-9]+", "-", chiffre.upper()).strip("-")


class Cite:
    """Something that quotes a figure by its id."""

    chiffre: str

    @property
    def reference(self) -> str:
        return reference(self.chiffre)


class Graphique(Protocol):
    """A chart of `cus_tracker.graphiques`: its width in points, its words, its drawing."""

    largeur: float

    @property
    def alternative(self) -> str: ...

    def svg(self) -> str: ...


@dataclass(frozen=True)
class Marge(Cite):
    """One entry of the register beside a paragraph: exact value, id of the figure, coverage. Any may be empty.

    Neighbours with the same coverage share one line of it: repeat the coverage in each.
    """

    valeur: str = ""
    chiffre: str = ""
    couverture: str = ""


@dataclass(frozen=True)
class Paragraphe:
    """A paragraph and its margin. `annonce`: it announces the chart or table that follows, on the same page."""

    texte: Texte
    marge: tuple[Marge, ...] = ()
    annonce: bool = False
    genre: ClassVar[str] = "paragraphe"

    @property
    def registre(self) -> tuple[Marge, ...]:
        """The margin entries, a coverage written once after the run that shares it."""
        return tuple(
            replace(entree, couverture="") if suivante and suivante.couverture == entree.couverture else entree
            for entree, suivante in zip_longest(self.marge, self.marge[1:])
        )


@dataclass(frozen=True)
class Liste:
    """A list of texts, in one level."""

    elements: tuple[Texte, ...]
    genre: ClassVar[str] = "liste"


@dataclass(frozen=True)
class Colonne:
    """A column: its heading, and whether it holds numbers (set right)."""

    libelle: str
    nombre: bool = False


@dataclass(frozen=True)
class Cellule:
    """A cell that holds more than a text: a small chart above, the sign of a state before, references under it."""

    texte: Texte = ""
    graphique: Graphique | None = None
    etat: str = ""
    chiffres: tuple[str, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(reference(chiffre) for chiffre in self.chiffres)


@dataclass(frozen=True)
class Ligne:
    """A row, its first cell being its heading. A group row has that cell only and spans the table."""

    cellules: tuple[Texte | Cellule, ...]
    total: bool = False
    groupe: bool = False

    @property
    def riches(self) -> tuple[Cellule, ...]:
        return tuple(c if isinstance(c, Cellule) else Cellule(c) for c in self.cellules)


@dataclass(frozen=True)
class Tableau:
    """A table with one row of headings. `classe`: one of the styles of `pdf.css`. `numero` is given by the document."""

    titre: str
    colonnes: tuple[Colonne, ...]
    lignes: tuple[Ligne, ...]
    unite: Texte = ""
    source: Texte = ""
    classe: str = ""
    numero: int = 0
    genre: ClassVar[str] = "tableau"

    def __post_init__(self):
        for ligne in self.lignes:
            attendu = 1 if ligne.groupe else len(self.colonnes)
            if len(ligne.cellules) != attendu:
                raise ValueError(f"{self.titre} : {len(ligne.cellules)} cellules pour {attendu} colonnes")


@dataclass(frozen=True)
class Figure:
    """A chart whose title says what to see, and its table, beside (`cote`) or below; `numero` is the document’s."""

    titre: str
    graphique: Graphique
    tableau: Tableau
    unite: Texte = ""
    source: Texte = ""
    cote: bool = True
    numero: int = 0
    genre: ClassVar[str] = "figure"

    @property
    def disposition(self) -> str:
        """How chart and table share the width: a wide drawing leaves a narrow table."""
        if not self.cote:
            return "dessous"
        return "etroit" if self.graphique.largeur > 300 else "large"


Bloc = Paragraphe | Liste | Tableau | Figure


@dataclass(frozen=True)
class Section:
    """A neutral title, the finding under it, then blocks in reading order, then smaller sections.

    `code`: the indicator named after the title. `court`: the title in the contents. `saut`: starts a page. `encadre`:
    set in a box. `niveau` is given by the document.
    """

    numero: str
    titre: str
    constat: str = ""
    blocs: tuple[Bloc, ...] = ()
    sections: tuple["Section", ...] = ()
    code: str = ""
    court: str = ""
    saut: bool = False
    encadre: bool = False
    au_sommaire: bool = True
    niveau: int = 2

    @property
    def ancre(self) -> str:
        return ancre(f"{self.numero} {self.titre}")


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
    """The row of a figure in the register: where a number comes from."""

    chiffre: str
    libelle: str
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
