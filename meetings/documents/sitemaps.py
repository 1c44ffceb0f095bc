"""The public pages of documents, for sitemaps."""

from itertools import groupby

from django.urls import reverse

from meetings.documents.models import Document
from uccn.discovery.sitemaps import Entry, everywhere, register
from uccn.publication.edits import edits_of, latest


def _entries() -> list[Entry]:
    """Each meeting's list with its documents, as new as their newest files. Runs three queries."""
    edits = edits_of(Document)
    found = Document.objects.for_everyone().select_related("meeting").with_newest_files()
    entries = []
    for meeting, group in groupby(found.order_by("meeting", "pk"), key=lambda one: one.meeting):
        pages = [(one.get_absolute_url(), _changed(one, edits.get(one.pk))) for one in group]
        place = reverse("meetings:documents:list", args=[meeting.year, meeting.slug])
        entries.append(everywhere(place, latest(*(changed for _path, changed in pages))))
        entries += [everywhere(path, changed) for path, changed in pages]
    return entries


def _changed(document: Document, edited):
    """When readers last found something new on a document's page."""
    files = (file.uploaded_at for file in document.newest_files)
    public = (document.published_at, document.meeting.published_at)
    return latest(*public, *files, edited and edited.last)


register("documents", _entries)
