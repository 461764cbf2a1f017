"""The whole history of the file of an instrument: its dates, its rows, the latest change first."""

from cus_tracker.histoire import traces

from .models import Avis, Instrument, Jalon, Signataire, Suivi

LIGNES = (Jalon, Signataire, Avis, Suivi)
TUS = ("instrument", "organisme", "generation", "parent", "dispositif")


def histoire(instrument):
    """The changes of the instrument and of the rows of its file."""
    histoires = list(_lues(Instrument.history.filter(id=instrument.pk)))
    for modele in LIGNES:
        histoires += _lues(modele.history.filter(instrument_id=instrument.pk))
    return traces(histoires, ignores=TUS)


def _lues(histoires):
    """Rows of history with their author and what their fields point to, read at once."""
    pointes = [champ.name for champ in histoires.model._meta.fields if champ.is_relation and champ.name not in TUS]
    return histoires.select_related(*pointes)
