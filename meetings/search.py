"""What readers may find of meetings: number, hosts, dates, theme, summary, history."""

from collections.abc import Collection, Iterator

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cities.models import City
from meetings.models import AnnualMeeting, Host, Place
from uccn.lib import dates, languages
from uccn.lib.text import to_plain
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


@register
class MeetingSearch(SearchSubject):
    """Each meeting that is public, or will be at a set time, in every language."""

    model = AnnualMeeting
    kind = "meeting"
    number = 12
    heading = _("Annual meetings")
    links = {
        AnnualMeeting: Link("pk", "pk"),
        Host: Link("hosts", "meeting_id"),
        City: Link("hosts__city"),
        Place: Link("hosts__place"),
    }

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The meetings with their hosts. Two queries a language."""
        public = AnnualMeeting.objects.published(FAR)
        found = public if pks is None else public.filter(pk__in=pks)
        for code in languages.codes():
            with translation.override(code):
                yield from [_text(meeting, code) for meeting in found.with_hosts(code)]


def _text(meeting: AnnualMeeting, code: str) -> Text:
    """A meeting in the active language; a text that it has not got in it is left out."""
    names = [host.name.text for host in [*meeting.partner_list, *meeting.former_list]]
    theme, summary, history = (
        languages.text_in(meeting, field, code) for field in ("theme", "summary", "history")
    )
    # Without the network's name, which every meeting has: "cities" would find them all.
    facts = " · ".join([meeting.places, meeting.dates])
    lines = [theme, facts, meeting.brand, dates.listing(names), summary, history]
    return Text(
        object_id=meeting.pk,
        language=code,
        title=meeting.link_name,
        body=" · ".join(to_plain(line) for line in lines if line),
        address=f"{meeting.address}/",
        public_from=meeting.published_at,
        year=meeting.year,
    )
