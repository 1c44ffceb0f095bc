"""The pages of documents, as the export to files finds them; they lead to the files."""

from collections.abc import Iterable
from itertools import groupby

from django.urls import reverse

from meetings.documents.models import Document
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> Iterable[str]:
    """The list of every meeting that has public documents, and each of them; of a year its own."""
    found = Document.objects.for_everyone().of_year(year).select_related("meeting")
    for meeting, group in groupby(found.order_by("meeting", "pk"), key=lambda one: one.meeting):
        yield reverse("meetings:documents:list", args=[meeting.year, meeting.slug])
        yield from (document.get_absolute_url() for document in group)


register("documents", Subject(addresses))
