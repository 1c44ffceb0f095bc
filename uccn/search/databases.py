"""The index of words beside the table of entries, on SQLite and on PostgreSQL.

SQLite: an FTS5 table over the column ``stems``, kept true by triggers. PostgreSQL: a generated
``tsvector`` column with a GIN index. Both take the stems as they are, so that both find the same.
Like the triggers of what is append-only, these stand beside what migrations know of, and
``migrate`` puts them in place each time.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import connections

from uccn.search.models import Entry

_TABLE = Entry._meta.db_table
_STEMS = "search_stems"
_OLD = f"INSERT INTO {_STEMS}({_STEMS}, rowid, stems) VALUES ('delete', old.id, old.stems);"  # noqa: S608
_NEW = f"INSERT INTO {_STEMS}(rowid, stems) VALUES (new.id, new.stems);"  # noqa: S608
_TRIGGERS = {
    "search_stems_insert": f"AFTER INSERT ON {_TABLE} BEGIN {_NEW} END",
    "search_stems_delete": f"AFTER DELETE ON {_TABLE} BEGIN {_OLD} END",
    "search_stems_update": f"AFTER UPDATE ON {_TABLE} BEGIN {_OLD} {_NEW} END",
}
# The ascii tokenizer splits at spaces alone among what stems are made of.
_FTS = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {_STEMS} USING fts5"
    f"(stems, content='{_TABLE}', content_rowid='id', detail=none, tokenize='ascii')"
)
_COLUMN = (
    f"ALTER TABLE {_TABLE} ADD COLUMN IF NOT EXISTS {_STEMS} tsvector GENERATED ALWAYS AS "
    "(array_to_tsvector(string_to_array(stems, ' '))) STORED"
)
_GIN = (
    f"CREATE INDEX IF NOT EXISTS search_stems_gin ON {_TABLE} USING gin ({_STEMS}) "
    "WITH (fastupdate = off)"
)


def install(using: str = "default") -> None:
    """Put the index of words in place; it then holds every entry that is there."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if _TABLE not in connection.introspection.table_names(cursor):
            return
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def _statements(vendor: str) -> Iterator[str]:
    """What installs it; running it again changes nothing."""
    if vendor != "sqlite":
        yield from (_COLUMN, _GIN)
        return
    yield _FTS
    for name, trigger in _TRIGGERS.items():
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} {trigger}"
    yield f"INSERT INTO {_STEMS}({_STEMS}) VALUES ('rebuild')"  # noqa: S608 - our own names


def missing(using: str = "default") -> list[str]:
    """The names of what should be there and is not. One query."""
    wanted = {_STEMS, *_TRIGGERS}
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search_stems%'")
        else:
            wanted = {"search_stems_gin"}
            cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname LIKE 'search_stems%'")
        return sorted(wanted - {row[0] for row in cursor.fetchall()})


def numbers(
    wanted: list[list[list[str]]],
    bounds: tuple[int, int],
    *,
    at: dt.datetime,
    limit: int,
    also: str = "",
    using: str = "default",
) -> list[int]:
    """The entries that hold the words and are public at that time, first results first.

    ``wanted`` are the ways to match: each is a list of words, each word a list of its stems.
    ``also`` is a stem that every way must hold besides.
    """
    connection = connections[using]
    is_sqlite = connection.vendor == "sqlite"
    quote, either, both = (_fts, " OR ", " AND ") if is_sqlite else (_lexeme, " | ", " & ")
    ways = [both.join(f"({either.join(map(quote, stems))})" for stems in way) for way in wanted]
    expression = either.join(f"({way})" for way in ways)
    if also:
        expression = f"({expression}){both}{quote(also)}"
    with connection.cursor() as cursor:
        at = connection.ops.adapt_datetimefield_value(at)
        cursor.execute(_SQLITE if is_sqlite else _POSTGRESQL, [expression, *bounds, at, limit])
        return [row[0] for row in cursor.fetchall()]


_SQLITE = (
    f"SELECT rowid FROM {_STEMS} WHERE {_STEMS} MATCH %s AND rowid BETWEEN %s AND %s "  # noqa: S608
    f"AND rowid NOT IN (SELECT id FROM {_TABLE} WHERE public_from > %s) "
    "ORDER BY rowid DESC LIMIT %s"
)
_POSTGRESQL = (
    f"SELECT id FROM {_TABLE} WHERE {_STEMS} @@ %s::tsquery AND id BETWEEN %s AND %s "  # noqa: S608
    f"AND id NOT IN (SELECT id FROM {_TABLE} WHERE public_from > %s) "
    "ORDER BY id DESC LIMIT %s"
)


def _fts(stem: str) -> str:
    """A stem as FTS5 takes a string; it holds letters and digits alone."""
    return f'"{stem}"'


def _lexeme(stem: str) -> str:
    """A stem as tsquery takes a lexeme; it holds letters and digits alone."""
    return f"'{stem}'"
