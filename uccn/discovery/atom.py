"""A feed in Atom (RFC 4287)."""

import datetime as dt
from typing import NamedTuple
from xml.etree import ElementTree as ET

from uccn.discovery.feeds import Entry
from uccn.lib import addresses, languages
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MEDIA_TYPE = "application/atom+xml"
# What a feed says of a site on which nothing was published yet.
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class About(NamedTuple):
    """What stands above the entries; ``others`` are the same feed's paths by language."""

    id: str
    language: str
    title: str
    author: str
    path: str
    page: str
    others: dict[str, str]


def atom(about: About, entries: list[Entry]) -> bytes:
    """The feed as XML in UTF-8."""
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANG: languages.tag(about.language)})
    _add(feed, "id", about.id)
    _add(feed, "title", about.title)
    _add(feed, "updated", _time(max((entry.updated for entry in entries), default=_NEVER)))
    author = ET.SubElement(feed, "author")
    _add(author, "name", about.author)
    _add(author, "uri", addresses.absolute("/"))
    _link(feed, "self", about.path, MEDIA_TYPE, about.language)
    _link(feed, "alternate", about.page, "text/html", about.language)
    for code, path in about.others.items():
        _link(feed, "alternate", path, MEDIA_TYPE, code)
    for entry in entries:
        _entry(feed, entry, about.language)
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(feed: ET.Element, entry: Entry, language: str) -> None:
    """One entry."""
    element = ET.SubElement(feed, "entry")
    _add(element, "id", entry.id)
    _text(element, "title", entry.whole_title, language)
    _link(element, "alternate", entry.path, "text/html", language)
    _add(element, "published", _time(entry.published))
    _add(element, "updated", _time(entry.updated))
    if entry.summary.text:
        _text(element, "summary", entry.summary, language)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    """An element with a text."""
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _text(parent: ET.Element, name: str, text: Resolved, language: str) -> None:
    """An element with a text that may be in another language than the feed."""
    element = _add(parent, name, to_plain(text.text))
    if text.language not in ("", language):
        element.set(_LANG, languages.tag(text.language))


def _link(parent: ET.Element, relation: str, path: str, media_type: str, code: str) -> None:
    """A link with its media type and language."""
    href = addresses.absolute(path)
    tag = languages.tag(code)
    ET.SubElement(parent, "link", rel=relation, type=media_type, hreflang=tag, href=href)


def _time(moment: dt.datetime) -> str:
    """A moment as RFC 3339 has it, in UTC, to the second."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
