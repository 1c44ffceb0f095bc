"""A programme as a reader of one audience sees it in one language."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from meetings.models import Audience
from meetings.programme.content import Content
from meetings.programme.languages import spoken_name
from meetings.programme.models import Appearance, Session
from uccn.lib.languages import Resolved


@dataclass(frozen=True)
class Spot:
    """A room with its venue; a venue of the same name is said once."""

    id: int
    name: Resolved
    venue_id: int
    venue: Resolved

    @property
    def has_own_name(self) -> bool:
        """Whether the room is called otherwise than its venue."""
        return self.name.text != self.venue.text


@dataclass(frozen=True)
class Person:
    """Somebody with a part at a session, or in the list of speakers."""

    id: int
    name: Resolved
    office: Resolved
    city_id: int | None
    role: str = ""

    @property
    def role_label(self) -> str:
        """Speaker or moderator."""
        return str(Appearance.Role(self.role).label) if self.role else ""


@dataclass(frozen=True)
class Shown:
    """A session as it is shown; what the reader may not see of it is ''."""

    id: int
    kind: str
    title: Resolved
    abstract: Resolved
    day: dt.date | None
    begins: dt.time | None
    ends: dt.time | None
    zone: str
    spot: Spot | None
    track_id: int | None
    track: Resolved
    status: str
    audience: Audience
    working: list[str]
    interpretation: list[str]
    field_ids: list[int]
    people: list[Person] = field(default_factory=list)
    livestream: str = ""
    recording: str = ""

    @property
    def kind_label(self) -> str:
        """ "Workshop", in the active language."""
        return str(Session.Kind(self.kind).label)

    @property
    def says_kind(self) -> bool:
        """Whether the kind says something that the title does not."""
        title = self.title.text.casefold()
        return bool(title) and title != self.kind_label.casefold() and not self.is_pause

    @property
    def status_label(self) -> str:
        """ "Provisional" or "cancelled"; '' for what is confirmed."""
        if self.status == Session.Status.CONFIRMED:
            return ""
        return str(Session.Status(self.status).label)

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == Session.Status.CANCELLED

    @property
    def is_pause(self) -> bool:
        """Whether it is a break or a meal."""
        return self.kind in (Session.Kind.BREAK, Session.Kind.MEAL)

    @property
    def for_whom(self) -> str:
        """For whom it is, '' when it is for everyone."""
        return "" if self.audience == Audience.PUBLIC else str(self.audience.label)

    @property
    def working_names(self) -> list[str]:
        """The languages that are spoken, in the active language."""
        return [spoken_name(code) for code in self.working]

    @property
    def interpretation_names(self) -> list[str]:
        """The languages into which it is interpreted, in the active language."""
        return [spoken_name(code) for code in self.interpretation]

    @property
    def starts_at(self) -> dt.datetime | None:
        """When it begins, in the venue's zone; None while the hour is not known."""
        return self._at(self.day, self.begins)

    @property
    def ends_at(self) -> dt.datetime | None:
        """When it ends: on the next day, when the hour is before that of the beginning."""
        if not self.day or not self.begins or not self.ends:
            return None
        days = dt.timedelta(days=self.ends < self.begins)
        return self._at(self.day + days, self.ends)

    def _at(self, day: dt.date | None, hour: dt.time | None) -> dt.datetime | None:
        """A moment of the venue's wall clock."""
        if day is None or hour is None:
            return None
        return dt.datetime.combine(day, hour, zoneinfo.ZoneInfo(self.zone))


@dataclass(frozen=True)
class Reader:
    """Who reads a programme: their audience, and the zone of the venue."""

    audience: Audience
    zone: str

    def sees(self, row: dict) -> bool:
        """Whether they see a session at all."""
        return row["announced"] or self.audience.includes(row["audience"])

    def link(self, pair: list[str]) -> str:
        """A link with its audience, '' when it is not for them."""
        address, audience = pair
        return address if self.audience.includes(audience) else ""


def sessions(content: Content, reader: Reader) -> list[Shown]:
    """The sessions that the reader sees, in the order of the programme."""
    spots = {row["id"]: _spot(content, row) for row in content.facts["rooms"]}
    people = {row["id"]: person(content, row) for row in content.facts["speakers"]}
    return [
        _shown(content, row, reader, spots, people)
        for row in content.facts["sessions"]
        if reader.sees(row)
    ]


def person(content: Content, row: dict, role: str = "") -> Person:
    """A speaker of the programme."""
    key = row["id"]
    name = content.text("speaker", key, "name")
    return Person(key, name, content.text("speaker", key, "office"), row["city"], role)


def by_day(shown: list[Shown]) -> Iterator[tuple[dt.date | None, list[Shown]]]:
    """The sessions of each day; those whose day is not known come last, under None."""
    for day, group in groupby(shown, key=lambda session: session.day):
        yield day, list(group)


def _spot(content: Content, row: dict) -> Spot:
    """A room of the programme."""
    venue = row["venue"]
    return Spot(
        row["id"],
        content.text("room", row["id"], "name"),
        venue,
        content.text("venue", venue, "name"),
    )


def _shown(content: Content, row: dict, reader: Reader, spots: dict, people: dict) -> Shown:
    """One session; its links are there for those for whom they are."""
    key, track = row["id"], row["track"]
    parts = [(people[key], role) for key, role in row["people"] if key in people]
    return Shown(
        id=key,
        kind=row["kind"],
        title=content.text("session", key, "title"),
        abstract=content.text("session", key, "abstract"),
        day=dt.date.fromisoformat(row["day"]) if row["day"] else None,
        begins=hour_of(row["begins"]),
        ends=hour_of(row["ends"]),
        zone=reader.zone,
        spot=spots.get(row["room"]),
        track_id=track,
        track=content.text("track", track, "name") if track else Resolved("", ""),
        status=row["status"],
        audience=Audience(row["audience"]),
        working=row["working"],
        interpretation=row["interpretation"],
        field_ids=row["fields"],
        people=[Person(p.id, p.name, p.office, p.city_id, role) for p, role in parts],
        livestream=reader.link(row["livestream"]),
        recording=reader.link(row["recording"]),
    )


def hour_of(text: str | None) -> dt.time | None:
    """An hour from how it is kept."""
    return dt.time.fromisoformat(text) if text else None
