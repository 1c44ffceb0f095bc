"""What was pasted or uploaded, as sessions: plain text, CSV or a spreadsheet, by its content."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cities.formats import Csv, Xlsx
from meetings.models import AnnualMeeting
from meetings.programme.importing import tables, text
from meetings.programme.importing.days import Dates
from meetings.programme.importing.decoding import decoded, shown
from meetings.programme.importing.folding import fold
from meetings.programme.importing.parsed import Parsed
from meetings.programme.models import Room
from uccn.lib import languages
from uccn.lib.cleaning import clean

MAX_BYTES = 5_000_000
MAX_SESSIONS = 100
_PACKED, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_DELIMITERS = ",;\t"


def read(source: str | bytes, meeting: AnnualMeeting, language: str, encoding: str = "") -> Parsed:
    """The sessions of a text or a file, in a language. One query. Raises ValidationError.

    ``encoding`` is what somebody chose for a file of plain text; else one may be guessed, which
    is said in what is returned and in what is refused.
    """
    dates = Dates(meeting.start, meeting.end, meeting.year)
    rooms = {name: row for name, (row, _pk) in rooms_by_name(meeting).items()}
    if isinstance(source, bytes):
        _check_size(len(source))
        if source.startswith(_PACKED):
            return _checked(tables.parse(_sheet(source), dates, rooms))
        _refuse_others(source)
        source, guessed = decoded(source, language, encoding)
        return _read_as(guessed, source, dates, rooms)
    return _read_text(source, dates, rooms)


def _read_as(guessed: str, source: str, dates: Dates, rooms: dict[str, str]) -> Parsed:
    """The sessions of a file whose encoding was guessed, if it was: then that is said too."""
    if not guessed:
        return _read_text(source, dates, rooms)
    guess = _(
        "The file is not in UTF-8 and was read as %(encoding)s. If letters look wrong, choose the "
        "file again with another encoding."
    ) % {"encoding": shown(guessed)}
    try:
        parsed = _read_text(source, dates, rooms)
    except ValidationError as error:
        raise ValidationError([*error.messages, guess]) from error
    parsed.guess = guess
    return parsed


def _read_text(source: str, dates: Dates, rooms: dict[str, str]) -> Parsed:
    """The sessions of characters, as a table or as lines. Raises ValidationError."""
    source = clean(source.removeprefix("\ufeff"))
    if _is_table(source):
        return _checked(tables.parse(_rows(source), dates, rooms))
    return _checked(text.parse(source, dates, rooms))


def rooms_by_name(meeting: AnnualMeeting) -> dict[str, tuple[str, int]]:
    """The meeting's rooms by each of their folded names: a name to show and the key. One query."""
    found: dict[str, tuple[str, int]] = {}
    for room in Room.objects.filter(venue__meeting=meeting):
        for code in languages.codes():
            if name := getattr(room, languages.column("name", code)):
                found.setdefault(fold(name), (name, room.pk))
    return found


def _check_size(size: int) -> None:
    """Raise ValidationError for a file that no programme fills."""
    if size > MAX_BYTES:
        raise ValidationError(_("The file is larger than 5 MB."))


def _refuse_others(data: bytes) -> None:
    """Raise ValidationError for a file that is known, and is neither a table nor a text."""
    if data.startswith((_OLD_OFFICE, _PDF)):
        raise ValidationError(
            _(
                "This file cannot be read. Open it, copy the programme and paste it, or save it "
                "as .xlsx or as plain text."
            )
        )


def _sheet(data: bytes):
    """The rows of a spreadsheet. Raises ValidationError."""
    return Xlsx().create_dataset(data)


def _is_table(source: str) -> bool:
    """Whether the first line is the header of a table.

    What is copied from a table of a web page has days on lines of their own: it is read as text.
    """
    first = source.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    cells = [cell.strip('"') for cell in first[:5_000].split(delimiter)]
    is_copied = delimiter == "\t" and "day" not in tables.columns_of(cells)
    return len(cells) > 1 and not is_copied and tables.is_header(cells)


def _rows(source: str):
    """The rows of comma-separated values. Raises ValidationError."""
    body = source.lstrip("\n")
    rows = Csv().create_dataset(body.encode())
    above = len(source) - len(body)
    rows.lines = [line + above for line in rows.lines]
    return rows


def _checked(parsed: Parsed) -> Parsed:
    """The sessions. Raises ValidationError where there is none, or more than a page can show."""
    count = len(parsed.rows)
    if not count:
        first = next(iter(parsed.left), None)
        shown = " " + _("Line %(line)s: %(reason)s") % first._asdict() if first else ""
        raise ValidationError(
            _(
                "No session was found: put each day on a line of its own, and begin each session "
                "with its hours, like 9:00 – 10:30.%(first)s"
            ),
            code="empty",
            params={"first": shown},
        )
    if count > MAX_SESSIONS:
        raise ValidationError(
            _(
                "There are %(count)s sessions; %(most)s are looked through at once. Import fewer "
                "days at a time."
            ),
            params={"count": count, "most": MAX_SESSIONS},
        )
    return parsed
