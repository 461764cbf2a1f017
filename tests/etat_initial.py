"""What the migrations laid in the base, kept aside there and put back after each test that empties it."""

from django.core.management import call_command
from django.db import connection, transaction

PREFIXE = "initial_"
JOURNAL_DES_MIGRATIONS = "django_migrations"


def photographier():
    """Copy aside, inside the test base, every table that the migrations filled."""
    with connection.cursor() as curseur:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            curseur.execute(f"SELECT 1 FROM {nom(table)} LIMIT 1")
            if table != JOURNAL_DES_MIGRATIONS and curseur.fetchone():
                curseur.execute(f"CREATE TABLE {nom(PREFIXE + table)} AS SELECT * FROM {nom(table)}")


def retablir():
    """Empty the base and lay the copies again: foreign keys are deferred, so tables come in any order."""
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    with transaction.atomic(), connection.cursor() as curseur:
        for copie in connection.introspection.table_names(curseur):
            if copie.startswith(PREFIXE):
                curseur.execute(f"INSERT INTO {nom(copie.removeprefix(PREFIXE))} SELECT * FROM {nom(copie)}")


def nom(table):
    return connection.ops.quote_name(table)
