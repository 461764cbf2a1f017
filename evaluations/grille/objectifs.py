"""The objective that stands beside a realised cell, exact or told over more years."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from conventions.axes import croisement
from conventions.cumuls import cumuler

from .structure import est_donnee
from .textes import ecrire

RIEN = None


class Vise(NamedTuple):
    """What was promised for a cell: `valeur` for its own period, `texte` as shown, `sur` the years it is told over."""

    valeur: Decimal | None
    texte: str
    sur: str = ""


class Objectifs:
    """The objective rows in force of one convention, found by cell."""

    def __init__(self, lignes):
        self._par_case = defaultdict(list)
        for ligne in lignes:
            self._par_case[ligne.indicateur, ligne.mesure, croisement(ligne)].append(ligne)

    def vise(self, cle, fiche):
        """The objective of a cell, on the very axes it names; None when nothing was promised there."""
        lignes = self._par_case.get((cle.indicateur, cle.mesure, cle.croisement))
        if not lignes:
            return RIEN
        exacte = next((x for x in lignes if (x.debut, x.fin) == (cle.debut, cle.fin)), None)
        if exacte is not None:
            return Vise(exacte.valeur, ecrire(exacte.valeur, exacte.mention, fiche.nature))
        if fiche.somme:
            somme = cumuler(lignes, cle.debut, cle.fin) if _additionnable(cle) else None
            if somme and somme.valeur is not None and somme.complet:
                return Vise(somme.valeur, ecrire(somme.valeur, "", fiche.nature))
        plus_longue = next((x for x in lignes if x.debut <= cle.debut and cle.fin <= x.fin), None)
        if plus_longue is None or not (est_donnee(plus_longue.valeur, plus_longue.mention) or plus_longue.mention):
            return RIEN
        texte = ecrire(plus_longue.valeur, plus_longue.mention, fiche.nature)
        return Vise(None, texte, f"{plus_longue.debut}-{plus_longue.fin}")


def _additionnable(cle):
    return cle.debut == cle.fin or cle.mesure != "mis_en_commercialisation"
