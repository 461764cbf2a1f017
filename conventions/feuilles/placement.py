"""Where the passages of a workbook take their place, when of some days only the month or the year is known."""

from cus_tracker.cycle import Etat, Precision, rupture
from cus_tracker.typographie import jour

from ..models.ordre import placer

AVANCE = "jour inconnu, placé au {}\u00a0: ce qui l’a suivi eut lieu dans la même période"
RAMENE = (
    "le jour inconnu du passage «\u00a0{}\u00a0» est ramené au {}\u00a0: ce qui l’a suivi eut lieu dans la même période"
)


def meme_jour(trace, le, precision):
    """True when a row of this day and precision may speak of a passage, wherever it was placed in its span."""
    if trace.le == le or precision == Precision.JOUR or trace.precision != precision:
        return trace.le == le
    return (trace.le.year, precision == Precision.ANNEE or trace.le.month) == (
        le.year,
        precision == Precision.ANNEE or le.month,
    )


def rupture_de(traces):
    """Where passages, in the order that the base will give them, break the table of moves; None when they do not."""
    return rupture([trace.etat for trace in sorted(traces, key=lambda trace: trace.ordre)])


def replacer(en_base, nouvelles, instant):
    """{row: what is told of it} once those whose day is unknown have come earlier in their span, as in the browser.

    Nothing moves when the file says one possible sequence already, or when no place within the spans makes one.
    Passages of the base brought back are marked `ramenee`.
    """
    avant = [(trace, trace.le, trace.saisi_le) for trace in (*en_base, *nouvelles)]
    if rupture_de([*en_base, *nouvelles]) is None:
        return {}
    suite, constats = sorted(en_base, key=lambda trace: trace.ordre), {}
    for trace in sorted(nouvelles, key=lambda trace: (trace.precision != Precision.JOUR, trace.ordre)):
        le, suite = trace.le, placer(trace, suite)
        if trace.le != le:
            constats[trace.numero] = AVANCE.format(jour(trace.le))
        for ramenee in trace.ramenes:
            ramenee.le, ramenee.saisi_le, ramenee.ramenee = trace.le, instant, bool(ramenee.pk)
            constats[trace.numero] = RAMENE.format(Etat(ramenee.etat).label, jour(trace.le))
    if rupture_de([*en_base, *nouvelles]) is None:
        return constats
    for trace, le, saisi_le in avant:
        trace.le, trace.saisi_le, trace.ramenee = le, saisi_le, False
    return {}
