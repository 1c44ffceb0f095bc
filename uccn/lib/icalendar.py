"""Calendar files (RFC 5545): what is escaped, where lines fold, how days are written."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

MEDIA_TYPE = "text/calendar; charset=utf-8"
# Octets a line, without its end.
_LINE = 75


class Property(NamedTuple):
    """A line: its name, its value as the format writes it, its parameters."""

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()


def text(name: str, value: str, language: str = "") -> Property:
    """A property that holds words, in a language."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    parameters = (("LANGUAGE", language),) if language else ()
    return Property(name, escaped.replace("\r\n", "\n").replace("\n", "\\n"), parameters)


def day(name: str, value: dt.date) -> Property:
    """A whole day, in no time zone."""
    return Property(name, f"{value:%Y%m%d}", (("VALUE", "DATE"),))


def moment(name: str, value: dt.datetime) -> Property:
    """A moment, in UTC."""
    return Property(name, f"{value.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}")


def component(name: str, lines: Iterable[Property]) -> list[Property]:
    """The lines between the beginning and the end of a component."""
    return [Property("BEGIN", name), *lines, Property("END", name)]


def written(lines: Iterable[Property]) -> bytes:
    """The lines as a file in UTF-8."""
    return b"".join(_folded(_line(line)) for line in lines)


def _line(line: Property) -> str:
    """One line, not folded yet."""
    parameters = "".join(f";{name}={value}" for name, value in line.parameters)
    return f"{line.name}{parameters}:{line.value}"


def _folded(line: str) -> bytes:
    """The line in pieces of 75 octets at most; no character is cut in two."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > _LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
