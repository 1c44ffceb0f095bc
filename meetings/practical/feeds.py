"""The feed of news."""

from django.utils.translation import gettext_lazy as _

from meetings.practical.models import NewsItem
from meetings.practical.reading import Reading, read, updated_at
from uccn.discovery.feeds import Entry, last, register
from uccn.lib import languages
from uccn.lib.identity import urn


def _entries(count: int) -> list[Entry]:
    """The newest public pieces of news. Runs three queries."""
    items = list(NewsItem.objects.published())
    times = updated_at(items, languages.codes())
    told = [(item, read(item)) for item in items]
    newest = last(told, count, lambda one: times[one[0].pk, one[1].language])
    return [_entry(item, reading, times) for item, reading in newest]


def _entry(item: NewsItem, reading: Reading, times: dict) -> Entry:
    """A piece of news, as readers of this language get it."""
    return Entry(
        id=urn("news", item.pk, languages.current()),
        title=reading.title,
        path=item.get_absolute_url(),
        published=item.published_at,
        updated=times[item.pk, reading.language],
        summary=item.text("summary"),
    )


register("news", _("News"), "news:list", _entries)
