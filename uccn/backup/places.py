"""Where the files lie that a backup holds: not what is made again, nor what waits for a day."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

# The uploads that pages show, which file fields name.
UPLOADS = "default"
# The pictures of albums.
PICTURES = "pictures"
_NOT_KEPT = ("exports", "imports", "staticfiles")
# What is being written; ``uccn.lib.whole_files`` renames it when it is whole.
_UNFINISHED = ".part"


def places() -> dict[str, Storage]:
    """Each place by its name in an archive."""
    return {name: storages[name] for name in settings.STORAGES if name not in _NOT_KEPT}


def names(storage: Storage, folder: str = "") -> Iterator[str]:
    """Every file of a place, in order of their names."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    start = f"{folder}/" if folder else ""
    for name in sorted(files):
        if not name.endswith(_UNFINISHED):
            yield start + name
    for name in sorted(folders):
        yield from names(storage, start + name)


def put(storage: Storage, name: str, content: BinaryIO, modified: dt.datetime) -> None:
    """Write a file where it belongs, over one that is there. Raises OSError where it cannot.

    A storage of another kind than a folder has its own time for when it was written.
    """
    if isinstance(storage, FileSystemStorage):
        target = Path(storage.path(name))
        _replace(storage, target, content)
        os.utime(target, (modified.timestamp(), modified.timestamp()))
        return
    storage.delete(name)
    if storage.save(name, File(content, name=name)) != name:
        raise OSError(f"{name} could not be written under its own name.")


def _replace(storage: FileSystemStorage, target: Path, content: BinaryIO) -> None:
    """Write beside the place, then rename: nobody ever reads half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}{_UNFINISHED}")
    try:
        with beside.open("wb") as file:
            while block := content.read(1 << 20):
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        mode = storage.file_permissions_mode
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
