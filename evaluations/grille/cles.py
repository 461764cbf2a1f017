"""The key of a cell of the grid, and the name under which a form sends it."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

PREFIXE = "v"


class Cle(NamedTuple):
    """What a cell speaks of: an evaluation, an indicator, civil years both included, and the axes it names."""

    evaluation: int
    indicateur: int
    mesure: str
    debut: int
    fin: int
    departement: str = ""
    produit: str = ""
    epci: str = ""
    zonage: str = ""
    zus: str = ""
    segment: str = ""

    @property
    def nom(self):
        """The name of its field: every part, escaped, between dots."""
        return ".".join([PREFIXE, *map(_echapper, self)])

    @property
    def croisement(self):
        """The six axes, in order."""
        return self[5:]

    @property
    def valeur(self):
        """What identifies the value among those of its convention."""
        return self[1:]


@lru_cache(4096)
def _echapper(partie):
    return quote(str(partie), safe="").replace(".", "%2E") if partie != "" else ""


def est_un_nom(nom):
    """True for the name of a field that claims to be a cell."""
    return nom.startswith(f"{PREFIXE}.")


def lire_nom(nom):
    """The key that a field name carries; ValueError when it carries none."""
    prefixe, *parties = nom.split(".")
    if prefixe != PREFIXE or len(parties) != len(Cle._fields):
        raise ValueError("Cette case n’existe pas dans la grille.")
    evaluation, indicateur, mesure, debut, fin, *axes = map(unquote, parties)
    return Cle(*map(_entier, (evaluation, indicateur)), mesure, *map(_entier, (debut, fin)), *axes)


def _entier(texte):
    if not (texte.isascii() and texte.isdigit() and len(texte) < 18):
        raise ValueError("Cette case n’existe pas dans la grille.")
    return int(texte)
