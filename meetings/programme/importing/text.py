"""A programme in plain text, by day with times, also as it is copied from a web page."""

import re
from dataclasses import dataclass, field
from enum import Enum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.programme.importing import days, hours, people, words
from meetings.programme.importing.folding import alike, seen
from meetings.programme.importing.parsed import Hours, Parsed, Row
from meetings.programme.models import Session

MAX_LINES = 10_000
_BULLET = re.compile(r"(?:[•◦▪‣●○■□–—*·∙-]|o(?=\s\S))\s*(?=\S)")
_BAR = re.compile(r"\s*\|\s*")
_TITLE = 300


class Part(Enum):
    """To what a line without a sign of its own belongs."""

    TITLE = "title"
    ABSTRACT = "abstract"
    SPEAKERS = "speakers"
    MODERATORS = "moderators"
    ROOM = "room"


@dataclass
class Reader:
    """Reads line by line, and knows the day, the session and what the next line may be."""

    dates: days.Dates
    rooms: dict[str, str]
    parsed: Parsed = field(default_factory=Parsed)
    day: object = None
    row: Row | None = None
    part: Part = Part.TITLE
    # Between the lines of one paragraph there is no empty one.
    is_after_gap: bool = False

    def line(self, number: int, text: str) -> None:
        """Place a line, or keep it with the reason."""
        try:
            if self._as_heading(number, text):
                return
        except ValidationError as error:
            # What follows is of a day that is not known, never of the one before.
            self.day = None
            self._refuse(number, text, error)
            return
        try:
            if not self._as_hours(number, text):
                self._as_part(number, text)
        except ValidationError as error:
            self._refuse(number, text, error)

    def _as_heading(self, number: int, text: str) -> bool:
        """Take a line as the heading of a day."""
        found = days.heading(text, self.dates)
        if found is None:
            return False
        self._close()
        self.day = found.day
        if found.beside:
            self.parsed.leave(number, found.beside, _("It stands beside a day."))
        if found.remark:
            self.parsed.leave(number, text, found.remark)
        return True

    def _as_hours(self, number: int, text: str) -> bool:
        """Take a line as the beginning of a session: it begins with hours, or says they come."""
        unmarked = _unmarked(text)
        found = hours.leading(unmarked) or (unmarked == text and self._bare(text))
        if found:
            self._open(number, found.hours, unmarked[found.end :])
            return True
        head, *cells = _BAR.split(text)
        rest, status = words.without_status(head)
        says_time = words.is_word_for_hours(rest)
        is_alone = not rest and (cells or not self.row)
        is_untimed = status == Session.Status.PROVISIONAL and (says_time or is_alone)
        if is_untimed:
            self._open(number, Hours(), " | ".join(cells))
            self.row.status = status
        return is_untimed

    def _bare(self, text: str) -> hours.Found | None:
        """Hours without minutes, of which only a programme's days and order tell that they are."""
        if self.day is None:
            return None
        same = [row for row in self.parsed.rows if row.day == self.day and row.hours.begins]
        return hours.leading_bare(text, same[-1].hours.begins if same else None)

    def _open(self, number: int, found: Hours, rest: str) -> None:
        """Begin a session with what stands behind its hours."""
        self._close()
        self.row = Row(number, day=self.day, hours=found)
        self.parsed.rows.append(self.row)
        self.part = Part.TITLE
        cells = [cell for cell in _BAR.split(rest.strip(" -–—:|,;·")) if cell]
        for place, cell in enumerate(cells):
            self._as_cell(number, cell, is_title=place == 0)

    def _as_cell(self, number: int, cell: str, is_title: bool) -> None:
        """Take what a bar parts from the title: a room, people, or more of the session."""
        if is_title and words.after_label("room", cell) is None:
            self._as_title(number, cell)
        elif not self.row.room and not self._is_labelled(cell) and len(cell) <= 100:
            self.row.room = self._room(words.after_label("room", cell) or cell)
        else:
            self._as_part(number, cell)

    @staticmethod
    def _is_labelled(text: str) -> bool:
        """Whether people or an abstract are announced."""
        return bool(people.labelled(text)[0]) or words.after_label("abstract", text) is not None

    def _as_part(self, number: int, text: str) -> None:
        """Take a line as a part of the session that is open."""
        if words.is_junk(text):
            self.parsed.leave(number, text, _("It looks like a button or a rule of a web page."))
        elif self.row is None:
            self.parsed.leave(number, text, _("It is in no session: no hour stands above it."))
        elif not (self._as_labelled(text) or self._as_room(text) or self._as_status(text)):
            self._as_words(number, text)

    def _as_labelled(self, text: str) -> bool:
        """Take what a label announces: a room, an abstract, people."""
        for name, part in (("room", Part.ROOM), ("abstract", Part.ABSTRACT)):
            rest = words.after_label(name, text)
            if rest is not None:
                self.part = part
                if rest and part is Part.ROOM:
                    self.row.room, self.part = self._room(rest), Part.ABSTRACT
                elif rest:
                    self._add(rest)
                return True
        name, rest = people.labelled(_unmarked(text))
        if not name:
            return False
        self.part = Part.MODERATORS if name == "moderator" else Part.SPEAKERS
        if rest:
            if not self._as_people(rest):
                self._add(text)
            self.part = Part.SPEAKERS
        return True

    def _as_room(self, text: str) -> bool:
        """Take a line that names one of the meeting's rooms, or follows the label alone."""
        room = words.known_room(text, self.rooms)
        if not room and self.part is Part.ROOM:
            room = self._room(text)
            self.part = Part.ABSTRACT
        if room and not self.row.room:
            self.row.room = room
            return True
        return False

    def _as_status(self, text: str) -> bool:
        """Take a line that says nothing but how certain the session is."""
        rest, status = words.without_status(_unmarked(text))
        if status and not rest:
            self.row.status = self.row.status or status
        return bool(status) and not rest

    def _as_words(self, number: int, text: str) -> None:
        """Take a line by its bullet, or by what was announced."""
        rest = _unmarked(text)
        bullet = rest != text
        is_list = bullet or self.part in (Part.SPEAKERS, Part.MODERATORS)
        if self.part is Part.TITLE and not bullet and not self.row.title:
            self._as_title(number, text)
        elif is_list and (bullet or not self.is_after_gap) and self._as_people(rest):
            return
        else:
            self.part = Part.ABSTRACT
            self._add(text)

    def _as_people(self, text: str) -> bool:
        """Take a line as people; of one that is not known yet the session stays provisional."""
        rest, status = words.without_status(text)
        if status:
            self.row.status = self.row.status or status
        if status and (not rest or people.is_label(rest)):
            return True
        if len(alike(rest)) > 400:
            return False
        found = people.people_of(rest, are_moderators=self.part is Part.MODERATORS)
        known = {(person.name, person.is_moderator) for person in self.row.people}
        self.row.people += [one for one in found if (one.name, one.is_moderator) not in known]
        return bool(found)

    def _as_title(self, number: int, text: str) -> None:
        """Give the session its title; what it says of its status and kind is told apart."""
        title, status = words.without_status(_unmarked(text))
        self.row.status = self.row.status or status
        self.row.title = title[:_TITLE]
        if title[_TITLE:]:
            self.parsed.leave(number, title[_TITLE:], _("The title is too long; this is its end."))
        self.row.kind = words.kind_of(title)
        self.part = Part.ABSTRACT if title else Part.TITLE

    def _add(self, text: str) -> None:
        """Add a line to the abstract."""
        between = "\n\n" if self.is_after_gap else "\n"
        self.row.abstract = f"{self.row.abstract}{between}{text}" if self.row.abstract else text

    def _room(self, name: str) -> str:
        """A room by the name that it has already, or as it is written."""
        return words.known_room(name, self.rooms) or name.strip()

    def _close(self) -> None:
        """Be done with a session."""
        self.row, self.part = None, Part.TITLE

    def _refuse(self, number: int, text: str, error: ValidationError) -> None:
        """Keep a line whose day or hours cannot be; what follows it is in no session."""
        self._close()
        self.parsed.leave(number, text, " ".join(error.messages))


def _unmarked(text: str) -> str:
    """The line without its bullet."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def parse(text: str, dates: days.Dates, rooms: dict[str, str]) -> Parsed:
    """The sessions of a text. ``rooms`` are the meeting's, by folded name.

    Raises ValidationError for a text that is too long to be a programme.
    """
    lines = re.split(r"\r\n|[\n\r\v\f\u2028\u2029\x85]", text)
    if len(lines) > MAX_LINES:
        raise ValidationError(
            _("The text has %(count)s lines; %(most)s are read. Import it day by day."),
            params={"count": len(lines), "most": MAX_LINES},
        )
    reader = Reader(dates, rooms)
    for number, raw in enumerate(lines, 1):
        if line := seen(raw):
            reader.line(number, line)
        reader.is_after_gap = not line
    return reader.parsed
