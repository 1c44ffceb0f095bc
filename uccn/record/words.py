"""The index by which PostgreSQL finds words in the record, where it can be had.

It holds what the admin's search compares, ``UPPER(column) LIKE '%WORD%'``, by trigrams. They come
with the extension pg_trgm, which the owner of a database may create (PostgreSQL trusts it) and some
hosts do not have: there every row is read, as on SQLite, which is quick at that.
"""

from django.db import DatabaseError, connections, transaction

from uccn.record.models import Change

_TABLE = Change._meta.db_table
_INDEX = "record_words"
_EXTENSION = (
    "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace "
    "ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm'"
)
# What a build that was stopped leaves behind; only in the schema that is written to.
_BROKEN = (
    "SELECT 1 FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relname = %s "
    "AND relnamespace = current_schema()::regnamespace AND NOT indisvalid"
)


def install(using: str = "default") -> None:
    """Put the index in place where the table and the extension are there; nobody waits for it."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    if _TABLE not in connection.introspection.table_names() or not (schema := _schema(using)):
        return
    # PostgreSQL builds without a lock outside transactions alone.
    quietly = "" if connection.in_atomic_block else "CONCURRENTLY"
    columns = ("before", "after", "person_name::text")
    compared = ", ".join(f"upper({column}) {schema}.gin_trgm_ops" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN, [_INDEX])
        if cursor.fetchone():
            cursor.execute(f"DROP INDEX {quietly} {_INDEX}")
        cursor.execute(
            f"CREATE INDEX {quietly} IF NOT EXISTS {_INDEX} ON {_TABLE} USING gin ({compared})"
        )


def _schema(using: str) -> str:
    """Where the extension lies, which is created where it may be; '' where it cannot be had."""
    with connections[using].cursor() as cursor:
        cursor.execute(_EXTENSION)
        if found := cursor.fetchone():
            return found[0]
        try:
            with transaction.atomic(using=using):
                # Not where tables are put for a restore, which leave that place.
                cursor.execute("CREATE EXTENSION pg_trgm SCHEMA public")
        except DatabaseError:
            return ""
        return "public"
