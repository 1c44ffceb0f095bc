"""The feed of programmes: every release, with what it changed."""

from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting, Audience
from meetings.programme.changed import news_of
from meetings.programme.models import Release
from meetings.programme.reading import Reader
from uccn.discovery.feeds import Entry, register
from uccn.lib import languages
from uccn.lib.identity import urn
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain
from uccn.publication.edits import latest


def _entries(count: int) -> list[Entry]:
    """The newest releases of public meetings. Runs three queries, one where there is none."""
    public = AnnualMeeting.objects.published()
    found = Release.objects.filter(meeting__in=public.order_by()).defer("facts")
    since = Greatest("made_at", "meeting__published_at")
    releases = list(found.order_by(since.desc(), "-number")[:count])
    keys = {release.meeting_id for release in releases}
    meetings = {m.pk: m for m in public.filter(pk__in=keys).for_archive()} if keys else {}
    return [_entry(meetings[release.meeting_id], release) for release in releases]


def _entry(meeting: AnnualMeeting, release: Release) -> Entry:
    """A release: of which meeting, which one, and what everyone may know of its changes."""
    comma = pgettext("comma between the parts of a name", ", ")
    number = gettext("programme, release %(number)s") % {"number": release.number}
    at = latest(release.made_at, meeting.published_at)
    language = languages.current()
    return Entry(
        id=urn("programme-release", release.pk, language),
        title=Resolved(comma.join([to_plain(meeting.link_name), number]), language),
        path=f"{_path(meeting)}#release-{release.number}",
        published=at,
        updated=at,
        summary=Resolved(_summary(meeting, release), language),
    )


def _path(meeting: AnnualMeeting) -> str:
    """The page of a programme's changes."""
    return reverse("meetings:programme:changes", args=[meeting.year, meeting.slug])


def _summary(meeting: AnnualMeeting, release: Release) -> str:
    """The changes in words, and the note where it is in the feed's language."""
    news = news_of(release, Reader(Audience.PUBLIC, meeting.time_zone))
    lines = [f"{one.label}: {to_plain(one.title.text)} {one.after}".strip() for one in news]
    if release.note and release.note_language == languages.current():
        lines.insert(0, release.note)
    if lines:
        return "; ".join(lines)
    if release.number == 1:
        return gettext("The first release of the programme.")
    return gettext("Nothing changed that everyone sees.")


register("programmes", _("Programmes"), "meetings:list", _entries)
