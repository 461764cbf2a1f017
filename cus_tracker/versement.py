"""Pouring many rows into a table at once: COPY on PostgreSQL, one prepared statement on SQLite."""

from datetime import datetime
from decimal import Decimal
from itertools import islice

from django.db import connection

LOT = 5_000


def verser(modele, champs, lignes):
    """Insert rows, tuples in the order of `champs` (names of concrete fields); no signal, no history, no identifier."""
    colonnes = [modele._meta.get_field(champ).column for champ in champs]
    table, noms = connection.ops.quote_name(modele._meta.db_table), map(connection.ops.quote_name, colonnes)
    if connection.vendor == "postgresql":
        _copier(f"COPY {table} ({', '.join(noms)}) FROM STDIN", lignes)
        return
    marques = ", ".join(["%s"] * len(colonnes))
    _inserer(f"INSERT INTO {table} ({', '.join(noms)}) VALUES ({marques})", lignes)


def _copier(ordre, lignes):
    with connection.cursor() as curseur, curseur.copy(ordre) as copie:
        for ligne in lignes:
            copie.write_row(ligne)


def _inserer(ordre, lignes):
    lignes = (tuple(map(_adapter, ligne)) for ligne in lignes)
    with connection.cursor() as curseur:
        while lot := list(islice(lignes, LOT)):
            curseur.executemany(ordre, lot)


def _adapter(valeur):
    if isinstance(valeur, Decimal):
        return str(valeur)
    return connection.ops.adapt_datetimefield_value(valeur) if isinstance(valeur, datetime) else valeur
