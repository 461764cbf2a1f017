"""Which evaluation answers which due date: « deux et quatre ans, puis la fin » met by the periods of campaigns."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Due:
    """An evaluation due on a day: its rank, and the evaluations, of any state, that answer it."""

    rang: int
    le: date
    evaluations: tuple

    def est_faite(self, faites):
        """True when what answers it exists and is all in one of the states `faites`."""
        return bool(self.evaluations) and all(evaluation.etat in faites for evaluation in self.evaluations)


def dues(jours, evaluations):
    """One `Due` for each of the ordered days; an evaluation needs `fin`, the last civil year of its period."""
    reponses = {le: [] for le in jours}
    for evaluation in evaluations:
        for le in _repondus(jours, evaluation.fin):
            reponses[le].append(evaluation)
    return [Due(rang, le, tuple(reponses[le])) for rang, le in enumerate(jours, start=1)]


def _repondus(jours, fin):
    """The days that a period answers: those of the half-year in which it ends, else the first that follows.

    Periods end on 31 December while days follow the signature: signed in December 2010, due in December 2012, the
    years 2011 and 2012 are what was asked. A period that no day follows answers the last one, if of the same year.
    """
    milieu, fin_le = date(fin, 6, 30), date(fin, 12, 31)
    return (
        [le for le in jours if milieu <= le <= fin_le]
        or [le for le in jours if le > fin_le][:1]
        or [le for le in jours[-1:] if le.year == fin]
    )
