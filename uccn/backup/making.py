"""Making a backup: rows of one moment, then the files, in an archive that is there whole or not."""

import bisect
import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.core.files.storage import Storage
from django.db import models

from uccn.backup import connecting, counters, keys, places, registry, rows, states, writing
from uccn.backup.errors import BackupError
from uccn.backup.manifest import Manifest, Stored, Table
from uccn.backup.registry import Need
from uccn.backup.writing import Writer

Say = Callable[[str], None]
# A place, and the name of a file in it, or with True how such names begin.
Wanted = set[tuple[str, str, bool]]


def backup(
    target: Path,
    *,
    encrypt_to: Path | None = None,
    allow_missing: bool = False,
    say: Say = lambda line: None,
) -> Manifest:
    """Write the site's database and files into a new archive; what it says of itself.

    ``encrypt_to`` is a file of public keys. With ``allow_missing`` files that rows name and that
    are lost are listed instead of stopping the backup. Raises BackupError or OSError.
    """
    to = keys.recipients(encrypt_to) if encrypt_to else None
    with _new_file(target) as file, _maybe_encrypted(file, to) as plain:
        with writing.archive(plain) as writer:
            wanted = _add_tables(writer, say)
            _add_files(writer)
            _note_missing(writer.manifest, wanted, allow_missing)
        return writer.manifest


def _maybe_encrypted(file: BinaryIO, to: list | None):
    """The file, or one that is encrypted into it."""
    return keys.encrypted(file, to) if to else contextlib.nullcontext(file)


@contextlib.contextmanager
def _new_file(target: Path) -> Iterator[BinaryIO]:
    """A file beside the place, which takes it when the block ends well and all is on the disk."""
    if target.exists():
        raise BackupError(f"{target} is there already. Name another file.")
    beside = target.with_name(f".{target.name}.part")
    with open(os.open(beside, os.O_RDWR | os.O_CREAT, 0o600), "w+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BackupError(f"{target} is being written already.") from error
        # A process that was killed may have left its half.
        file.truncate(0)
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            beside.rename(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """See to it that a new name is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _add_tables(writer: Writer, say: Say) -> Wanted:
    """Write all rows as they are at one moment; the files that they need."""
    wanted: Wanted = set()
    with connecting.snapshot():
        applied = states.applied()
        if not applied:
            raise BackupError("The database is empty: there is nothing to write.")
        writer.manifest.migrations = applied
        for model in states.models_at(applied):
            label = model._meta.label_lower
            names = [field.column for field in states.columns(model)]
            table = Table(label, names, counters.last(model))
            writer.add_table(table, rows.lines(model))
            wanted |= set(_wanted(model))
            say(f"{label}: {table.rows} rows")
    return wanted


def _wanted(model: type[models.Model]) -> Iterator[tuple[str, str, bool]]:
    """The files that a table's rows need: in its file fields, and as was declared."""
    columns = {field.name for field in states.columns(model)}
    fields = [one for one in states.columns(model) if isinstance(one, models.FileField)]
    found = [Need("", field.name, places.UPLOADS) for field in fields]
    found += [one for one in registry.needs(model._meta.label_lower) if one.column in columns]
    for need in found:
        values = model._base_manager.exclude(**{need.column: ""})
        values = values.exclude(**{f"{need.column}__isnull": True})
        for value in values.values_list(need.column, flat=True).iterator():
            yield need.place, need.name(value), need.is_beginning


def _add_files(writer: Writer) -> None:
    """Write every file of every place; what goes meanwhile is missed only where it is needed."""
    for place, storage in places.places().items():
        for name in places.names(storage):
            with _opened(storage, name) as found:
                if found:
                    content, modified = found
                    writer.add_file(Stored(place, name, modified), content)


@contextlib.contextmanager
def _opened(storage: Storage, name: str) -> Iterator[tuple[BinaryIO, str] | None]:
    """A file to read, and when it was written; None where it went since it was listed."""
    try:
        modified = storage.get_modified_time(name).isoformat()
        file = storage.open(name, "rb")
    except FileNotFoundError:
        yield None
        return
    with file:
        yield file, modified


def _note_missing(manifest: Manifest, wanted: Wanted, allow_missing: bool) -> None:
    """List what rows name and no place has. Raises BackupError unless that is allowed."""
    there = sorted((one.place, one.name) for one in manifest.files)
    missing = [
        (place, name) for place, name, begins in wanted if not _is_there(there, place, name, begins)
    ]
    manifest.missing = sorted(f"{place}/{name}" for place, name in missing)
    if manifest.missing and not allow_missing:
        shown = "\n".join(manifest.missing[:20])
        raise BackupError(
            f"{len(missing)} files that the database names are lost:\n{shown}\n"
            "Put them back from an earlier backup, or go on without them (--allow-missing)."
        )


def _is_there(there: list[tuple[str, str]], place: str, name: str, begins: bool) -> bool:
    """Whether such a file is among those that are there, which are sorted."""
    at = bisect.bisect_left(there, (place, name))
    if at == len(there):
        return False
    return there[at] == (place, name) or (
        begins and there[at][0] == place and there[at][1].startswith(name)
    )
