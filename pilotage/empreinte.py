"""The version stamp of what figures and the dashboard are made of: a random token, drawn by the base at each write.

Triggers draw it, so that no path of writing escapes it (COPY, bulk writes, SQL typed by hand), and a write that is
rolled back takes its token with it. On PostgreSQL each write adds a token and the stamp is their sum: writers never
wait for one another. On SQLite, which has one writer at a time, the token is replaced, by an update: there an upsert
lends its own conflict clause to the triggers it fires.
"""

from django.db import connection

TABLE = "pilotage_empreinte"
SURVEILLEES = (
    "territoires_region",
    "territoires_departement",
    "territoires_rattachement",
    "organismes_organisme",
    "organismes_patrimoine",
    "organismes_perimetre",
    "organismes_inclusion",
    "organismes_attente",
    "conventions_generation",
    "conventions_instrument",
    "conventions_passage",
    "conventions_indicateur",
    "conventions_reference",
    "conventions_qualificatif",
    "conventions_objectif",
    "evaluations_realise",
    "evaluations_campagne",
    "evaluations_attribution",
    "evaluations_evaluation",
    "pilotage_reunion",
    "pilotage_action",
)
LIRE = {
    "sqlite": f"SELECT (SELECT jeton FROM {TABLE}), "
    f"(SELECT COUNT(DISTINCT tbl_name) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{TABLE}_%')",
    "postgresql": f"SELECT (SELECT SUM(jeton) FROM {TABLE}), "
    f"(SELECT COUNT(*) FROM pg_trigger WHERE tgname = '{TABLE}' AND tgenabled <> 'D')",
}
# One token in 500 gathers the former ones: the table stays small, the sum stays the same.
FONCTION = f"""
CREATE OR REPLACE FUNCTION {TABLE}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF random() < 0.002 THEN
        WITH anciens AS (DELETE FROM {TABLE} WHERE id IN (
            SELECT id FROM {TABLE} ORDER BY id LIMIT 2000 FOR UPDATE SKIP LOCKED) RETURNING jeton)
        INSERT INTO {TABLE} (jeton) SELECT SUM(jeton) FROM anciens HAVING COUNT(*) > 0;
    END IF;
    INSERT INTO {TABLE} (jeton) VALUES (('x' || substr(md5(gen_random_uuid()::text), 1, 15))::bit(60)::bigint);
    RETURN NULL;
END $$
"""


def empreinte():
    """The stamp of the base as this transaction sees it; None when a watched table lost its trigger: trust nothing."""
    with connection.cursor() as curseur:
        curseur.execute(LIRE[connection.vendor])
        jeton, surveillees = curseur.fetchone()
    return str(jeton) if surveillees == len(SURVEILLEES) else None


def surveiller(schema_editor):
    """Lay the triggers, whatever was there before; to be run again where a watched table was made or remade."""
    poser = {"sqlite": _poser_sqlite, "postgresql": _poser_postgresql}[schema_editor.connection.vendor]
    faites = set(schema_editor.connection.introspection.table_names())
    for ordre in poser([table for table in SURVEILLEES if table in faites]):
        schema_editor.execute(ordre, params=None)


def _poser_sqlite(tables):
    yield f"CREATE TABLE IF NOT EXISTS {TABLE} (id integer PRIMARY KEY, jeton integer NOT NULL)"
    yield f"INSERT OR REPLACE INTO {TABLE} VALUES (1, random())"
    for table in tables:
        for geste in ("insert", "update", "delete"):
            yield f"DROP TRIGGER IF EXISTS {TABLE}_{table}_{geste}"
            yield (
                f"CREATE TRIGGER {TABLE}_{table}_{geste} AFTER {geste} ON {table} "
                f"BEGIN UPDATE {TABLE} SET jeton = random(); END"
            )


def _poser_postgresql(tables):
    yield (
        f"CREATE TABLE IF NOT EXISTS {TABLE} "
        "(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, jeton numeric NOT NULL)"
    )
    yield FONCTION
    for table in tables:
        yield f"DROP TRIGGER IF EXISTS {TABLE} ON {table}"
        yield (
            f"CREATE TRIGGER {TABLE} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}()"
        )
