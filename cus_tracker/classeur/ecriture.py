"""Writing workbooks: sheets of plain values to .xlsx, .ods or .csv, in constant memory and always the same bytes."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from . import ecriture_csv, ecriture_ods, ecriture_xlsx

GENRES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
}
ECRIVAINS = {"xlsx": ecriture_xlsx.ecrire, "ods": ecriture_ods.ecrire, "csv": ecriture_csv.ecrire}


@dataclass(frozen=True)
class Feuille:
    """A sheet to write: its headers, then rows of str, int, Decimal, date, datetime, bool or None, read once.

    By header: `types` of a column to be filled in by hand (str keeps « 01 » as it is typed), `listes` of the values
    offered there, `notes` shown on the header, `largeurs` in characters.
    """

    nom: str
    entetes: Sequence[str]
    lignes: Iterable[Sequence] = ()
    types: Mapping[str, type] = field(default_factory=dict)
    listes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    largeurs: Mapping[str, int] = field(default_factory=dict)

    @property
    def nom_cite(self):
        """The name as a formula writes it."""
        return "'{}'".format(self.nom.replace("'", "''"))


def ecrire(cible, feuilles, format="xlsx"):
    """Write sheets to a path or a binary stream, as « xlsx », « ods » or « csv » (one sheet); never half a file."""
    if isinstance(cible, (str, Path)):
        with _entier(Path(cible)) as flux:
            ECRIVAINS[format](flux, feuilles)
    else:
        ECRIVAINS[format](cible, feuilles)


@contextmanager
def _entier(chemin):
    provisoire = chemin.with_name(f".{chemin.name}.partiel")
    try:
        with provisoire.open("wb") as flux:
            yield flux
        os.replace(provisoire, chemin)
    finally:
        provisoire.unlink(missing_ok=True)
