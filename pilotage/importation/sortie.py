"""The whole base as a workbook in the exchange format: what the import reads back without changing anything."""

from cus_tracker.classeur.ecriture import Feuille, ecrire

from .assemblage import FEUILLES


def exporter(cible, format="xlsx"):
    """Write every row of the base to a path or a stream, « xlsx » or « ods »."""
    ecrire(cible, [_feuille(feuille) for feuille in FEUILLES], format)


def _feuille(feuille):
    noms = [colonne.nom for colonne in feuille.colonnes]
    notes = {colonne.nom: colonne.aide for colonne in feuille.colonnes if colonne.aide}
    return Feuille(feuille.nom, noms, feuille.exporter(), notes=notes)
