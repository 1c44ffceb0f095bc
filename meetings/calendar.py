"""Meetings as calendar files: whole days, and none for a meeting whose days are not known."""

import datetime as dt

from django.utils.translation import gettext, pgettext

from meetings.models import AnnualMeeting
from uccn.lib import addresses, icalendar, languages
from uccn.lib.icalendar import Property, component, day, moment, text
from uccn.lib.identity import uid
from uccn.lib.text import to_plain
from uccn.publication.edits import Edits, latest

# What iCalendar can say of each status. It has no word for "postponed": such a meeting is
# tentative, and its name says what it is.
_STATUS = {
    AnnualMeeting.Status.PLANNED: "TENTATIVE",
    AnnualMeeting.Status.ANNOUNCED: "CONFIRMED",
    AnnualMeeting.Status.POSTPONED: "TENTATIVE",
    AnnualMeeting.Status.HELD: "CONFIRMED",
    AnnualMeeting.Status.CANCELLED: "CANCELLED",
}


def calendar(meetings: list[AnnualMeeting], edits: dict[int, Edits], path: str) -> bytes:
    """The file of those meetings whose first day is known, in the active language."""
    events = [
        line
        for meeting in meetings
        if meeting.start
        for line in _event(meeting, edits.get(meeting.pk))
    ]
    language, title = languages.tag(languages.current()), gettext("Annual meetings")
    return icalendar.calendar("calendar", title, language, addresses.absolute(path), events)


def _event(meeting: AnnualMeeting, edited: Edits | None) -> list[Property]:
    """One meeting; its name for ever is the same in every language and after every edit."""
    language = languages.tag(languages.current())
    changed = latest(meeting.published_at, edited and edited.last)
    lines = [
        Property("UID", uid("meeting", meeting.pk)),
        moment("DTSTAMP", changed),
        moment("LAST-MODIFIED", changed),
        Property("SEQUENCE", str(edited.count if edited else 0)),
        day("DTSTART", meeting.start),
        day("DTEND", (meeting.end or meeting.start) + dt.timedelta(days=1)),
        text("SUMMARY", _summary(meeting), language),
        text("DESCRIPTION", _description(meeting), language),
        text("LOCATION", meeting.places, language),
        Property("URL", addresses.absolute(meeting.get_absolute_url())),
        Property("STATUS", _STATUS[AnnualMeeting.Status(meeting.status)]),
        Property("TRANSP", "TRANSPARENT"),
    ]
    return component("VEVENT", [line for line in lines if line.value])


def _summary(meeting: AnnualMeeting) -> str:
    """The meeting's name, with its status unless that goes without saying."""
    name, label = meeting.link_name, meeting.status_label
    if not label or (meeting.status == meeting.Status.ANNOUNCED and not meeting.is_unconfirmed()):
        return name
    return pgettext("a name and what became of it", "%(name)s (%(status)s)") % {
        "name": name,
        "status": label,
    }


def _description(meeting: AnnualMeeting) -> str:
    """The theme, and the line that names the meeting in full."""
    lines = [meeting.theme_text.text, meeting.header_line]
    return "\n".join(to_plain(line) for line in lines if line)
