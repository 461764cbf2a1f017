"""Which of the cells asked for are given: one rule for the board, the grid, the letter and the workbook."""

from collections import defaultdict

from conventions.axes import se_recouvrent

from .grille.structure import est_donnee


def donnees(demandees, versions):
    """The cells asked for that hold a value, or that a value told on coarser or finer axes or years covers.

    `versions`: {cell: [versions, the oldest first]}. « s.o. » is an answer, « n.c. » is not.
    """
    dites = {cle for cle, siennes in versions.items() if est_donnee(siennes[-1].valeur, siennes[-1].mention)}
    connues = defaultdict(list)
    for cle in dites:
        connues[_quantite(cle)].append(cle)
    restantes = demandees - dites
    couvertes = {cle for cle in restantes if any(_couvre(connue, cle) for connue in connues[_quantite(cle)])}
    return demandees & dites | couvertes


def _quantite(cle):
    return cle.evaluation, cle.indicateur, cle.mesure


def _couvre(connue, cle):
    memes_annees = connue.debut <= cle.fin and cle.debut <= connue.fin
    return memes_annees and se_recouvrent(connue.croisement, cle.croisement)
