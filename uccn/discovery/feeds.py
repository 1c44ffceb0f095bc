"""Feeds by subject: each declares one in its module ``feeds``; another holds everything new.

Entries are made in the active language; a text that is in another one says so.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uccn.lib import languages
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain

# How many entries a feed holds, the newest.
LENGTH = 100
EVERYTHING = "everything"

T = TypeVar("T")


class Entry(NamedTuple):
    """What was published: its name for ever, its page's path, its times, its texts.

    ``after`` follows the title and is in the active language, whatever the title is in.
    """

    id: str
    title: Resolved
    path: str
    published: dt.datetime
    updated: dt.datetime
    summary: Resolved
    after: str = ""

    @property
    def whole_title(self) -> Resolved:
        """The title and what follows it, for where one text has one language."""
        if not self.after:
            return self.title
        return Resolved(f"{to_plain(self.title.text)}{self.after}", languages.current())


class Feed(NamedTuple):
    """A feed: its name in addresses, its title, the URL name of the page of the same things.

    ``entries`` gives what it holds now; ``news`` gives what the feed of everything takes from it.
    Both are asked for the newest so many, and may give more.
    """

    name: str
    title: str | Promise
    page: str
    entries: Callable[[int], list[Entry]]
    news: Callable[[int], list[Entry]]


_feeds: dict[str, Feed] = {}


def register(name: str, title, page: str, entries, news=None) -> None:
    """Let a subject have a feed; ``news`` where what is new is more than what is there."""
    _feeds[name] = Feed(name, title, page, entries, news or entries)


def _everything(count: int) -> list[Entry]:
    """What was published last in any subject: at least so many where there are."""
    return [entry for feed in _feeds.values() for entry in feed.news(count)]


def feeds() -> list[Feed]:
    """The feed of everything, then each subject's."""
    title = _("Everything new on this site")
    whole = Feed(EVERYTHING, title, "pages:home", _everything, _everything)
    return [whole, *(_feeds[name] for name in sorted(_feeds))]


def find(name: str) -> Feed | None:
    """The feed of that name."""
    return next((feed for feed in feeds() if feed.name == name), None)


def recent(count: int) -> list[Entry]:
    """What was published last in any subject; of one moment, in the subjects' own order."""
    return last(_everything(count), count, lambda entry: entry.updated)


def last(rows: Iterable[T], count: int, at: Callable[[T], dt.datetime]) -> list[T]:
    """The rows that became new last, so many; of one moment, in their own order."""
    return sorted(rows, key=at, reverse=True)[:count]


def newest(entries: list[Entry]) -> list[Entry]:
    """The entries that a feed holds, the last updated first."""
    return sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)[:LENGTH]
