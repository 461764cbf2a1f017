"""Reading workbooks, .xlsx or .ods, row by row: what each cell holds, before its column gives it a meaning."""

from contextlib import contextmanager

from .archive import GONFLE_MAX, PAS_UN_CLASSEUR, TAILLE_MAX, Archive
from .bruts import Anomalie, Logique, Pourcentage, montrer
from .illisible import ClasseurIllisible
from .ods import CONTENU, ClasseurOds
from .xlsx import RELATIONS, ClasseurXlsx

__all__ = ["Anomalie", "ClasseurIllisible", "Logique", "Pourcentage", "montrer", "ouvrir"]


@contextmanager
def ouvrir(chemin, *, taille_max=TAILLE_MAX, gonfle_max=GONFLE_MAX):
    """A workbook and its `onglets`, known by its content whatever its name; ClasseurIllisible says why it is refused.

    A sheet has a `nom`, is `masque` or not, a `tableau` or a mere chart, has a `taille` in bytes. `examiner()` fills
    its `fusions` and `colonnes_masquees`; `lignes()` then yields (number, hidden, [(rank of the column, raw cell)]).
    """
    with Archive(chemin, taille_max=taille_max, gonfle_max=gonfle_max) as archive:
        yield _reconnaitre(archive)


def _reconnaitre(archive):
    if RELATIONS in archive:
        return ClasseurXlsx(archive)
    if CONTENU in archive:
        return ClasseurOds(archive)
    raise ClasseurIllisible(PAS_UN_CLASSEUR)
