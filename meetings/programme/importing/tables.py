"""A programme as a table, of CSV or of a spreadsheet: a session a row, columns by heading."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.programme.importing import days, hours, people, vocabulary, words
from meetings.programme.importing.folding import fold, seen
from meetings.programme.importing.parsed import Hours, Parsed, Row

_WHEN = ("hours", "begins", "ends")


def columns_of(header: Iterable[str]) -> list[str]:
    """What each column holds, '' for one that is not known."""
    found = []
    for heading in header:
        name = vocabulary.columns().get(fold(seen(str(heading or ""))).strip(" .:*"), "")
        found.append("" if name in found else name)
    return found


def is_header(cells: Iterable[str]) -> bool:
    """Whether a line is the header of a programme: it names a title, and a day or an hour."""
    found = set(columns_of(cells))
    return "title" in found and bool(found & {"day", *_WHEN})


def parse(rows, dates: days.Dates, rooms: dict[str, str]) -> Parsed:
    """The sessions of a table, as ``cities.formats`` reads it. Raises ValidationError."""
    names = columns_of(rows.headers)
    if not is_header(rows.headers):
        raise ValidationError(
            _(
                "Line 1 must name the columns: at least a title, and a day or an hour. "
                "It says: %(columns)s."
            ),
            params={"columns": ", ".join(filter(None, map(str, rows.headers)))[:200]},
        )
    parsed = Parsed()
    day = None
    for line, cells in zip(rows.lines, rows, strict=True):
        named = dict(zip(names, map(str, cells), strict=True))
        row = Row(line)
        row.day = day = _Cells(parsed, line, named, rows.headers, names).fill(
            row, dates, rooms, day
        )
        parsed.rows.append(row)
        for heading, name, cell in zip(rows.headers, names, cells, strict=True):
            if not name and cell:
                reason = _("Column “%(column)s” is not known.") % {"column": heading}
                parsed.leave(line, str(cell), reason)
    return parsed


class _Cells:
    """The cells of one row; one that is not understood is kept with the name of its column."""

    def __init__(self, parsed: Parsed, line: int, named: dict, headers, names) -> None:
        self._parsed, self._line, self._named = parsed, line, named
        self._headers = dict(zip(names, headers, strict=True))

    def fill(self, row: Row, dates: days.Dates, rooms: dict[str, str], day):
        """Put what the cells say into the row; its day is returned, or that of the row above."""
        title, status = words.without_status(seen(self._named.get("title", "")))
        row.title = title[:300]
        row.abstract = self._named.get("abstract", "").strip()
        room = seen(self._named.get("room", ""))
        row.room = words.known_room(room, rooms) or room
        row.kind = self._read("kind", words.kind_named) or words.kind_of(title)
        row.status = self._read("status", words.status_named) or status
        row.hours = self._hours(row)
        row.people = self._people()
        return self._read("day", lambda text: days.whole(text, dates)) or day

    def _hours(self, row: Row) -> Hours:
        """The hours, from one column or from two."""
        if self._named.get("hours"):
            rest, status = words.without_status(self._named["hours"])
            row.status = row.status or status
            return self._read("hours", lambda _text: hours.whole(rest)) or Hours()
        begins = self._read("begins", hours.whole) or Hours()
        ends = self._read("ends", hours.whole) or Hours()
        if not begins.begins:
            return Hours()
        try:
            return hours.checked(begins.begins, ends.begins)
        except ValidationError as error:
            self._refuse("ends", error.messages[0])
            return Hours(begins.begins)

    def _people(self) -> list:
        """Everybody whom the two columns name."""
        found = []
        for name in ("moderators", "people"):
            for part in self._named.get(name, "").splitlines():
                line = seen(part)
                those = people.people_of(line, are_moderators=name == "moderators") if line else []
                found += those
                if line and not those and words.without_status(line)[0]:
                    self._refuse(name, _("It names nobody."), line)
        return list({(one.name, one.is_moderator): one for one in found}.values())

    def _read(self, name: str, read):
        """What a cell says; None, and the cell is kept, where it says nothing that is known."""
        text = self._named.get(name, "").strip()
        try:
            found = read(text)
        except ValidationError as error:
            self._refuse(name, error.messages[0])
            return None
        if found is None and text:
            self._refuse(name, _("This word is not known."))
        return found

    def _refuse(self, name: str, reason: str, text: str = "") -> None:
        """Keep a cell with the name of its column and the reason."""
        column = self._headers.get(name, "")
        sentence = _("Column “%(column)s”: %(reason)s") % {"column": column, "reason": reason}
        self._parsed.leave(self._line, text or self._named.get(name, ""), sentence)
