"""The feed of meetings."""

import datetime as dt

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from meetings.models import AnnualMeeting, Host
from uccn.discovery.feeds import Entry, last, register
from uccn.lib import languages
from uccn.lib.identity import urn
from uccn.lib.languages import Resolved
from uccn.publication.edits import edits_of, latest


def _entries(count: int) -> list[Entry]:
    """The newest public meetings. Runs three queries."""
    edits = edits_of(AnnualMeeting)

    def _updated(meeting: AnnualMeeting) -> dt.datetime:
        """When a meeting was published, or changed since."""
        edited = edits.get(meeting.pk)
        return latest(meeting.published_at, edited and edited.last)

    public = AnnualMeeting.objects.published().for_wall()
    newest = last(public, count, _updated)
    prefetch_related_objects(newest, Host.objects.of_meetings())
    return [_entry(meeting, _updated(meeting)) for meeting in newest]


def _entry(meeting: AnnualMeeting, updated: dt.datetime) -> Entry:
    """A meeting; its status stands beside its name unless it was simply held."""
    comma = pgettext("comma between the parts of a name", ", ")
    parts = [meeting.link_name, meeting.status_label]
    language = languages.current()
    return Entry(
        id=urn("meeting", meeting.pk, language),
        title=Resolved(comma.join(part for part in parts if part), language),
        path=meeting.get_absolute_url(),
        published=meeting.published_at,
        updated=updated,
        summary=Resolved(meeting.header_line, language),
    )


register("meetings", _("Annual meetings"), "meetings:list", _entries)
