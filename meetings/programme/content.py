"""A programme as plain data: what a release keeps, and what a page is made from.

``facts`` hold what is the same in every language, ``texts`` what is not: by language, and in each
by what it is a text of ("session.12.title"). Both are JSON as it is stored. Days and hours are
those of a clock at the venue, written as ISO 8601 writes them; an hour that is not known is null.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meetings.models import AnnualMeeting
from meetings.programme.models import Room, Session, Speaker, Track, Venue
from uccn.lib import languages
from uccn.lib.languages import Resolved
from uccn.lib.translated import translated_fields

# What a release with a single session's news takes over of it.
SINGLE = ("day", "begins", "ends", "room", "status")


@dataclass(frozen=True)
class Content:
    """A programme in all its languages."""

    facts: dict
    texts: dict[str, dict[str, str]]

    def text(self, kind: str, key: int, field: str, language: str | None = None) -> Resolved:
        """A text in the language (the active one by default), or in the first that has it."""
        name, language = text_name(kind, key, field), language or languages.current()
        # Mostly there is one, and a programme asks for a thousand.
        if text := self.texts.get(language, {}).get(name):
            return Resolved(text, language)
        for code in languages.order(language):
            if text := self.texts.get(code, {}).get(name):
                return Resolved(text, code)
        return Resolved("", "")

    def every(self, kind: str, key: int, field: str) -> dict[str, str]:
        """A text in every language in which there is one."""
        name = text_name(kind, key, field)
        return {code: texts[name] for code, texts in self.texts.items() if texts.get(name)}

    @property
    def sessions(self) -> dict[int, dict]:
        """The facts of each session by its key, in the order of the programme."""
        return {session["id"]: session for session in self.facts["sessions"]}

    @property
    def rooms(self) -> dict[int, dict]:
        """The facts of each room by its key, in the venues' order."""
        return {room["id"]: room for room in self.facts["rooms"]}


EMPTY = Content({"venues": [], "rooms": [], "tracks": [], "speakers": [], "sessions": []}, {})


def text_name(kind: str, key: int, field: str) -> str:
    """What a text is kept under."""
    return f"{kind}.{key}.{field}"


def content_of(meeting: AnnualMeeting) -> Content:
    """The meeting's programme as it stands in the draft. Seven queries."""
    venues = list(meeting.venues.all())
    rooms = list(Room.objects.filter(venue__meeting=meeting).select_related("venue"))
    tracks, speakers = list(meeting.tracks.all()), list(meeting.speakers.all())
    sessions = list(meeting.sessions.in_order().prefetch_related("fields", "appearances"))
    facts = {
        "venues": [_venue(venue) for venue in venues],
        "rooms": [{"id": room.pk, "venue": room.venue_id} for room in rooms],
        "tracks": [{"id": track.pk} for track in tracks],
        "speakers": [_speaker(speaker) for speaker in speakers],
        "sessions": [_session(session) for session in sessions],
    }
    return Content(facts, _texts([*venues, *rooms, *tracks, *speakers, *sessions]))


def of_release(release) -> Content:
    """What a release keeps, of the texts that were loaded with it."""
    return Content(release.facts, {text.language: text.texts for text in release.texts.all()})


def with_single(content: Content, draft: Content, key: int) -> Content:
    """The content with one session's room, time and status as they are in the draft.

    A room that the content lacks comes with its venue and their names. Raises KeyError when the
    session is in one of the two alone.
    """
    old, new = content.sessions[key], draft.sessions[key]
    changed = {**old, **{name: new[name] for name in SINGLE}}
    sessions = [changed if row["id"] == key else row for row in content.facts["sessions"]]
    facts = {**content.facts, "sessions": sorted(sessions, key=in_order)}
    texts = content.texts
    if (room := changed["room"]) and room not in content.rooms:
        facts, texts = _with_room(facts, texts, draft, room)
    return Content(facts, texts)


def in_order(session: dict) -> tuple:
    """Where a session stands: by day and hour; what is not known comes last."""
    day, begins = session["day"], session["begins"]
    return day is None, day or "", begins is None, begins or "", session["id"]


def _with_room(facts: dict, texts: dict, draft: Content, room: int) -> tuple[dict, dict]:
    """Facts and texts with a room of the draft, and with its venue."""
    row = draft.rooms[room]
    venues = [venue for venue in draft.facts["venues"] if venue["id"] == row["venue"]]
    known = {venue["id"] for venue in facts["venues"]}
    added = [venue for venue in venues if venue["id"] not in known]
    facts = {
        **facts,
        "rooms": [*facts["rooms"], row],
        "venues": [*facts["venues"], *added],
    }
    starts = (f"room.{room}.", *(f"venue.{venue['id']}." for venue in added))
    merged = {code: dict(own) for code, own in texts.items()}
    for code, own in draft.texts.items():
        new = {name: text for name, text in own.items() if name.startswith(starts)}
        if new:
            merged.setdefault(code, {}).update(new)
    return facts, merged


KINDS = {Venue: "venue", Room: "room", Track: "track", Speaker: "speaker", Session: "session"}


def _texts(rows: Iterable) -> dict[str, dict[str, str]]:
    """Every text of the rows that there is, by language."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        for field in translated_fields(type(row)):
            for code in languages.codes():
                if text := getattr(row, languages.column(field, code)):
                    name = text_name(KINDS[type(row)], row.pk, field)
                    found.setdefault(code, {})[name] = text
    return found


def _venue(venue: Venue) -> dict:
    """A venue and where it is."""
    places = (venue.latitude, venue.longitude)
    latitude, longitude = (None if place is None else float(place) for place in places)
    return {"id": venue.pk, "latitude": latitude, "longitude": longitude}


def _speaker(speaker: Speaker) -> dict:
    """A person, their city's key and their picture's name."""
    return {
        "id": speaker.pk,
        "city": speaker.city_id,
        "picture": speaker.picture.name or "",
        "width": speaker.picture_width,
        "height": speaker.picture_height,
        "credit": speaker.picture_credit,
        "licence": speaker.picture_licence,
    }


def _session(session: Session) -> dict:
    """A session without its texts."""
    return {
        "id": session.pk,
        "kind": session.kind,
        "day": session.day and session.day.isoformat(),
        "begins": _hour(session.begins),
        "ends": _hour(session.ends),
        "room": session.room_id,
        "track": session.track_id,
        "status": session.status,
        "audience": session.audience,
        "announced": session.is_announced,
        "working": session.working_languages,
        "interpretation": session.interpretation_languages,
        "fields": sorted(field.pk for field in session.fields.all()),
        "people": [[part.speaker_id, part.role] for part in session.appearances.all()],
        "livestream": [session.livestream, session.livestream_audience],
        "recording": [session.recording, session.recording_audience],
    }


def _hour(hour) -> str | None:
    """An hour as ISO 8601 writes it, to the minute: "09:30"."""
    return hour.strftime("%H:%M") if hour else None
