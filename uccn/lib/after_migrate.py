"""What ``migrate`` puts in place each time, beside what migrations know of."""

from collections.abc import Callable

_installers: list[Callable[[str], None]] = []


def register(install: Callable[[str], None]) -> None:
    """Have something installed after each ``migrate``; it gets the database's alias.

    It must be harmless to install twice, since migrations run many times.
    """
    if install not in _installers:
        _installers.append(install)


def install(using: str) -> None:
    """Put everything in place that was registered."""
    for one in _installers:
        one(using)
