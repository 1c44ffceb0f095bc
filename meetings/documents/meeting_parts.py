"""What documents say of themselves on the page of a meeting's parts."""

from django.urls import reverse
from django.utils.translation import ngettext

from meetings.documents.models import Document, DocumentFile
from meetings.models import AnnualMeeting
from meetings.parts import Part, Remark, register


def _remarks(meeting: AnnualMeeting) -> list[Remark]:
    """How many documents have nothing to be read. One query."""
    readable = DocumentFile.objects.filter(document__meeting=meeting).newest().values("document")
    number = meeting.documents.exclude(pk__in=readable).count()
    words = ngettext("%(number)s document has no file", "%(number)s documents have no file", number)
    place = reverse("admin:documents_document_changelist")
    address = f"{place}?meeting__id__exact={meeting.pk}"
    return [Remark(words % {"number": number}, address)] if number else []


register(Part(Document, position=90, remarks=_remarks))
