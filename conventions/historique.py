"""The whole history of the file of an instrument: its dates, its rows, the latest change first."""

from cus_tracker.histoire import GENRES, VIDE, Trace, traces

from .axes import croisement
from .models import Avis, Instrument, Jalon, Objectif, Signataire, Suivi
from .templatetags.objectifs import cellule, en_clair

LIGNES = (Jalon, Signataire, Avis, Suivi)
TUS = ("instrument", "organisme", "generation", "parent", "dispositif")


def histoire(instrument):
    """The changes of the instrument, of the rows of its file and of its objectives."""
    histoires = list(_lues(Instrument.history.filter(id=instrument.pk)))
    for modele in LIGNES:
        histoires += _lues(modele.history.filter(instrument_id=instrument.pk))
    connues = [*traces(histoires, ignores=TUS), *_objectifs(instrument)]
    return sorted(connues, key=lambda trace: trace.le, reverse=True)


def _objectifs(instrument):
    """The changes of its objectives: each version beside the former one of its cell, then what was taken away.

    A convention gives its own at once; the first version of a cell is a change in an avenant only.
    """
    dites = {}
    lignes = Objectif.objects.filter(instrument=instrument).select_related("indicateur", "par", "retire_par")
    for ligne in lignes.order_by("saisi_le", "pk"):
        cle = (ligne.indicateur_id, ligne.mesure, ligne.debut, ligne.fin, croisement(ligne))
        avant, dites[cle] = dites.get(cle, VIDE), cellule(ligne)
        if instrument.est_avenant or avant != VIDE:
            genre = GENRES["+" if avant == VIDE else "~"]
            yield _trace(ligne, genre, ligne.enregistre_le, ligne.par, ligne.source, (avant, cellule(ligne)))
        if ligne.retire_motif:
            dites[cle] = VIDE
            yield _trace(
                ligne, "retrait", ligne.remplacee_le, ligne.retire_par, ligne.retire_motif, (cellule(ligne), VIDE)
            )


def _trace(ligne, genre, le, par, motif, valeurs):
    return Trace("objectif", genre, le, str(par or "import"), motif, ((en_clair(ligne), *valeurs),))


def _lues(histoires):
    """Rows of history with their author and what their fields point to, read at once."""
    pointes = [champ.name for champ in histoires.model._meta.fields if champ.is_relation and champ.name not in TUS]
    return histoires.select_related(*pointes)
