"""Sitemaps by subject: each declares its pages in its module ``sitemaps``, one page an entry.

Not Django's own classes: theirs give every language of a page one date, take the language out of
the address for ``x-default``, and read all rows twice for the index.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.core.paginator import Paginator

from uccn.lib import addresses, languages

# The protocol allows 50,000 addresses and 50 MB a file; with six alternates each takes 1 KB.
LIMIT = 10_000


class Entry(NamedTuple):
    """A page: its path in any language, where it is listed, where announced, when it changed.

    ``announced`` are the languages in which it is complete, as its ``hreflang`` links say;
    ``changed`` has a time by language, none where that is not known.
    """

    path: str
    listed: list[str]
    announced: list[str]
    changed: dict[str, dt.datetime]


class Address(NamedTuple):
    """One page in one language, as the sitemap says it."""

    location: str
    changed: dt.datetime | None
    alternates: list[tuple[str, str]]


_sections: dict[str, Callable[[], Iterable[Entry]]] = {}


def register(name: str, entries: Callable[[], Iterable[Entry]]) -> None:
    """Let a subject name its public pages."""
    _sections[name] = entries


def sections() -> list[str]:
    """The names of the subjects that have pages, sorted."""
    return sorted(_sections)


def everywhere(path: str, changed: dt.datetime | None = None) -> Entry:
    """A page of the interface, complete in every language that readers see."""
    codes = languages.public_codes()
    return Entry(path, codes, codes, dict.fromkeys(codes, changed) if changed else {})


def pages(name: str) -> Paginator:
    """A subject's addresses in pages of ``LIMIT``."""
    return Paginator(addresses_of(_sections[name]()), LIMIT)


def addresses_of(entries: Iterable[Entry]) -> list[Address]:
    """Every language of every entry that readers see."""
    public = languages.public_codes()
    return [
        _address(entry, code, alternates)
        for entry in entries
        for alternates in [alternates_of(entry.path, [c for c in public if c in entry.announced])]
        for code in public
        if code in entry.listed
    ]


def _address(entry: Entry, code: str, alternates: list[tuple[str, str]]) -> Address:
    """One language of an entry; alternates stand only where this language is one of them."""
    location = addresses.absolute(f"/{code}/{addresses.without_language(entry.path)}")
    own = alternates if code in entry.announced else []
    changed = entry.changed.get(code)
    return Address(location, changed and changed.replace(microsecond=0), own)


def alternates_of(path: str, codes: list[str]) -> list[tuple[str, str]]:
    """Language and address of each of a page's languages, and ``x-default``."""
    tail = addresses.without_language(path)
    found = [(code, addresses.absolute(f"/{code}/{tail}")) for code in codes]
    if not found:
        return []
    return [*found, ("x-default", dict(found)[addresses.default_of(codes)])]


def changed_at(found: list[Address]) -> dt.datetime | None:
    """When the newest of these changed, None when no time is known."""
    return max((address.changed for address in found if address.changed), default=None)
