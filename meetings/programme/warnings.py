"""What staff should look at in the draft of a programme, session by session."""

import datetime as dt
import zoneinfo
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from django.utils.translation import gettext as _

from meetings.models import AnnualMeeting
from meetings.programme.models import Closure, Session
from translations.registry import subject_of
from uccn.lib import dates, languages


class Warning(NamedTuple):
    """A sentence about a session."""

    session: Session
    sentence: str


class Span(NamedTuple):
    """From when to when something lasts, on the venue's clock."""

    begins: dt.datetime
    ends: dt.datetime

    def meets(self, other: "Span") -> bool:
        """Whether the two have time in common; what ends when the other begins has not."""
        return self.begins < other.ends and other.begins < self.ends


def warnings(meeting: AnnualMeeting) -> list[Warning]:
    """Everything to look at, in the programme's order. Four queries for any number of sessions."""
    sessions = list(meeting.sessions.in_order().with_everything())
    sessions = [session for session in sessions if not session.is_cancelled]
    closures = list(Closure.objects.filter(room__venue__meeting=meeting))
    found = [
        *_of_rooms(sessions),
        *_of_people(sessions),
        *_of_closures(sessions, closures),
        *_of_each(meeting, sessions),
    ]
    place = {session.pk: index for index, session in enumerate(sessions)}
    return sorted(found, key=lambda warning: place[warning.session.pk])


def told_by_session(meeting: AnnualMeeting) -> dict[int, list[str]]:
    """The sentences of ``warnings`` by the key of their session."""
    told: dict[int, list[str]] = defaultdict(list)
    for warning in warnings(meeting):
        told[warning.session.pk].append(warning.sentence)
    return dict(told)


def span_of(session: Session) -> Span | None:
    """How long a session lasts; None while its end is not known."""
    if not session.day or not session.begins or not session.ends:
        return None
    days = dt.timedelta(days=session.ends < session.begins)
    begins = dt.datetime.combine(session.day, session.begins)
    return Span(begins, dt.datetime.combine(session.day + days, session.ends))


def _overlapping(sessions: list[Session]) -> Iterator[tuple[Session, Session]]:
    """The pairs that have time in common, each once."""
    timed = [(session, span) for session in sessions if (span := span_of(session))]
    for (one, span), (other, others) in combinations(timed, 2):
        if span.meets(others):
            yield one, other


def _of_rooms(sessions: list[Session]) -> Iterator[Warning]:
    """Two sessions in one room; a break there is no second one."""
    by_room = defaultdict(list)
    for session in sessions:
        if session.room_id and not session.is_pause:
            by_room[session.room].append(session)
    for room, among in by_room.items():
        for one, other in _overlapping(among):
            sentence = _("%(room)s is also used by “%(other)s” at this time.")
            yield Warning(one, sentence % {"room": room, "other": other})


def _of_people(sessions: list[Session]) -> Iterator[Warning]:
    """A person at two sessions at once."""
    by_person = defaultdict(dict)
    for session in sessions:
        for part in session.appearances.all():
            by_person[part.speaker][session.pk] = session
    for person, among in by_person.items():
        for one, other in _overlapping(list(among.values())):
            sentence = _("%(person)s also takes part in “%(other)s” at this time.")
            yield Warning(one, sentence % {"person": person, "other": other})


def _of_closures(sessions: list[Session], closures: list[Closure]) -> Iterator[Warning]:
    """A session in a room that is closed then."""
    for session in sessions:
        span = span_of(session)
        for closure in closures:
            if closure.room_id == session.room_id and span and span.meets(_closed(closure)):
                sentence = _("%(room)s is closed at this time.")
                yield Warning(session, sentence % {"room": session.room})


def _closed(closure: Closure) -> Span:
    """How long a room is closed: without hours, the whole day."""
    next_day = dt.datetime.combine(closure.day + dt.timedelta(days=1), dt.time())
    ends = dt.datetime.combine(closure.day, closure.ends) if closure.ends else next_day
    return Span(dt.datetime.combine(closure.day, closure.begins or dt.time()), ends)


def _of_each(meeting: AnnualMeeting, sessions: list[Session]) -> Iterator[Warning]:
    """What a session says or lacks by itself."""
    for session in sessions:
        if session.day and _is_outside(meeting, session.day):
            yield Warning(session, _("This day is outside the meeting's dates."))
        if _lacks_room(meeting, session):
            yield Warning(session, _("It is confirmed, but has no room."))
        if session.day and session.begins and _is_skipped(meeting, session.day, session.begins):
            yield Warning(session, _("The clocks skip this hour on this day."))
        if missing := _missing(session):
            names = dates.listing([languages.name_in(code) for code in missing])
            sentence = _("The title is missing in: %(languages)s.")
            yield Warning(session, sentence % {"languages": names})


def _is_outside(meeting: AnnualMeeting, day: dt.date) -> bool:
    """Whether a day comes before the meeting or after it, as far as its dates are known.

    Of a meeting that was held, the day before its first is taken as it is told: people arrive.
    """
    arrival = dt.timedelta(days=meeting.status == AnnualMeeting.Status.HELD)
    is_before = meeting.start is not None and day < meeting.start - arrival
    return is_before or (meeting.end is not None and day > meeting.end)


def _lacks_room(meeting: AnnualMeeting, session: Session) -> bool:
    """Whether people would not know where to go; of a meeting that was held nobody asks."""
    is_past = meeting.status == AnnualMeeting.Status.HELD
    is_sure = session.status == Session.Status.CONFIRMED
    return is_sure and not is_past and not session.room_id and not session.is_pause


def _is_skipped(meeting: AnnualMeeting, day: dt.date, hour: dt.time) -> bool:
    """Whether no clock of the venue ever shows this hour, since it is put forward then."""
    moment = dt.datetime.combine(day, hour, zoneinfo.ZoneInfo(meeting.time_zone))
    there = moment.astimezone(dt.UTC).astimezone(moment.tzinfo)
    return there.replace(tzinfo=None) != moment.replace(tzinfo=None)


def _missing(session: Session) -> list[str]:
    """The expected languages that lack the title; without any title the kind stands for it."""
    titles = {c: getattr(session, languages.column("title", c)) for c in languages.codes()}
    if not any(titles.values()):
        return []
    return [
        code
        for code in subject_of(Session._meta.label_lower).expected_languages
        if not titles[code]
    ]
