"""The whole history of the file of an organism: its identity, its rows, the latest change first."""

from cus_tracker.histoire import traces

from .models import Attente, Correspondant, Echange, Inclusion, Organisme, Patrimoine

LIGNES = (Patrimoine, Inclusion, Attente, Correspondant, Echange)
TUS = ("organisme", "cle_tri", "cle_recherche", "saisi_le", "par")


def histoire(organisme):
    """The changes of the organism and of the rows of its file."""
    histoires = list(_lues(Organisme.history.filter(id=organisme.pk)))
    for modele in LIGNES:
        histoires += _lues(modele.history.filter(organisme_id=organisme.pk))
    return traces(histoires, ignores=TUS)


def _lues(histoires):
    """Rows of history with their author and what their fields point to, read at once."""
    pointes = [champ.name for champ in histoires.model._meta.fields if champ.is_relation and champ.name not in TUS]
    return histoires.select_related(*pointes)
