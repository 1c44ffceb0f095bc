"""The feed of albums."""

from django.db.models import Prefetch
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from meetings.albums.models import Album
from meetings.models import AnnualMeeting
from uccn.discovery.feeds import Entry, register
from uccn.lib import languages
from uccn.lib.identity import urn
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain
from uccn.publication.edits import latest


def _entries(count: int) -> list[Entry]:
    """The newest public albums of public meetings. Runs three queries, one where there is none."""
    meetings = Prefetch("meeting", AnnualMeeting.objects.in_brief())
    public = Album.objects.readable().select_related(None).prefetch_related(meetings).titled()
    since = Greatest("published_at", "meeting__published_at")
    return [_entry(album) for album in public.counted().order_by(since.desc(), "pk")[:count]]


def _entry(album: Album) -> Entry:
    """An album: of which meeting, how many pictures."""
    comma, language = pgettext("comma between the parts of a name", ", "), languages.current()
    title = album.text("title")
    number = ngettext("%(number)s picture", "%(number)s pictures", album.shown)
    at = latest(album.published_at, album.meeting.published_at)
    summary = [to_plain(album.meeting.link_name), number % {"number": album.shown}]
    return Entry(
        id=urn("album", album.pk, language),
        title=Resolved(to_plain(title.text), title.language),
        path=album.get_absolute_url(),
        published=at,
        updated=at,
        summary=Resolved(comma.join(summary), language),
    )


register("albums", _("Pictures"), "meetings:list", _entries)
