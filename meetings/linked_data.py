"""What the pages of meetings say to machines."""

import datetime as dt
from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from meetings.models import AnnualMeeting, Host
from uccn.discovery import schema
from uccn.discovery.head import Head, Picture
from uccn.lib import addresses
from uccn.lib.later import Declarations
from uccn.lib.text import to_plain

# What apps above say of a meeting on its own page, each in its module ``meeting_event``.
_added: list[Callable[[AnnualMeeting], dict]] = []
_declared = Declarations("meeting_event")


def add_to_event(says: Callable[[AnnualMeeting], dict]) -> None:
    """Add to the event of a meeting's own page what ``says`` gives, in schema.org's words."""
    _added.append(says)


def archive_head(meetings: list[AnnualMeeting]) -> Head:
    """The archive, with the meetings that it lists."""
    title, path = gettext("Annual meetings"), reverse("meetings:list")
    sentence = gettext(
        "Every annual meeting of the UNESCO Creative Cities Network, with hosts and dates."
    )
    return _list(title, path, sentence, [(title, path)], meetings)


def year_head(year: int, meetings: list[AnnualMeeting]) -> Head:
    """A year, with its meetings; it may have had none."""
    title = gettext("Annual meetings of %(year)s") % {"year": year}
    path = reverse("meetings:year", args=[year])
    trail = [(gettext("Annual meetings"), reverse("meetings:list")), (str(year), path)]
    return _list(title, path, "", trail, meetings)


def map_head(meetings: list[AnnualMeeting]) -> Head:
    """The map of the hosts, with the meetings that it shows."""
    title, path = gettext("Map of the hosts"), reverse("meetings:map")
    trail = [(gettext("Annual meetings"), reverse("meetings:list")), (title, path)]
    return _list(title, path, "", trail, meetings)


def _list(title: str, path: str, sentence: str, trail, meetings: list[AnnualMeeting]) -> Head:
    """A page that lists meetings."""
    items = [(meeting.link_name, meeting.get_absolute_url()) for meeting in meetings]
    more = {"mainEntity": schema.item_list(items)}
    return Head(title, path, sentence, "CollectionPage", trail, more=more)


def meeting_head(meeting: AnnualMeeting) -> Head:
    """A meeting's own page."""
    path, name = meeting.get_absolute_url(), meeting.link_name
    trail = [(gettext("Annual meetings"), reverse("meetings:list")), (name, path)]
    more = {"mainEntity": {"@id": identifier(meeting)}}
    return Head(
        title=name,
        path=path,
        sentence=to_plain(meeting.header_line),
        kind="ItemPage",
        trail=trail,
        picture=picture_of(meeting),
        more=more,
        nodes=[_whole_event(meeting)],
    )


def picture_of(meeting: AnnualMeeting) -> Picture:
    """The picture of a link to the meeting, and what it says."""
    words = [meeting.numeral, meeting.theme_text.text, meeting.link_name]
    return Picture(meeting.file_url("png"), " · ".join(to_plain(word) for word in words if word))


def event(meeting: AnnualMeeting, today: dt.date | None = None) -> dict:
    """The meeting in schema.org's words; a day that no source gives is left out."""
    address = addresses.absolute(meeting.get_absolute_url())
    return schema.known(
        {
            "@type": "Event",
            "@id": identifier(meeting),
            "url": address,
            "name": to_plain(meeting.edition_name),
            "alternateName": [schema.named(meeting.theme_text), meeting.brand]
            if meeting.theme_text.text and meeting.brand
            else meeting.brand or schema.named(meeting.theme_text),
            "startDate": meeting.start.isoformat() if meeting.start else "",
            "endDate": meeting.end.isoformat() if meeting.end else "",
            "eventStatus": _status(meeting, today or timezone.localdate()),
            "location": [_place(host) for host in meeting.host_list],
            "image": addresses.absolute(meeting.file_url("png")),
        }
    )


def _whole_event(meeting: AnnualMeeting) -> dict:
    """The meeting with what apps above say of it."""
    _declared.load()
    node = event(meeting)
    for says in _added:
        node |= schema.known(says(meeting))
    return node


def identifier(meeting: AnnualMeeting) -> str:
    """What the meeting is called in linked data."""
    return f"{addresses.absolute(meeting.get_absolute_url())}#meeting"


def _status(meeting: AnnualMeeting, today: dt.date) -> str:
    """What became of the plan, where that is known; of what is over and was held, nothing."""
    status = AnnualMeeting.Status
    if meeting.status == status.CANCELLED:
        return "https://schema.org/EventCancelled"
    if meeting.status == status.POSTPONED:
        return "https://schema.org/EventPostponed"
    is_to_come = meeting.start and meeting.start >= today
    if meeting.status == status.ANNOUNCED and is_to_come:
        return "https://schema.org/EventScheduled"
    return ""


def _place(host: Host) -> dict:
    """A host as a place in its country."""
    address = {"@type": "PostalAddress", "addressCountry": host.site.country}
    return {"@type": "Place", "name": schema.named(host.name), "address": address}
