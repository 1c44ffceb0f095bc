"""Where the bytes of documents lie: in a storage that no address leads to, under their hash.

It may be any storage of Django's: ``STORAGES["private"]``. The same bytes are kept once.
"""

import contextlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from django.core.files import File
from django.core.files.storage import storages

from uccn.lib import stored


class Stored(NamedTuple):
    """A file that was taken in: where it lies, and what is known of it."""

    place: str
    name: str
    content_type: str
    size: int
    sha256: str


def keep(file: BinaryIO, size: int, sha256: str) -> str:
    """Put the bytes into the storage; the place where they lie."""
    storage, place = storages["private"], f"documents/{sha256[:2]}/{sha256}"
    # What was cut off while it was written is written again.
    if storage.exists(place) and storage.size(place) == size:
        return place
    file.seek(0)
    return storage.save(place, File(file, name=place))


def chunks(place: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The bytes that lie at a place, a piece at a time; opened when the first is asked for.

    ``start`` and ``stop`` leave out what lies before and from there on.
    """
    return stored.pieces(storages["private"], place, start, stop)


def is_there(place: str) -> bool:
    """Whether the bytes are still there."""
    return storages["private"].exists(place)


def places() -> Iterator[str]:
    """Every place at which bytes lie."""
    storage = storages["private"]
    # Object storages have no folders that could be there; they list none.
    with contextlib.suppress(FileNotFoundError):
        for folder in storage.listdir("documents")[0]:
            for name in storage.listdir(f"documents/{folder}")[1]:
                yield f"documents/{folder}/{name}"
