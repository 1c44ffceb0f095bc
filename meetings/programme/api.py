"""What the API says of a meeting's programme: its newest release, in every language at once."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cities.models import City, CreativeField
from meetings.api import PLACE, address, find_meeting
from meetings.models import AnnualMeeting, Audience
from meetings.programme.content import Content, of_release
from meetings.programme.later_texts import with_later_texts
from meetings.programme.models import Appearance, Release, Session
from meetings.programme.reading import Reader
from uccn.api import kinds, refusals, registry
from uccn.api.kinds import ADDRESS, ADDRESSES, DAY, NUMBER, TEXT, TEXTS, one_of, or_null
from uccn.api.registry import Item, Part, register
from uccn.api.shapes import Property, Shape
from uccn.lib import languages

HOUR = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
MOMENT = {"type": "string", "format": "date-time"}
FRACTION = {"type": "number"}


class Thing(NamedTuple):
    """Something of a programme: its facts, and the content that has its texts."""

    programme: "Told"
    facts: dict


class Told(NamedTuple):
    """A programme as the API tells it: the sessions that everyone sees, with what they name."""

    meeting: AnnualMeeting
    release: Release
    content: Content
    sessions: list[dict]
    cities: dict[int, str]
    fields: dict[int, str]

    def things(self, kind: str) -> list[Thing]:
        """The venues, rooms, tracks or speakers that these sessions name."""
        return [
            Thing(self, row) for row in self.content.facts[kind] if row["id"] in self.used[kind]
        ]

    @property
    def used(self) -> dict[str, set[int]]:
        """The keys of what these sessions name."""
        rooms = {session["room"] for session in self.sessions}
        venues = {row["venue"] for row in self.content.facts["rooms"] if row["id"] in rooms}
        people = {key for session in self.sessions for key, _role in session["people"]}
        tracks = {session["track"] for session in self.sessions}
        return {"rooms": rooms, "venues": venues, "tracks": tracks, "speakers": people}


def _fact(name: str, kind, says, key: str = "") -> Property:
    """A fact of a thing."""
    return Property(name, kind, says, lambda thing: thing.facts[key or name])


def _text(kind: str, name: str, says) -> Property:
    """A text of a thing in every language."""

    def read(thing: Thing) -> dict[str, str]:
        """What the content has of it."""
        return kinds.tagged(thing.programme.content.every(kind, thing.facts["id"], name))

    return Property(name, TEXTS, says, read)


KEY = _fact("id", NUMBER, _("Its number, the same in every release."))
VENUE = Shape(
    "Venue",
    _("A building or place of the meeting."),
    (
        KEY,
        _text("venue", "name", _("name")),
        _text("venue", "address", _("address")),
        _text("venue", "access", _("access")),
        _fact("latitude", or_null(FRACTION), _("latitude")),
        _fact("longitude", or_null(FRACTION), _("longitude")),
    ),
)
ROOM = Shape(
    "Room",
    _("A room of a venue."),
    (
        KEY,
        _fact("venue", NUMBER, _("venue")),
        _text("room", "name", _("name")),
        _text("room", "access", _("access")),
    ),
)
TRACK = Shape(
    "Track",
    _("A thread that runs through the programme."),
    (KEY, _text("track", "name", _("name"))),
)
SPEAKER = Shape(
    "Speaker",
    _("A person with a part in a session."),
    (
        KEY,
        _text("speaker", "name", _("name")),
        _text("speaker", "office", _("office")),
        _text("speaker", "biography", _("short text")),
        Property(
            "city",
            or_null(ADDRESS),
            _("The member city that they speak for."),
            lambda thing: thing.programme.cities.get(thing.facts["city"]),
        ),
    ),
)
PART = Shape(
    "Appearance",
    _("A person's part in a session."),
    (
        Property("speaker", NUMBER, _("person"), lambda part: part[0]),
        Property("role", one_of(Appearance.Role.values), _("role"), lambda part: part[1]),
    ),
)
SESSION = Shape(
    "Session",
    _("An entry of the programme; a break is one too. Day and hours are the venue's."),
    (
        KEY,
        _fact("kind", one_of(Session.Kind.values), _("kind")),
        _text("session", "title", _("title")),
        _text("session", "abstract", _("abstract")),
        _fact("day", or_null(DAY), _("day")),
        _fact("begins", or_null(HOUR), _("begins")),
        _fact("ends", or_null(HOUR), _("Before the beginning: on the next day.")),
        _fact("room", or_null(NUMBER), _("room")),
        _fact("track", or_null(NUMBER), _("track")),
        _fact("status", one_of(Session.Status.values), _("status")),
        _fact("audience", one_of(Audience.values), _("For whom it is.")),
        _fact("working_languages", [TEXT], _("working languages"), "working"),
        _fact("interpretation_languages", [TEXT], _("interpreted into"), "interpretation"),
        Property(
            "fields",
            [TEXT],
            _("creative fields"),
            lambda thing: [thing.programme.fields[key] for key in thing.facts["fields"]],
        ),
        Property("people", [PART], _("speakers"), lambda thing: thing.facts["people"]),
        Property("livestream", or_null(ADDRESS), _("livestream"), lambda t: _link(t, "livestream")),
        Property("recording", or_null(ADDRESS), _("recording"), lambda t: _link(t, "recording")),
        Property("pages", ADDRESSES, _("pages"), lambda thing: _pages(thing)),
    ),
)
PROGRAMME = Shape(
    "Programme",
    _("The newest release of a meeting's programme."),
    (
        Property("meeting", ADDRESS, _("meeting"), lambda p: kinds.absolute(address(p.meeting))),
        Property("release", NUMBER, _("number"), lambda p: p.release.number),
        Property("released_at", MOMENT, _("made on"), lambda p: p.release.made_at.isoformat()),
        Property("time_zone", TEXT, _("time zone"), lambda p: p.meeting.time_zone),
        Property("venues", [VENUE], _("venues"), lambda p: p.things("venues")),
        Property("rooms", [ROOM], _("rooms"), lambda p: p.things("rooms")),
        Property("tracks", [TRACK], _("tracks"), lambda p: p.things("tracks")),
        Property("speakers", [SPEAKER], _("speakers"), lambda p: p.things("speakers")),
        Property(
            "sessions", [SESSION], _("sessions"), lambda p: [Thing(p, row) for row in p.sessions]
        ),
    ),
)


def _link(thing: Thing, name: str) -> str | None:
    """A link that everyone may follow."""
    link, audience = thing.facts[name]
    return link if link and audience == Audience.PUBLIC else None


def _pages(thing: Thing) -> dict[str, str]:
    """The pages of a session."""
    return kinds.pages(f"{thing.programme.meeting.address}/programme/{thing.facts['id']}/")


def _programme(values: dict) -> Told:
    """The programme of the public meeting at an address. Raises Refusal before its release."""
    meeting = find_meeting(values, below="/programme")
    release = Release.objects.with_texts().newest_of(meeting)
    if release is None:
        raise refusals.missing()
    content = with_later_texts(of_release(release), languages.public_codes())
    reader = Reader(Audience.PUBLIC, meeting.time_zone)
    sessions = [row for row in content.facts["sessions"] if reader.sees(row)]
    keys = {row["city"] for row in content.facts["speakers"]}
    slugs = City.objects.filter(pk__in=keys).values_list("pk", "slug")
    cities = {pk: kinds.absolute(registry.address(f"cities/{slug}")) for pk, slug in slugs}
    fields = dict(CreativeField.objects.order_by().values_list("pk", "key"))
    return Told(meeting, release, content, sessions, cities, fields)


register(
    Part(
        "programmes",
        _("Programmes"),
        (
            Item(
                "programme",
                "meetings/{year}/{slug}/programme",
                _("The programme of one meeting, as everyone sees it."),
                PROGRAMME,
                _programme,
                PLACE,
                may_be_gone=True,
            ),
        ),
        position=3,
    )
)
