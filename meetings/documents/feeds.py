"""The feed of documents: each that is public, new again with each newer file."""

import datetime as dt

from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from meetings.documents.models import Document
from meetings.models import AnnualMeeting
from uccn.discovery.feeds import Entry, last, register
from uccn.lib import dates, languages
from uccn.lib.identity import urn
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain
from uccn.publication.edits import latest


def _entries(count: int) -> list[Entry]:
    """The newest documents for everyone. Runs four queries, two where there is none."""
    documents = Document.objects.for_everyone().with_titles().with_newest_files()
    since = F("meeting__published_at")
    found = last(documents.annotate(meeting_since=since), count, _updated)
    keys = {document.meeting_id for document in found}
    public = AnnualMeeting.objects.published()
    meetings = {m.pk: m for m in public.filter(pk__in=keys).for_archive()} if keys else {}
    for document in found:
        document.meeting = meetings[document.meeting_id]
    return [_entry(document) for document in found]


def _updated(document: Document) -> dt.datetime:
    """When readers got it or, since, a newer file."""
    files = (file.uploaded_at for file in document.newest_files)
    return latest(document.published_at, document.meeting_since, *files)


def _entry(document: Document) -> Entry:
    """A document: its title, and of which meeting, of what kind and in which languages it is."""
    meeting, language = document.meeting, languages.current()
    names = dates.listing([file.language_name for file in document.newest_files])
    about = [document.symbol, capfirst(document.get_kind_display()), meeting.link_name, names]
    return Entry(
        id=urn("document", document.pk, language),
        title=document.text("title"),
        path=document.get_absolute_url(),
        published=latest(document.published_at, document.meeting_since),
        updated=_updated(document),
        summary=Resolved(" · ".join(to_plain(part) for part in about if part), language),
    )


register("documents", _("Documents"), "meetings:list", _entries)
