"""Programmes as calendar files: each session in the venue's own zone, cancelled ones too."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext, pgettext

from meetings.models import AnnualMeeting
from meetings.programme.changes import NEW
from meetings.programme.gone import Gone
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
        numbered = sorted(releases, key=lambda one: one.number)
        self._first = [release.made_at for release in numbered[:1]]
        self._by_session: dict[int, list[tuple[Release, dict]]] = {}
        for release in numbered:
            for change in release.changes:
                self._by_session.setdefault(change["session"], []).append((release, change))

    def sequence(self, session: int, until: int | None = None) -> int:
        """The number that rises with each change of a session, up to a release if one is given."""
        kinds = [change["kind"] for _release, change in self._changes(session, until)]
        return len([kind for kind in kinds if kind != NEW]) + self._zone_changes

    def changed(self, session: int, until: int | None = None) -> dt.datetime | None:
        """When the session came to be as it is, or as it was in a release."""
        moments = [release.made_at for release, _change in self._changes(session, until)]
        return latest(*(moments or self._first), self._zone_changed_at)

    def _changes(self, session: int, until: int | None) -> list[tuple[Release, dict]]:
        """The changes of a session with their releases."""
        found = self._by_session.get(session, [])
        return [one for one in found if until is None or one[0].number <= until]


def calendar(
    meeting: AnnualMeeting, sessions: list[Shown], ended: list[Gone], releases, path: str
) -> bytes:
    """The file of those sessions whose day is known, in the active language.

    ``ended`` are sessions that a former release showed: calendars that have them strike them out.
    """
    history = History(meeting, releases)
    language = languages.tag(languages.current())
    dated = [session for session in sessions if session.day]
    struck = [one for one in ended if one.session.day]
    events = [line for session in dated for line in _event(meeting, session, history)]
    events += [line for one in struck for line in _struck(meeting, one, history)]
    dated += [one.session for one in struck]
    years = {session.day.year for session in dated}
    zone = time_zone(meeting.time_zone, years) if any(s.starts_at for s in dated) else []
    url, parts = addresses.absolute(path), [*zone, *events]
    return icalendar.calendar("programme", _title(meeting), language, url, parts)


def _title(meeting: AnnualMeeting) -> str:
    """What the calendar is called."""
    comma = pgettext("comma between the parts of a name", ", ")
    return comma.join([to_plain(meeting.link_name), gettext("Programme")])


def _event(meeting: AnnualMeeting, session: Shown, history: History) -> list[Property]:
    """One session; its name for ever is the same in every language and release."""
    status = Property("STATUS", _STATUS[Session.Status(session.status)])
    told = [*_told(meeting, session), status]
    return component("VEVENT", [*_identity(session, history), *told])


def _struck(meeting: AnnualMeeting, one: Gone, history: History) -> list[Property]:
    """A session that is gone; of one that goes on for others nothing is told but that."""
    language = languages.tag(languages.current())
    told = _told(meeting, one.session)
    if one.is_closed:
        told = [text("SUMMARY", gettext("No longer in the programme"), language)]
    status = Property("STATUS", "CANCELLED")
    return component("VEVENT", [*_identity(one.session, history, one.release), *told, status])


def _identity(session: Shown, history: History, until: int | None = None) -> list[Property]:
    """Which session it is, how often it changed, and when it takes place."""
    changed = history.changed(session.id, until)
    return [
        Property("UID", uid("session", session.id)),
        moment("DTSTAMP", changed),
        moment("LAST-MODIFIED", changed),
        Property("SEQUENCE", str(history.sequence(session.id, until))),
        *_when(session),
    ]


def _told(meeting: AnnualMeeting, session: Shown) -> list[Property]:
    """What a session says of itself."""
    language = languages.tag(languages.current())
    path = reverse("meetings:programme:session", args=[meeting.year, meeting.slug, session.id])
    lines = [
        text("SUMMARY", to_plain(session.title.text) or session.kind_label, language),
        text("DESCRIPTION", _description(session, addresses.absolute(path)), language),
        text("LOCATION", _where(session), language),
        text("CATEGORIES", session.kind_label, language),
        Property("URL", addresses.absolute(path)),
    ]
    return [line for line in lines if line.value]


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
