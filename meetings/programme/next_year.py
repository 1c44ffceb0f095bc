"""What the next year's meeting gets of this year's programme: its frame, moved to the new days."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from meetings.actions import log_copy
from meetings.models import AnnualMeeting, AudienceLink
from meetings.next_year import Opening, carried, copied, left, never
from meetings.programme.actions import copied_row
from meetings.programme.models import (
    Appearance,
    Closure,
    Release,
    ReleaseText,
    Room,
    Session,
    Speaker,
    Track,
    Venue,
)
from uccn.lib import languages
from uccn.lib.languages import Resolved
from uccn.lib.translated import translated_fields

# What the log says: Added copy of “Opening ceremony”.
COPY = gettext_noop("copy of")
VENUES, PEOPLE = 40, 45


def copy_venues(opening: Opening) -> None:
    """Copy each venue, in all its languages: an address does not change with the year."""
    for old in opening.source.venues.all():
        _copy(opening, old, meeting=opening.meeting)


def copy_rooms(opening: Opening) -> None:
    """Copy each room of the venues that were copied."""
    for old_venue, venue in opening.made_of(Venue):
        for old in old_venue.rooms.all():
            _copy(opening, old, venue=venue)


def copy_tracks(opening: Opening) -> None:
    """Copy each track, in all its languages."""
    for old in opening.source.tracks.all():
        _copy(opening, old, meeting=opening.meeting)


def copy_sessions(opening: Opening) -> None:
    """Copy each session with its hours, on the day of the new meeting that is the same one.

    The third day stays the third day. Where the new meeting has no first day yet, the days are
    those of the same date in its year.
    """
    first = _first_day(opening.source)
    for old in opening.source.sessions.in_order().prefetch_related("fields"):
        new = _copy(
            opening,
            old,
            meeting=opening.meeting,
            day=old.day and _moved(old.day, first, opening.meeting),
            status=Session.Status.PROVISIONAL,
            room=opening.made.get(old.room),
            track=opening.made.get(old.track),
            **dict.fromkeys(("livestream", "recording", "note"), ""),
        )
        new.fields.set(old.fields.all())


def _first_day(meeting: AnnualMeeting) -> dt.date | None:
    """The meeting's first day, or that of its programme."""
    return meeting.start or meeting.sessions.aggregate(day=models.Min("day"))["day"]


def _moved(day: dt.date, first: dt.date, meeting: AnnualMeeting) -> dt.date:
    """The day as far from the new meeting's first as it was from the old one's."""
    if meeting.start:
        return meeting.start + (day - first)
    year = meeting.year + day.year - first.year
    leap_day = (day.month, day.day) == (2, 29)
    return dt.date(year, 2, 28) if leap_day else day.replace(year=year)


def _copy(opening: Opening, old, **values):
    """A new row with the old one's columns, but for those that are given."""
    new = copied_row(old, **values)
    new.save()
    log_copy(opening.by, new, old, COPY)
    opening.made[old] = new
    return new


def _names(rows: Iterable) -> Iterator[tuple[Resolved, str]]:
    """Each row's name, and the languages in which it is copied."""
    for row in rows:
        field = translated_fields(type(row))[0]
        filled = [c for c in languages.codes() if getattr(row, languages.column(field, c))]
        name = row.text(field)
        words = ", ".join(languages.name_in(code) for code in filled)
        yield (name if name.text else Resolved(str(row), "")), words


def venue_names(meeting: AnnualMeeting) -> Iterator[tuple[Resolved, str]]:
    """The venues that are copied."""
    return _names(meeting.venues.all())


def session_names(meeting: AnnualMeeting) -> Iterator[tuple[Resolved, str]]:
    """The sessions that are copied."""
    return _names(meeting.sessions.in_order())


copied(
    Venue, 30, copy_venues, through="meeting",
    what=_("Venues with address, access and place on the map, in all languages."),
    names=venue_names,
)  # fmt: skip
carried(Venue, *("meeting", "name", "address", "access", "latitude", "longitude", "position"))
copied(
    Room, 31, copy_rooms, through="venue__meeting",
    what=_("Rooms with their names and notes on access."),
)  # fmt: skip
carried(Room, *("venue", "name", "access", "position"))
copied(Track, 32, copy_tracks, through="meeting", what=_("Tracks with their names."))
carried(Track, *("meeting", "name", "position"))
copied(
    Session, 33, copy_sessions, through="meeting",
    what=_(
        "Provisional sessions with titles, abstracts, hours, rooms, tracks, languages and "
        "audiences; the first day becomes the new meeting's first day."
    ),
    names=session_names,
)  # fmt: skip
carried(
    Session,
    *("meeting", "kind", "title", "abstract", "day", "begins", "ends", "room", "track"),
    *("status", "audience", "is_announced", "working_languages", "interpretation_languages"),
    *("fields", "livestream_audience", "recording_audience"),
)
left(
    Session,
    *("livestream", "recording"),
    label=_("livestreams and recordings"),
    reason=_("They show this meeting."),
    order=VENUES,
)
left(
    Session,
    "note",
    label=_("notes for staff on sessions"),
    reason=_("They are about this meeting."),
    order=VENUES,
)
never(
    Speaker,
    _("Other people speak next year, and nobody asked these."),
    through="meeting",
    order=PEOPLE,
)
never(
    Appearance,
    _("Other people speak next year, and nobody asked these."),
    through="session__meeting",
    order=PEOPLE,
)
never(
    Closure,
    _("Rooms are closed at other times."),
    through="room__venue__meeting",
    order=PEOPLE,
)
for _kept in (Release, ReleaseText):
    never(
        _kept,
        _("The new programme is a draft until you release it."),
        through="meeting" if _kept is Release else "release__meeting",
        order=PEOPLE,
    )
never(
    AudienceLink,
    _("Each meeting's links are sent anew."),
    through="meeting",
    order=PEOPLE,
)
