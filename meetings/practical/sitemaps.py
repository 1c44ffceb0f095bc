"""The public practical pages, news and words of welcome, for sitemaps."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from meetings.models import AnnualMeeting
from meetings.practical.models import NewsItem, PracticalPage
from meetings.practical.published import news, pages, welcoming
from meetings.practical.reading import updated_at
from uccn.discovery.sitemaps import Entry, everywhere, register
from uccn.lib import languages


def _entries() -> list[Entry]:
    """The indexes, the pages, the words of welcome, the news. Five queries."""
    own, told = list(pages()), list(news())
    indexes = {page.meeting_id: index_path(page.meeting) for page in own}
    return [
        *map(everywhere, indexes.values()),
        *_of(own),
        *(everywhere(welcome_path(meeting)) for meeting in welcoming()),
        *([everywhere(reverse("news:list"))] if told else []),
        *_of(told),
    ]


def _of(rows: list[PracticalPage] | list[NewsItem]) -> Iterable[Entry]:
    """Each row's page, with when it changed in each language."""
    times = updated_at(rows, languages.public_codes())
    return [_entry(row, times) for row in rows]


def _entry(row: PracticalPage | NewsItem, times: dict[tuple[int, str], dt.datetime]) -> Entry:
    """A page: announced in the languages that have all of it; where none has, listed in all."""
    public = languages.public_codes()
    fields = [field for field in ("title", "body") if row.text(field).text]
    whole = [
        code
        for code in public
        if all(getattr(row, column) for column in languages.columns(fields, [code]))
    ]
    changed = {code: times[row.pk, code] for code in public}
    return Entry(row.get_absolute_url(), whole or public, whole, changed)


def index_path(meeting: AnnualMeeting) -> str:
    """The list of a meeting's practical pages, in the active language."""
    return reverse("meetings:practical:pages", args=[meeting.year, meeting.slug])


def welcome_path(meeting: AnnualMeeting) -> str:
    """The page of a meeting's words of welcome, in the active language."""
    return reverse("meetings:practical:welcome", args=[meeting.year, meeting.slug])


register("practical", _entries)
