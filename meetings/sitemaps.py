"""The public pages of meetings, for sitemaps."""

from itertools import pairwise

from django.urls import reverse

from meetings.in_languages import complete_languages
from meetings.models import AnnualMeeting
from translations.approvals import approved_at
from uccn.discovery.sitemaps import Entry, everywhere, register
from uccn.lib import languages
from uccn.publication.edits import edits_of, latest


def _entries() -> list[Entry]:
    """The archive, the map, years with a page of their own, the meetings. Runs three queries."""
    columns = ("edition", "year", "slug", "published_at", "withdrawn_at")
    public = AnnualMeeting.objects.published().with_lacking_languages()
    meetings = list(public.only(*columns).order_by("-edition"))
    edits, approved = edits_of(AnnualMeeting), approved_at(AnnualMeeting)
    pages = [_entry(meeting, edits, approved) for meeting in meetings]
    newest = latest(*(time for page in pages for time in page.changed.values()))
    years = [everywhere(reverse("meetings:year", args=[year])) for year in _years(meetings)]
    lists = [everywhere(reverse(f"meetings:{name}"), newest) for name in ("list", "map")]
    return [*lists, *years, *pages]


def _years(meetings: list[AnnualMeeting]) -> list[int]:
    """The years with several meetings, and those between two others that had none."""
    years = sorted(meeting.year for meeting in meetings)
    several = {one for one, other in pairwise(years) if one == other}
    none = {year for one, other in pairwise(years) for year in range(one + 1, other)}
    return sorted(several | none, reverse=True)


def _entry(meeting: AnnualMeeting, edits: dict, approved: dict) -> Entry:
    """A meeting's page: listed where it is complete, or everywhere when it is so nowhere."""
    public, edited = languages.public_codes(), edits.get(meeting.pk)
    announced = [code for code in public if code in complete_languages(meeting)]
    changed = {
        code: latest(meeting.published_at, edited and edited.last, approved.get((meeting.pk, code)))
        for code in public
    }
    return Entry(meeting.get_absolute_url(), announced or public, announced, changed)


register("meetings", _entries)
