"""What hangs on an object, which cannot go before it."""

from simple_history.models import HistoricalChanges


def ce_qui_depend_de(objet):
    """[(name of the rows, how many)] of the rows that point to an object, its own history left out."""
    liens = [lien for lien in objet._meta.related_objects if not issubclass(lien.related_model, HistoricalChanges)]
    comptes = [(lien, lien.related_model._base_manager.filter(**{lien.field.name: objet}).count()) for lien in liens]
    return [(str(lien.related_model._meta.verbose_name), nombre) for lien, nombre in comptes if nombre]
