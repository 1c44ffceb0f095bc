"""Putting a backup back: looked through first, made beside, and then in the place in one step."""

import contextlib
import datetime as dt
import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.storage import Storage
from django.core.management import call_command
from django.db import transaction

import uccn
from uccn.backup import counters, emptiness, keys, places, reading, rows, states, taking_place
from uccn.backup.errors import BackupError
from uccn.backup.manifest import Manifest, Stored
from uccn.backup.reading import Archive
from uccn.lib import stamp

Say = Callable[[str], None]


@contextlib.contextmanager
def archive(source: Path, key: Path | None = None) -> Iterator[Archive]:
    """The archive in a file, decrypted and looked through; BackupError for a damaged one."""
    with source.open("rb") as file, _plain(file, key) as plain, reading.opened(plain) as found:
        _refuse_what_is_newer(found.manifest)
        yield found


def look_through(source: Path, key: Path | None = None) -> Manifest:
    """What an archive says of itself, when all of it is as it was written."""
    with archive(source, key) as found:
        return found.manifest


def restore(
    source: Path,
    *,
    key: Path | None = None,
    replace: bool = False,
    say: Say = lambda line: None,
) -> Manifest:
    """Put the database and the files of an archive where the site has its own.

    The place must be empty; with ``replace`` what is there goes when the new is whole. Raises
    BackupError or OSError, and then the site's database is what it was.
    """
    with _alone(), archive(source, key) as found:
        if not replace:
            emptiness.demand(found)
        say("The archive is whole.")
        with _taken_back() as added, taking_place.beside():
            _fill(found)
            if newer := set(states.applied()) - set(found.manifest.migrations):
                say(
                    f"Migrations that were run since release {found.manifest.release}: {len(newer)}"
                )
            say("The database is made.")
            _add_files(found, added)
            say("The files are there.")
        if replace:
            _replace_files(found)
        stamp.renew()
        return found.manifest


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One restore at a time."""
    with (settings.VAR_DIR / "restore.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BackupError("Another restore is running.") from error
        yield


def _plain(file: BinaryIO, key: Path | None):
    """The file, or what was encrypted in it."""
    if keys.is_encrypted(file):
        return keys.decrypted(file, key)
    if key is not None:
        raise BackupError("The archive is not encrypted, or is none: leave out --key.")
    return contextlib.nullcontext(file)


def _refuse_what_is_newer(manifest: Manifest) -> None:
    """An older release cannot know what a newer one's rows mean."""
    unknown = states.unknown(manifest.migrations)
    if unknown or _version(manifest.release) > _version(uccn.__version__):
        raise BackupError(
            f"The archive is of release {manifest.release}, this is {uccn.__version__}, which does "
            f"not know its migrations ({', '.join(unknown[:5]) or 'none named'}). Install the "
            "release that made it, or a newer one. Nothing was changed."
        )


def _version(text: str) -> tuple[int, ...]:
    """A release as it is compared. Raises BackupError for what is none."""
    try:
        return tuple(int(part) for part in text.split("."))
    except ValueError:
        raise BackupError(f"The archive's release is none: {text!r}.") from None


def _fill(found: Archive) -> None:
    """Make the tables as they were, put in the rows, and bring both to this release."""
    manifest = found.manifest
    states.migrate_to(manifest.migrations)
    models = {model._meta.label_lower: model for model in states.models_at(manifest.migrations)}
    with transaction.atomic():
        rows.empty(models.values())
        for table in manifest.tables:
            try:
                count = rows.load(models[table.model], found.lines(table))
            except (KeyError, TypeError, ValueError) as error:
                raise BackupError(f"{table.model} cannot be read: {error!r}.") from error
            if count != table.rows:
                raise BackupError(f"{table.model} has {count} rows, not {table.rows}.")
            counters.go_on_from(models[table.model], table.last)
    call_command("migrate", interactive=False, verbosity=0)


Added = list[tuple[Storage, str]]


@contextlib.contextmanager
def _taken_back() -> Iterator[Added]:
    """The files that were added; they go again when the database does not take its place."""
    added: Added = []
    try:
        yield added
    except BaseException:
        for storage, name in added:
            storage.delete(name)
        raise


def _add_files(found: Archive, added: Added) -> None:
    """Put in the files whose names are free; one that is there stays until the database is new."""
    there = places.places()
    for stored in found.manifest.files:
        storage = _place(there, stored)
        if not storage.exists(stored.name):
            added.append((storage, stored.name))
            _put(found, storage, stored)


def _put(found: Archive, storage: Storage, stored: Stored) -> None:
    """Write a file of the archive where it belongs."""
    with found.opened(stored) as content:
        places.put(storage, stored.name, content, dt.datetime.fromisoformat(stored.modified))


def _replace_files(found: Archive) -> None:
    """Write over what has a file's name and other bytes, and delete what the archive has not."""
    there = places.places()
    for stored in found.manifest.files:
        storage = _place(there, stored)
        if not emptiness.is_same(storage, stored):
            _put(found, storage, stored)
    known = {(one.place, one.name) for one in found.manifest.files}
    for place, name in [one for one in emptiness.files() if one not in known]:
        there[place].delete(name)


def _place(there: dict[str, Storage], stored: Stored) -> Storage:
    """Where a file belongs. Raises BackupError where this site has no such place."""
    if stored.place not in there:
        raise BackupError(f"The archive has files of {stored.place!r}, a place that is not here.")
    return there[stored.place]
