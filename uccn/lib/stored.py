"""What every place where files lie has in common, a folder or an object storage."""

from collections.abc import Iterator

from django.core.files.storage import Storage, storages

# The uploads of pages, the files handed out after a question, the pictures of albums, the exports,
# and what waits to be imported.
PLACES = ("default", "private", "pictures", "exports", "imports")

# What is held of a file while it is sent.
PIECE = 256 * 1024


class StorageAway(OSError):
    """The storage does not answer or refuses us; its words are for whoever operates the site."""


def troubles() -> list[str]:
    """What is wrong with the places, each fault once; [] when all of them answer.

    A folder is always there: it is made when something is first put into it.
    """
    looked = (getattr(storages[name], "trouble", str) for name in PLACES)
    return list(dict.fromkeys(filter(None, (look() for look in looked))))


def pieces(storage: Storage, name: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The bytes of a file, a piece at a time; opened when the first is asked for.

    ``start`` and ``stop`` leave out what lies before and from there on.
    """
    with storage.open(name, "rb") as file:
        file.seek(start)
        while stop is None or start < stop:
            piece = file.read(PIECE if stop is None else min(PIECE, stop - start))
            if not piece:
                return
            start += len(piece)
            yield piece
