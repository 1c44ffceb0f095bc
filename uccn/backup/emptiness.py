"""Whether a place is empty, so that nothing is lost when an archive is put there."""

import hashlib
from collections.abc import Iterator

from django.core.files.storage import Storage
from django.db import connection

from uccn.backup import places
from uccn.backup.errors import BackupError
from uccn.backup.manifest import Stored
from uccn.backup.reading import Archive

# What a database holds that nobody wrote into: ``migrate`` fills these.
_MADE = {"django_migrations", "django_content_type", "auth_permission"}
_BLOCK = 1 << 20


def demand(found: Archive) -> None:
    """Raise BackupError for rows that somebody wrote, or files other than the archive's own."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - _MADE - _virtual(cursor)
        full = [table for table in sorted(tables) if _has_rows(cursor, table)]
    others = [one for one in files() if not _is_of(found, *one)]
    if full or others:
        first = ", ".join([*full[:3], *(f"{place}/{name}" for place, name in others[:3])])
        raise BackupError(
            f"The place is not empty: {len(full)} tables have rows and {len(others)} files are no "
            f"part of the archive ({first}). Nothing was changed. Restore elsewhere, or let "
            "--replace put the archive in its place."
        )


def _virtual(cursor) -> set[str]:
    """The tables that SQLite keeps for an index of words, which hold no row of ours."""
    if connection.vendor != "sqlite":
        return set()
    cursor.execute("SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')")
    return {name for (name,) in cursor.fetchall()}


def _has_rows(cursor, table: str) -> bool:
    """Whether anything is in a table."""
    cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
    return cursor.fetchone() is not None


def files() -> Iterator[tuple[str, str]]:
    """Every file of every place, as place and name."""
    for place, storage in places.places().items():
        for name in places.names(storage):
            yield place, name


def _is_of(found: Archive, place: str, name: str) -> bool:
    """Whether a file is one of the archive's, as a restore that was killed leaves them."""
    stored = found.manifest.members.get(f"files/{place}/{name}")
    return isinstance(stored, Stored) and is_same(places.places()[place], stored)


def is_same(storage: Storage, stored: Stored) -> bool:
    """Whether a file that is there has the bytes of the archive's."""
    if storage.size(stored.name) != stored.size:
        return False
    digest = hashlib.sha256()
    with storage.open(stored.name, "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest() == stored.sha256
