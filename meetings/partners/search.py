"""What readers may find of partners: their names, on the page of their meeting."""

from collections.abc import Collection, Iterator

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting
from meetings.partners.models import Partner
from uccn.lib import languages
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


@register
class PartnerSearch(SearchSubject):
    """Each partner of a meeting that is public, in every language that has its name."""

    model = Partner
    kind = "partner"
    number = 3
    heading = _("Partners")
    is_dated = True
    links = {Partner: Link("pk", "pk"), AnnualMeeting: Link("meeting")}

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The partners with what they did. One query."""
        public = AnnualMeeting.objects.published(FAR).order_by()
        found = Partner.objects.filter(meeting__in=public).select_related("meeting")
        for partner in found if pks is None else found.filter(pk__in=pks):
            for code in languages.codes():
                if name := getattr(partner, languages.column("name", code)):
                    with translation.override(code):
                        yield _text(partner, code, name)


def _text(partner: Partner, code: str, name: str) -> Text:
    """A partner in the active language."""
    return Text(
        object_id=partner.pk,
        language=code,
        title=name,
        body=partner.get_kind_display(),
        address=f"{partner.meeting.address}/#partners",
        public_from=partner.meeting.published_at,
        year=partner.meeting.year,
    )
