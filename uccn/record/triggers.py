"""The triggers that write the record, on SQLite and PostgreSQL.

Whatever writes a row passes them: forms, imports, commands, ``update``, ``bulk_create``, relations
to many, SQL. On SQLite they are made for each table; on PostgreSQL they are one function.
"""

from collections.abc import Iterator

from django.db import connections, models, transaction

from uccn.lib.acting import asked_in_sql
from uccn.lib.recorded import Recorded, recorded
from uccn.record.models import Change

_TABLE = Change._meta.db_table
_INTO = (
    f"INSERT INTO {_TABLE} (at, act, person_id, person_name, via, verb, kind, object_id, "
    "owner_kind, owner_id, before, after) "
)
_VERBS = {"insert": "added", "update": "changed", "delete": "deleted"}


def install(using: str = "default") -> None:
    """Put every trigger in place, as it is written here."""
    vendor, found = connections[using].vendor, _with_tables(using)
    if not found:
        return
    with connections[using].cursor() as cursor:
        if vendor != "sqlite":
            cursor.execute(_FUNCTION)
        for told in found:
            # In one step: nothing goes unrecorded meanwhile, wherever this process ends.
            with transaction.atomic(using=using):
                for statement in _MAKERS[vendor](told):
                    cursor.execute(statement)


def remove(using: str = "default") -> None:
    """Take every trigger away: from here on nothing is recorded."""
    with connections[using].cursor() as cursor:
        for told in _with_tables(using):
            for statement in _drops(connections[using].vendor, told):
                cursor.execute(statement)


def remove_before_building(using: str) -> None:
    """SQLite renames and alters no table that a trigger of another names; PostgreSQL does."""
    if connections[using].vendor == "sqlite":
        remove(using)


def missing(using: str = "default") -> list[str]:
    """The names of the triggers that should be there and are not. Runs two queries."""
    vendor = connections[using].vendor
    wanted = {name for told in _with_tables(using) for name in _names(vendor, told)}
    with connections[using].cursor() as cursor:
        if vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
        return sorted(wanted - {row[0] for row in cursor.fetchall()})


def _with_tables(using: str) -> list[Recorded]:
    """The recorded models whose tables exist, when that of the record does."""
    tables = set(connections[using].introspection.table_names())
    return [t for t in recorded().values() if {t.table, _TABLE} <= tables]


def _names(vendor: str, told: Recorded) -> list[str]:
    """The triggers of a table."""
    if vendor == "sqlite":
        return [f"record_{told.table}_{verb}" for verb in _VERBS]
    return [f"record_{told.table}"]


def _drops(vendor: str, told: Recorded) -> list[str]:
    """The statements that take a table's triggers away."""
    on = "" if vendor == "sqlite" else f' ON "{told.table}"'
    return [f'DROP TRIGGER IF EXISTS "{name}"{on}' for name in _names(vendor, told)]


def _for_sqlite(told: Recorded) -> Iterator[str]:
    """One trigger a verb; an update that changes no kept column writes nothing."""
    yield from _drops("sqlite", told)
    differs = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in told.compared)
    for verb, done in _VERBS.items():
        row = "OLD" if verb == "delete" else "NEW"
        before = "'{}'" if verb == "insert" else _json(told, "OLD", verb)
        after = "'{}'" if verb == "delete" else _json(told, "NEW", verb)
        kind, column = told.owner or ("", "")
        owner = f'{row}."{column}"' if column else "NULL"
        values = [
            "strftime('%Y-%m-%d %H:%M:%f', 'now')",
            f"COALESCE({asked_in_sql('act')}, '')",
            asked_in_sql("by"),
            f"COALESCE({asked_in_sql('name')}, '')",
            f"COALESCE({asked_in_sql('via')}, '')",
            *(f"'{done}'", f"'{told.kind}'", f'{row}."{told.model._meta.pk.column}"'),
            *(f"'{kind}'", owner, before, after),
        ]
        when = f"WHEN {differs} " if verb == "update" else ""
        yield (
            f'CREATE TRIGGER "record_{told.table}_{verb}" AFTER {verb.upper()} ON "{told.table}" '
            f"{when}BEGIN {_INTO} SELECT {', '.join(values)}; END"
        )


def _json(told: Recorded, row: str, verb: str) -> str:
    """SQL for the row's columns as an object of JSON; of an update those that it changed."""
    pairs = []
    columns = told.compared if verb == "update" else told.columns
    for column, field in columns.items():
        value = f'json_quote({row}."{column}")'
        if isinstance(field, models.JSONField):
            value = f"""COALESCE(json({row}."{column}"), 'null')"""
        pair = f"""'"{column}":' || {value} || ','"""
        if verb == "update":
            pair = f"""CASE WHEN OLD."{column}" IS NOT NEW."{column}" THEN {pair} ELSE '' END"""
        pairs.append(pair)
    return "'{' || rtrim(" + " || ".join(pairs) + ", ',') || '}'"


def _for_postgresql(told: Recorded) -> Iterator[str]:
    """One trigger that tells the function what it needs to know of the table.

    To replace it locks out who writes; to drop it would lock out who reads too.
    """
    kind, column = told.owner or ("", "")
    told_of = [told.kind, told.model._meta.pk.column, kind, column]
    told_of += [",".join(told.columns), ",".join(told.compared)]
    arguments = ", ".join(f"'{word}'" for word in told_of)
    yield (
        f'CREATE OR REPLACE TRIGGER "record_{told.table}" AFTER INSERT OR UPDATE OR DELETE ON '
        f'"{told.table}" FOR EACH ROW EXECUTE FUNCTION record_change({arguments})'
    )


_MAKERS = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}
# It reads columns by their names in JSON: a column that a migration takes away stops nothing.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION record_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept text[] := string_to_array(TG_ARGV[4], ',');
    who jsonb := COALESCE(NULLIF(current_setting('uccn.acting', true), ''), '{{}}')::jsonb;
    compared text[] := string_to_array(TG_ARGV[5], ',');
    one jsonb;
    was jsonb := '{{}}';
    becomes jsonb := '{{}}';
    done text := 'changed';
BEGIN
    IF TG_OP = 'INSERT' THEN one := to_jsonb(NEW); done := 'added'; END IF;
    IF TG_OP = 'DELETE' THEN one := to_jsonb(OLD); done := 'deleted'; END IF;
    IF TG_OP = 'UPDATE' THEN
        one := to_jsonb(NEW);
        SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, n.value)
            INTO was, becomes
            FROM jsonb_each(to_jsonb(OLD)) o JOIN jsonb_each(one) n ON n.key = o.key
            WHERE o.key = ANY(compared) AND o.value IS DISTINCT FROM n.value;
        IF was IS NULL THEN RETURN NULL; END IF;
    ELSE
        SELECT COALESCE(jsonb_object_agg(o.key, o.value), '{{}}') INTO was
            FROM jsonb_each(one) o WHERE o.key = ANY(kept);
        IF TG_OP = 'INSERT' THEN becomes := was; was := '{{}}'; END IF;
    END IF;
    {_INTO} VALUES (
        clock_timestamp(), COALESCE(who->>'act', ''), (who->>'by')::bigint,
        COALESCE(who->>'name', ''), COALESCE(who->>'via', ''), done,
        TG_ARGV[0], (one->>TG_ARGV[1])::bigint, TG_ARGV[2],
        NULLIF(one->>NULLIF(TG_ARGV[3], ''), '')::bigint, was::text, becomes::text
    );
    RETURN NULL;
END $$
"""  # noqa: S608 - our own names
