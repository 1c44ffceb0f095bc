"""The feed of news."""

from django.utils.translation import gettext_lazy as _

from meetings.practical.models import NewsItem
from meetings.practical.reading import read, updated_at
from uccn.discovery.feeds import Entry, register
from uccn.lib import languages
from uccn.lib.identity import urn


def _entries() -> list[Entry]:
    """Every public piece of news. Runs three queries."""
    items = list(NewsItem.objects.published())
    times = updated_at(items, languages.codes())
    return [_entry(item, times) for item in items]


def _entry(item: NewsItem, times: dict) -> Entry:
    """A piece of news, as readers of this language get it."""
    reading = read(item)
    return Entry(
        id=urn("news", item.pk, languages.current()),
        title=reading.title,
        path=item.get_absolute_url(),
        published=item.published_at,
        updated=times[item.pk, reading.language],
        summary=item.text("summary"),
    )


register("news", _("News"), "news:list", _entries)
