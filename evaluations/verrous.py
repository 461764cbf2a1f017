"""Closed periods: values that an evaluation handed over or validated holds are typed no more, from any other either."""

from typing import NamedTuple

from django.db.models import Aggregate, CharField, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from .cycle import Etat
from .grille.libelles import periode
from .models import Evaluation

CLOS = (Etat.TRANSMISE, Etat.VALIDEE)


class Close(NamedTuple):
    """The period of an evaluation handed over or validated."""

    debut: int
    fin: int
    etat: str

    @property
    def phrase(self):
        """Why its values are typed no more."""
        quoi = f"L’évaluation {periode(self.debut, self.fin)} est {Etat(self.etat).label}"
        return f"{quoi}\u00a0: ses valeurs ne se saisissent plus."


class _Enfiler(Aggregate):
    """Texts of several rows, one space between."""

    function, template = "GROUP_CONCAT", "%(function)s(%(expressions)s, ' ')"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **suite):
        return self.as_sql(compiler, connection, function="STRING_AGG", **suite)


def avec_closes(evaluations):
    """Annotate `closes`: the closed periods of the same convention, as a text that `closes_de` reads."""
    siennes = Evaluation.objects.filter(convention=OuterRef("convention"), etat__in=CLOS).exclude(pk=OuterRef("pk"))
    bornes = [Cast(nom, CharField()) for nom in ("debut", "fin")]
    dite = Concat(bornes[0], Value("/"), bornes[1], Value("/"), "etat", output_field=TextField())
    return evaluations.annotate(
        closes=Subquery(siennes.order_by().values("convention").annotate(dites=_Enfiler(dite)).values("dites"))
    )


def closes_de(evaluation):
    """The closed periods beside an evaluation read with `avec_closes`."""
    dites = (dite.split("/") for dite in (getattr(evaluation, "closes", None) or "").split())
    return tuple(sorted(Close(int(debut), int(fin), etat) for debut, fin, etat in dites))


def closes_connues():
    """{convention: its closed periods}, of all conventions."""
    periodes = {}
    closes = Evaluation.objects.filter(etat__in=CLOS).values_list("convention", "debut", "fin", "etat")
    for convention, *close in closes:
        periodes.setdefault(convention, []).append(Close(*close))
    return periodes


def close_sur(debut, fin, closes):
    """The closed period that holds all these years, whose values its evaluation reads; None where they are open."""
    return next((close for close in closes if close.debut <= debut and fin <= close.fin), None)
