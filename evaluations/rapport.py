"""The report of a batch: what was recorded, what was refused and why; the same on a page and for the script."""

from dataclasses import dataclass

from django.urls import reverse

from cus_tracker.accords import accorder
from cus_tracker.typographie import INSECABLE, nombre

from .models import Lot
from .saisie import Sort

MOTS = {Lot.Geste.SAISIE: "enregistrée", Lot.Geste.COLLAGE: "collée", Lot.Geste.ANNULATION: "rendue"}
SUITES = {
    Lot.Geste.ANNULATION: "Chaque case a repris ce qu’elle disait avant.",
    "refus": "Les refusées restent à leur place, telles quelles.",
}


@dataclass(frozen=True)
class Rapport:
    """What a page says of a batch; `refus` and `doutes`: (anchor, name of the cell, its text, reason)."""

    geste: str
    enregistrees: int
    inchangees: int
    doutes: list[tuple[str, str, str, str]]
    refus: list[tuple[str, str, str, str]]
    lot: Lot | None

    @property
    def phrase(self):
        """« 118 valeurs enregistrées, 3 refusées. », « 9 valeurs collées : 6 enregistrées, 3 inchangées. »"""
        suites = [(len(self.refus), "refusée"), (len(self.doutes), "douteuse")]
        if self.geste != Lot.Geste.COLLAGE:
            return f"{', '.join([self._valeurs(self.enregistrees), *_comptes(suites)])}."
        parts = _comptes([(self.enregistrees, "enregistrée"), (self.inchangees, "inchangée"), *suites])
        return f"{self._valeurs(self.enregistrees + self.inchangees + len(self.refus))}\u00a0: {', '.join(parts)}."

    def _valeurs(self, n):
        return f"{_compte(n, 'valeur')} {accorder(n, MOTS[self.geste])}"

    @property
    def suite(self):
        """What to know after the counts."""
        return SUITES["refus"] if self.refus else SUITES.get(self.geste, "")

    @property
    def annulable(self):
        """True when the batch may be undone from here."""
        return self.lot is not None and self.geste != Lot.Geste.ANNULATION


def _comptes(parts):
    return [_compte(n, mot) for n, mot in parts if n]


def _compte(n, mot):
    return f"{nombre(n)}{INSECABLE}{accorder(n, mot)}"


def rapport(bilan, geste, libelles=None):
    """The report of a batch; `libelles`: {name of field: name of the cell}."""
    connus = libelles or {}
    refus, doutes = (
        [(s.nom, connus.get(s.nom, "Hors de la grille"), s.texte, s.raison) for s in sorts]
        for sorts in (bilan.refusees, bilan.douteuses)
    )
    return Rapport(geste, len(bilan.enregistrees), len(bilan.inchangees), doutes, refus, bilan.lot)


def en_json(bilan, geste):
    """The report as the script of the grid reads it."""
    dit = rapport(bilan, geste)
    return {
        "phrase": dit.phrase,
        "suite": dit.suite,
        "annuler": reverse("evaluations:annuler", args=[bilan.lot.pk]) if dit.annulable else "",
        "cases": [_case(sort) for sort in bilan.sorts],
    }


def _case(sort: Sort):
    etat = "douteuse" if sort.douteux else sort.etat
    return {"nom": sort.nom, "etat": etat, "texte": sort.texte, "version": sort.version, "raison": sort.raison}
