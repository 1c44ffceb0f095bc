"""Programmes as calendar files: each session in the venue's own zone, cancelled ones too."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext, pgettext

from meetings.models import AnnualMeeting
from meetings.programme.models import Release, Session
from meetings.programme.reading import Shown
from uccn.lib import addresses, dates, icalendar, languages
from uccn.lib.icalendar import Property, component, day, local, moment, text, time_zone
from uccn.lib.identity import uid
from uccn.lib.text import to_plain
from uccn.publication.edits import latest

_STATUS = {
    Session.Status.PROVISIONAL: "TENTATIVE",
    Session.Status.CONFIRMED: "CONFIRMED",
    Session.Status.CANCELLED: "CANCELLED",
}


class History:
    """How often each session changed from release to release, and when last.

    Another time zone of the meeting changes every session at once.
    """

    def __init__(self, meeting: AnnualMeeting, releases: Iterable[Release]) -> None:
        self._zone_changes, self._zone_changed_at = meeting.zone_changes, meeting.zone_changed_at
        self._counts: Counter[int] = Counter()
        self._times: dict[int, dt.datetime] = {}
        self._first: dt.datetime | None = None
        for release in sorted(releases, key=lambda one: one.number):
            self._first = self._first or release.made_at
            for change in release.changes:
                self._counts[change["session"]] += change["kind"] != "new"
                self._times[change["session"]] = release.made_at

    def sequence(self, session: int) -> int:
        """The number that rises with each change of a session."""
        return self._counts[session] + self._zone_changes

    def changed(self, session: int) -> dt.datetime:
        """When the session came to be as it is now."""
        return latest(self._times.get(session, self._first), self._zone_changed_at)


def calendar(
    meeting: AnnualMeeting, sessions: list[Shown], removed: list[Shown], releases, path: str
) -> bytes:
    """The file of those sessions whose day is known, in the active language.

    ``removed`` are sessions that a former release had: calendars that have them strike them out.
    """
    history = History(meeting, releases)
    language = languages.tag(languages.current())
    dated = [session for session in [*sessions, *removed] if session.day]
    gone = {session.id for session in removed}
    events = [
        line
        for session in dated
        for line in _event(meeting, session, history, is_removed=session.id in gone)
    ]
    years = {session.day.year for session in dated}
    zone = time_zone(meeting.time_zone, years) if any(s.starts_at for s in dated) else []
    url, parts = addresses.absolute(path), [*zone, *events]
    return icalendar.calendar("programme", _title(meeting), language, url, parts)


def _title(meeting: AnnualMeeting) -> str:
    """What the calendar is called."""
    comma = pgettext("comma between the parts of a name", ", ")
    return comma.join([to_plain(meeting.link_name), gettext("Programme")])


def _event(meeting: AnnualMeeting, session: Shown, history: History, *, is_removed: bool):
    """One session; its name for ever is the same in every language and release."""
    language = languages.tag(languages.current())
    changed = history.changed(session.id)
    status = "CANCELLED" if is_removed else _STATUS[Session.Status(session.status)]
    path = reverse("meetings:programme:session", args=[meeting.year, meeting.slug, session.id])
    lines = [
        Property("UID", uid("session", session.id)),
        moment("DTSTAMP", changed),
        moment("LAST-MODIFIED", changed),
        Property("SEQUENCE", str(history.sequence(session.id))),
        *_when(session),
        text("SUMMARY", to_plain(session.title.text) or session.kind_label, language),
        text("DESCRIPTION", _description(session, addresses.absolute(path)), language),
        text("LOCATION", _where(session), language),
        text("CATEGORIES", session.kind_label, language),
        Property("URL", addresses.absolute(path)),
        Property("STATUS", status),
    ]
    return component("VEVENT", [line for line in lines if line.value])


def _when(session: Shown) -> list[Property]:
    """Beginning and end on the venue's clock; the whole day while the hour is not known."""
    if not session.starts_at:
        tomorrow = session.day + dt.timedelta(days=1)
        return [day("DTSTART", session.day), day("DTEND", tomorrow)]
    found = [local("DTSTART", session.starts_at)]
    return [*found, local("DTEND", session.ends_at)] if session.ends_at else found


def _where(session: Shown) -> str:
    """Room and venue."""
    if session.spot is None:
        return ""
    names = dict.fromkeys([to_plain(session.spot.name.text), to_plain(session.spot.venue.text)])
    return ", ".join(name for name in names if name)


def _description(session: Shown, address: str) -> str:
    """Abstract, languages and people, and the way back to the page."""
    lines = [to_plain(session.abstract.text)]
    if session.working:
        lines.append(f"{gettext('Languages:')} {dates.listing(session.working_names)}")
    if session.interpretation:
        names = dates.listing(session.interpretation_names)
        lines.append(f"{gettext('Interpreted into:')} {names}")
    lines.append(dates.listing([to_plain(person.name.text) for person in session.people]))
    return "\n".join(line for line in [*lines, address] if line)
