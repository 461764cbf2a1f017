"""What a section holds: paragraphs with their margin, lists, charts, tables."""

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import ClassVar, Protocol

from .textes import Texte, ancre, reference


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
