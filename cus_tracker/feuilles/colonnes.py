"""Columns of a sheet: what a cell of each kind may hold, how it is read, what is told when it is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from cus_tracker.classeur import Anomalie, montrer
from cus_tracker.dates import lire_jour
from cus_tracker.regard import PARIS

# What a row says of a column that its sheet does not have: things stay as they are.
ABSENTE = object()
MEMOIRE_MAX = 20_000
INVISIBLES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def net(texte):
    """A free text as every format of workbook keeps it: no blank around it, plain ends of line, nothing invisible."""
    return INVISIBLES.sub("", texte.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Refuse(Exception):
    """A cell that cannot be taken; `attendu` says what should stand there."""

    def __init__(self, attendu):
        super().__init__(attendu)
        self.attendu = attendu


class Lecteur(dict):
    """What each raw cell of a column says: read when first asked, then remembered, for the same come by thousands."""

    def __init__(self, lire, vide=None, *, memoire=True):
        super().__init__()
        self.lire, self.vide, self.places = lire, vide, MEMOIRE_MAX if memoire else 0

    def __missing__(self, brut):
        valeur = self.vide if brut is None or brut == "" else self.lire(brut)
        if len(self) < self.places:
            self[brut] = valeur
        return valeur


@dataclass(frozen=True, kw_only=True)
class Colonne:
    """A column: its name, whether a row must fill it, and where its content lives in the base.

    `champ` is the attribute of the model that a row sets, `chemin` the path by which the base gives back what the cell
    shows; both are the name of the column unless told. `vide` is what an empty cell means.
    """

    nom: str = field(kw_only=False)
    requise: bool = False
    aide: str = ""
    champ: str = ""
    chemin: str = ""
    vide: Any = ""
    memoire: bool = True

    attendu = "un texte"

    def __post_init__(self):
        object.__setattr__(self, "champ", self.champ or self.nom)
        object.__setattr__(self, "chemin", self.chemin or self.champ)

    def lire(self, brut):
        """What a cell that is not empty says; Refuse when it says nothing that the column can take."""
        raise NotImplementedError

    def lecteur(self, examen):
        """The `Lecteur` of its cells, for the time of one workbook."""
        return Lecteur(self.lire, self.vide, memoire=self.memoire)

    def en_base(self, valeur, examen):
        """What the attribute of the model takes for a value read."""
        return valeur

    def depuis_base(self, valeur):
        """What a cell would have said, of what the base gives back."""
        return self.vide if valeur is None else valeur

    def en_cellule(self, valeur):
        """What the cell shows of what the base gives back."""
        return self.depuis_base(valeur)

    def genre(self):
        """What the guide says of the kind of the column."""
        return self.attendu


@dataclass(frozen=True, kw_only=True)
class Texte(Colonne):
    """Free words, bounded where the base bounds them."""

    max: int | None = None
    memoire: bool = False

    def lire(self, brut):
        if isinstance(brut, Anomalie):
            raise Refuse(brut.attendu)
        texte = net(brut if isinstance(brut, str) else montrer(brut))
        if self.max and len(texte) > self.max:
            raise Refuse(f"un texte de {self.max} caractères au plus (celui-ci en a {len(texte)})")
        return texte

    def depuis_base(self, valeur):
        return self.vide if valeur is None else net(valeur)


@dataclass(frozen=True, kw_only=True)
class Code(Colonne):
    """A code: always text, never a number, which would have lost its zeros."""

    max: int = 60
    attendu = "un code"

    def lire(self, brut):
        if isinstance(brut, Anomalie):
            raise Refuse(brut.attendu)
        if not isinstance(brut, str):
            raise Refuse(
                f"{self.attendu}, en texte\u00a0: mettez la cellule au format «\u00a0texte\u00a0» et retapez-le"
            )
        texte = brut.strip()
        if len(texte) > self.max or "\0" in texte:
            raise Refuse(f"{self.attendu} de {self.max} caractères au plus")
        return texte and self.reconnaitre(texte)

    def reconnaitre(self, texte):
        """The code as the base knows it; Refuse when it does not exist."""
        return texte


@dataclass(frozen=True, kw_only=True)
class Choix(Code):
    """One of a few codes, known to the application; capitals do not matter."""

    choix: tuple = ()

    def __post_init__(self):
        super().__post_init__()
        object.__setattr__(self, "_connus", {code.casefold(): code for code in self.choix})

    @property
    def attendu(self):
        return "un de ces codes\u00a0: " + ", ".join(self.choix)

    def reconnaitre(self, texte):
        if (code := self._connus.get(texte.casefold())) is None:
            raise Refuse(self.attendu)
        return code


@dataclass(frozen=True, kw_only=True)
class Parmi(Code):
    """A code that the base must hold: `connus()` gives {code: identifier}, read once per workbook."""

    connus: Callable = dict
    attendu: str = "un code connu"

    def lecteur(self, examen):
        def lire(brut):
            code = self.lire(brut)
            if code != self.vide and code not in examen.table(self.connus):
                raise Refuse(self.attendu)
            return code

        return Lecteur(lire, self.vide, memoire=self.memoire)

    def en_base(self, valeur, examen):
        return None if valeur == self.vide else examen.table(self.connus)[valeur]


@dataclass(frozen=True, kw_only=True)
class Jour(Colonne):
    """A day: a date cell, or a text that can be read in one way only."""

    vide: Any = None
    attendu = "une date\u00a0: une cellule de date, ou 2012-10-03, 03/10/2012, 3\u00a0octobre 2012"

    def lire(self, brut):
        if isinstance(brut, Anomalie):
            raise Refuse(brut.attendu)
        if isinstance(brut, datetime):
            if brut.time() != time.min:
                raise Refuse("un jour, sans heure")
            brut = brut.date()
        if isinstance(brut, date):
            if not 1900 <= brut.year <= 2999:
                raise Refuse("une date entre 1900 et 2999")
            return brut
        if not isinstance(brut, str):
            raise Refuse(self.attendu)
        if not brut.strip():
            return None
        try:
            return lire_jour(brut)
        except ValueError:
            return self._minuit(brut)

    def _minuit(self, texte):
        """The day of a moment written in ISO at midnight."""
        try:
            moment = datetime.fromisoformat(texte.strip())
        except ValueError:
            raise Refuse(self.attendu) from None
        if moment.time() != time.min or moment.tzinfo:
            raise Refuse("un jour, sans heure")
        return self.lire(moment)

    def genre(self):
        return "une date"


@dataclass(frozen=True, kw_only=True)
class Moment(Colonne):
    """A moment of Paris: a date cell with its hour, an ISO text, or a day, taken at its first hour."""

    vide: Any = None
    attendu = "une date, avec ou sans heure\u00a0: une cellule de date, ou 2012-10-03T14:30"

    def lire(self, brut):
        if isinstance(brut, Anomalie):
            raise Refuse(brut.attendu)
        if isinstance(brut, str):
            if not brut.strip():
                return None
            brut = self._texte(brut.strip())
        if not isinstance(brut, date):
            raise Refuse(self.attendu)
        if not isinstance(brut, datetime):
            brut = datetime.combine(brut, time.min)
        if not 1900 <= brut.year <= 2999:
            raise Refuse("une date entre 1900 et 2999")
        return brut.astimezone(PARIS) if brut.tzinfo else brut.replace(tzinfo=PARIS)

    def _texte(self, texte):
        try:
            return datetime.fromisoformat(texte)
        except ValueError:
            pass
        try:
            return lire_jour(texte)
        except ValueError:
            raise Refuse(self.attendu) from None

    def en_cellule(self, valeur):
        """A date cell where it says all; an ISO text where the moment has a fraction or happens twice in Paris."""
        if valeur is None:
            return None
        local = valeur.astimezone(PARIS)
        if local.microsecond or local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset():
            return local.isoformat()
        return local.replace(tzinfo=None)

    def genre(self):
        return "une date, avec ou sans heure"


OUI_NON = ("oui", "non")


def oui_non(nom, **options):
    """A column that says yes or no, in words, and is kept so."""
    return Choix(nom, choix=OUI_NON, **options)


@dataclass(frozen=True, kw_only=True)
class OuiNon(Choix):
    """Yes or no in words, true or false in the base."""

    choix: tuple = OUI_NON

    def en_base(self, valeur, examen):
        return valeur == "oui"

    def depuis_base(self, valeur):
        return "oui" if valeur else "non"
