"""What ``migrate`` puts in place each time, beside what migrations know of."""

from collections.abc import Callable

_installers: list[Callable[[str], None]] = []
_removers: list[Callable[[str], None]] = []


def register(install: Callable[[str], None], *, remove: Callable[[str], None] | None = None):
    """Have something installed after each ``migrate``; it gets the database's alias.

    It must be harmless to install twice, since migrations run many times. ``remove`` takes it away
    before tables are built anew on SQLite.
    """
    if install not in _installers:
        _installers.append(install)
    if remove and remove not in _removers:
        _removers.append(remove)


def install(using: str) -> None:
    """Put everything in place that was registered."""
    for one in _installers:
        one(using)


def remove(using: str) -> None:
    """Take away what stands in the way of building a table anew."""
    for one in _removers:
        one(using)
