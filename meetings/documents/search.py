"""What readers may find of documents: title and symbol, of those that are for everyone."""

from collections.abc import Collection, Iterator

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from meetings.documents.models import Document
from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.lib.text import to_plain
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


@register
class DocumentSearch(SearchSubject):
    """Each document for everyone that is public, or will be at a set time."""

    model = Document
    kind = "document"
    number = 6
    heading = _("Documents")
    is_dated = True
    links = {Document: Link("pk", "pk"), AnnualMeeting: Link("meeting")}

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The documents in every language that has their title. One query."""
        public = Document.objects.for_everyone(FAR).select_related("meeting").in_order()
        found = list(public if pks is None else public.filter(pk__in=pks))
        for code in languages.codes():
            with translation.override(code):
                yield from (_text(one, code) for one in found if one.text("title").language == code)


def _text(document: Document, code: str) -> Text:
    """A document in the active language, which has its title."""
    meeting = document.meeting
    theme = languages.text_in(meeting, "theme", code)
    lines = [document.symbol, capfirst(document.get_kind_display()), meeting.brand, theme]
    return Text(
        object_id=document.pk,
        language=code,
        title=to_plain(document.text("title").text),
        body=" · ".join(to_plain(line) for line in lines if line),
        address=f"{document.address}/",
        public_from=max(document.published_at, meeting.published_at),
        year=meeting.year,
    )
