"""A database that is made beside the site's own, and takes its place in one step.

SQLite: a file beside, whose pages are then copied over in one transaction, under the eyes of
whoever has the database open. PostgreSQL: a schema beside, whose tables then move in one
transaction. Whatever stops the process before that step leaves the site's database as it was.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from sqlite3 import connect

from django.conf import settings
from django.db import connection, transaction

from uccn.backup.connecting import instead

_BESIDE = "uccn_restoring"
# What only this process sees needs no journal that outlives it.
_QUICK = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"
# Nobody waits longer for those who read and write; the site should be stopped.
_PATIENCE = "30s"


@contextmanager
def beside() -> Iterator[None]:
    """An empty database in the default one's name; it takes its place when the block ends well."""
    with _file() if connection.vendor == "sqlite" else _schema():
        yield


@contextmanager
def _file() -> Iterator[None]:
    """The same for SQLite."""
    folder = settings.VAR_DIR / ".restoring"
    # A process that was killed may have left its own.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        made = folder / "db.sqlite3"
        with instead({"init_command": _QUICK}, NAME=str(made)):
            yield
        connection.ensure_connection()
        with closing(connect(made)) as source:
            source.backup(connection.connection)
        # So that it is on the disk before anything is deleted that only the former one names.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        shutil.rmtree(folder)


@contextmanager
def _schema() -> Iterator[None]:
    """The same for PostgreSQL."""
    given = connection.settings_dict["OPTIONS"].get("options", "")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {_BESIDE} CASCADE")
        cursor.execute(f"CREATE SCHEMA {_BESIDE}")
    try:
        with instead({"options": f"{given} -c search_path={_BESIDE}".strip()}):
            yield
        with transaction.atomic():
            _move()
    except BaseException:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {_BESIDE} CASCADE")
        raise


def _move() -> None:
    """Drop the site's tables and functions, and move those from beside to where they were."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
        cursor.execute("SELECT quote_ident(current_schema())")
        home = cursor.fetchone()[0]
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {_quoted(table)} CASCADE")
        cursor.execute(_FUNCTIONS, [_BESIDE])
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION IF EXISTS {home}.{function} CASCADE")
            cursor.execute(f"ALTER FUNCTION {_BESIDE}.{function} SET SCHEMA {home}")
        cursor.execute(_TABLES, [_BESIDE])
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {_BESIDE}.{_quoted(table)} SET SCHEMA {home}")
        # Refused where anything is left behind.
        cursor.execute(f"DROP SCHEMA {_BESIDE}")


def _quoted(name: str) -> str:
    """A name as SQL holds it."""
    return connection.ops.quote_name(name)


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY tablename"
_FUNCTIONS = (
    "SELECT quote_ident(proname) || '(' || pg_get_function_identity_arguments(pg_proc.oid) || ')' "
    "FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace WHERE nspname = %s"
)
