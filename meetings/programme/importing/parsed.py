"""What reading a programme finds: sessions with the lines that they stand on, and what is left."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple


class Left(NamedTuple):
    """A line, or a part of one, that found no place in a session, and why."""

    line: int
    text: str
    reason: str


class Person(NamedTuple):
    """Somebody who is named at a session, as it is written there."""

    name: str
    office: str = ""
    is_moderator: bool = False


class Other(NamedTuple):
    """A text of a stored room or person that a line says in its language."""

    row: object
    field: str
    text: str


class Hours(NamedTuple):
    """From when to when; None for what is not known."""

    begins: dt.time | None = None
    ends: dt.time | None = None


UNKNOWN = Hours()


@dataclass
class Row:
    """A session as it was read; '' and None stand for what the text does not say."""

    line: int
    day: dt.date | None = None
    hours: Hours = UNKNOWN
    title: str = ""
    abstract: str = ""
    room: str = ""
    kind: str = ""
    status: str = ""
    people: list[Person] = field(default_factory=list)


@dataclass
class Parsed:
    """The sessions in the order of the text, and every line that is in none of them.

    ``guess`` says how the file's letters were read, where nothing in it told.
    """

    rows: list[Row] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    guess: str = ""

    def leave(self, line: int, text: str, reason) -> None:
        """Keep a line that has no place, with the reason in the reader's language."""
        self.left.append(Left(line, text[:300], str(reason)))
