"""Why the base cannot serve a command: it does not answer, or it was never prepared."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

# Neither « some cells are refused » (1) nor « the file cannot be read » (2).
ABSENTE = 3
MUETTE = "la base de données ne répond pas. Vérifiez DATABASE_URL, et qu’elle est en marche."
A_PREPARER = (
    "la base n’est pas prête. Lancez d’abord «\u00a0manage.py migrate\u00a0», ou «\u00a0make run\u00a0» qui fait tout."
)


def expliquer():
    """One sentence for what stopped a command at the base; empty where the base is ready and the failure is ours."""
    try:
        executeur = MigrationExecutor(connection)
        attendues = executeur.migration_plan(executeur.loader.graph.leaf_nodes())
    except OperationalError:
        return MUETTE
    return A_PREPARER if attendues else ""
