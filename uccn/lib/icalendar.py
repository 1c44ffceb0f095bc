"""Calendar files (RFC 5545): what is escaped, where lines fold, how days are written."""

import datetime as dt
import zoneinfo
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


def local(name: str, value: dt.datetime) -> Property:
    """A moment on the clock of its zone, whose IANA name ``time_zone`` explains in the file."""
    return Property(name, f"{value:%Y%m%dT%H%M%S}", (("TZID", value.tzinfo.key),))


def time_zone(name: str, years: Iterable[int]) -> list[Property]:
    """The VTIMEZONE of a zone: what its clocks show in these years (RFC 5545, 3.6.5).

    Each change of the clocks is an observance of its own, so that no rule has to be guessed; the
    one that holds when the first year begins comes first.
    """
    zone = zoneinfo.ZoneInfo(name)
    first, last = min(years), max(years)
    begins = dt.datetime(first, 1, 1, tzinfo=dt.UTC)
    ends = dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC)
    parts = _observance(zone, begins, begins.astimezone(zone).utcoffset())
    for change in _changes(zone, begins, ends):
        before = (change - dt.timedelta(seconds=1)).astimezone(zone).utcoffset()
        parts += _observance(zone, change, before)
    return component("VTIMEZONE", [Property("TZID", name), *parts])


def _changes(zone: zoneinfo.ZoneInfo, begins: dt.datetime, ends: dt.datetime):
    """The moments at which the clocks of a zone are changed, found to the second."""
    step = dt.timedelta(days=1)
    while begins < ends:
        early, late = begins, begins + step
        if early.astimezone(zone).utcoffset() != late.astimezone(zone).utcoffset():
            yield _exact(zone, early, late)
        begins = late


def _exact(zone: zoneinfo.ZoneInfo, early: dt.datetime, late: dt.datetime) -> dt.datetime:
    """The first second with the later of two offsets."""
    offset = late.astimezone(zone).utcoffset()
    while late - early > dt.timedelta(seconds=1):
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late


def _observance(zone, moment: dt.datetime, before: dt.timedelta) -> list[Property]:
    """What the clocks show from a moment on; the moment is written as the old clock has it."""
    after = moment.astimezone(zone)
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    lines = [
        Property("DTSTART", f"{moment.replace(tzinfo=None) + before:%Y%m%dT%H%M%S}"),
        Property("TZOFFSETFROM", _offset(before)),
        Property("TZOFFSETTO", _offset(after.utcoffset())),
        Property("TZNAME", after.tzname()),
    ]
    return component(kind, lines)


def _offset(offset: dt.timedelta) -> str:
    """A distance from UTC: "+0200", "-033000" where it has seconds."""
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{hours:02}{minutes:02}{f'{rest:02}' if rest else ''}"


def component(name: str, lines: Iterable[Property]) -> list[Property]:
    """The lines between the beginning and the end of a component."""
    return [Property("BEGIN", name), *lines, Property("END", name)]


def calendar(kind: str, title: str, language: str, url: str, parts: Iterable[Property]) -> bytes:
    """A whole file in a language (BCP 47): its name, its address, and the components in it.

    ``kind`` is the last word of our product's identifier, the same for all files of one kind.
    """
    about = [
        Property("VERSION", "2.0"),
        Property("PRODID", f"-//UCCN annual meetings//NONSGML {kind}//{language.upper()}"),
        Property("CALSCALE", "GREGORIAN"),
        text("NAME", title, language),
        text("X-WR-CALNAME", title),
        Property("URL", url),
    ]
    return written(component("VCALENDAR", [*about, *parts]))


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
