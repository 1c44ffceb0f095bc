"""The feed of meetings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from meetings.models import AnnualMeeting
from uccn.discovery.feeds import Entry, register
from uccn.lib import languages
from uccn.lib.identity import urn
from uccn.lib.languages import Resolved
from uccn.publication.edits import edits_of, latest


def _entries() -> list[Entry]:
    """Every public meeting. Runs three queries."""
    edits = edits_of(AnnualMeeting)
    return [
        _entry(meeting, edits.get(meeting.pk))
        for meeting in AnnualMeeting.objects.published().for_archive()
    ]


def _entry(meeting: AnnualMeeting, edited) -> Entry:
    """A meeting; its status stands beside its name unless it was simply held."""
    comma = pgettext("comma between the parts of a name", ", ")
    parts = [meeting.link_name, meeting.status_label]
    language = languages.current()
    return Entry(
        id=urn("meeting", meeting.pk, language),
        title=Resolved(comma.join(part for part in parts if part), language),
        path=meeting.get_absolute_url(),
        published=meeting.published_at,
        updated=latest(meeting.published_at, edited and edited.last),
        summary=Resolved(meeting.header_line, language),
    )


register("meetings", _("Annual meetings"), "meetings:list", _entries)
