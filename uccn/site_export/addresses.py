"""Addresses of the site, and the files in which they are kept."""

import hashlib
import posixpath
import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.conf import settings

from uccn.lib.middleware import language_of_path

# Without a language in the path, these answer alike to every reader.
ALIKE = (settings.STATIC_URL, settings.MEDIA_URL, settings.PICTURES_URL)
_INDEX = {"text/html": "index.html", "application/json": "index.json"}
# The name of a page that is not a folder, by its media type.
_ENDINGS = {"text/html": ".html", "application/json": ".json"}


class Address(NamedTuple):
    """A place on this site: its path (decoded), its query, and whose language it answers in.

    ``language`` is '' where the path says it or where it makes no difference.
    """

    path: str
    query: str = ""
    language: str = ""

    @property
    def name(self) -> str:
        """The address as a person would type it after the host."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def reader(self) -> str:
        """The language in which it is read, '' where there is none."""
        return self.language or language_of_path(self.path)

    def without_query(self) -> "Address":
        """The same page without its filters."""
        return self._replace(query="")


def address(path: str, query: str = "", language: str = "") -> Address:
    """The address of a path, which is read in a language where it names none itself."""
    own = language_of_path(path) or path.startswith(ALIKE)
    return Address(path, query, "" if own else language)


def read(link: str, base: str, language: str) -> tuple[Address | None, str]:
    """What a link on the page ``base`` leads to: the address on this site (or None), fragment.

    Raises ValueError for a link that is none, such as "http://[".
    """
    parts = urlsplit(urljoin(settings.SITE_URL + quote(base), link))
    if (parts.scheme, parts.netloc) != urlsplit(settings.SITE_URL)[:2]:
        return None, ""
    # A style sheet's query names its age for caches, and changes nothing in it.
    query = "" if parts.path.endswith(".css") else parts.query
    return address(unquote(parts.path) or "/", query, language), parts.fragment


def file_of(place: Address, kind: str, name: str = "") -> str:
    """The file of an address, relative to the export: ``/fr/`` is ``fr/index.html``.

    What stands in a folder by itself and is to be saved under a name keeps that name.
    """
    path = place.path.lstrip("/")
    if place.query:
        path = posixpath.join(path if path.endswith("/") else f"{path}~", _of_query(place.query))
    if not path or path.endswith("/"):
        return path + (name or _INDEX.get(kind, "index"))
    if "." not in posixpath.basename(path):
        return path + _ENDINGS.get(kind, "")
    return path


def _of_query(query: str) -> str:
    """A folder for the filters of a list, with a hash where a character had to go."""
    plain = re.sub(r"[^\w=&-]+", "_", unquote(query))[:80]
    if plain == query:
        return f"~{plain}/"
    return f"~{plain}-{hashlib.sha256(query.encode()).hexdigest()[:8]}/"


def link_between(page: str, target: str, fragment: str = "") -> str:
    """The link from one file of the export to another."""
    relative = quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
    return f"{relative}#{fragment}" if fragment else relative
