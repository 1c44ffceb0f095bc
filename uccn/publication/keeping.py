"""Whole public pages, kept compressed in memory for as long as the stamp stays the same.

The key holds scheme, host, path with language, query and encoding. A request with a cookie, an
``Authorization`` or anything but GET and HEAD passes by, untouched; what may be stored is said by
``uccn.lib.public_page``. A page's ETag says for which stamp, release and key it was made and until
when it holds, so that 304 is answered without having the page.
"""

import hashlib
import time
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from uccn.lib import stamp as stamps
from uccn.lib.encoding import accepted
from uccn.lib.parts import Holds
from uccn.lib.public_page import is_marked, is_public
from uccn.lib.release import release
from uccn.lib.store import Store
from uccn.publication.coming import next_change

# A browser asks each time, and is mostly told that it has the page: a change is seen at once.
_CONTROL, _VARY = "no-cache", "Accept-Encoding"
_LONGEST_QUERY = 200
# What this worker keeps.
STORE = Store()
# Requests that are for one person, or for a part of a page.
_PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE")


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer, compressed, with its headers."""

    holds: Holds
    body: bytes
    headers: ResponseHeaders

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers.items())


class KeptHeaders(ResponseHeaders):
    """The headers of a kept answer; they were checked when it was made, and are not again."""

    def __init__(self, headers: ResponseHeaders) -> None:
        self._store = headers._store.copy()


class Asked(NamedTuple):
    """What a page is kept under: all that a public page depends on."""

    scheme: str
    host: str
    path: str
    query: str
    encoding: str

    @classmethod
    def of(cls, request) -> "Asked | None":
        """The key of a request; None for one that is not answered from what is kept."""
        meta = request.META
        query = meta.get("QUERY_STRING", "")
        if request.method not in ("GET", "HEAD") or len(query) > _LONGEST_QUERY:
            return None
        if any(meta.get(name) for name in _PERSONAL):
            return None
        encoding = accepted(meta.get("HTTP_ACCEPT_ENCODING", ""))
        return cls(request.scheme, meta.get("HTTP_HOST", ""), request.path, query, encoding)


class KeptPagesMiddleware:
    """Answer from what is kept, else keep what the site answers."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.secret = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32).digest()
        self.coming = ("", 0)

    def __call__(self, request):
        stamp = stamps.current() if settings.KEPT_PAGES_BYTES else ""
        if not stamp:
            return _for_one(self.get_response(request))
        asked = Asked.of(request)
        if asked is None:
            request.holds = Holds(stamp, self._until(stamp))
            return _for_one(self.get_response(request))
        tag = request.META.get("HTTP_IF_NONE_MATCH")
        if tag and self._still_holds(tag, asked, stamp):
            return _not_modified(tag)
        page = STORE.get(asked)
        if page and page.holds.are_those_of(stamp):
            return _answer(page, request.method)
        return self._kept(request, asked, Holds(stamp, self._until(stamp)))

    def _kept(self, request, asked: Asked, holds: Holds):
        """The site's answer, kept when it is the same for every reader."""
        request.holds = holds
        response = self.get_response(request)
        if not is_public(request, response):
            return _for_one(response)
        response.headers.setdefault("Cache-Control", _CONTROL)
        response.headers["Vary"] = _VARY
        response.headers["ETag"] = self._tag(asked, holds)
        if request.method == "GET":
            page = Page(holds, response.content, KeptHeaders(response.headers))
            STORE.put(asked, page, settings.KEPT_PAGES_BYTES)
        return response

    def _until(self, stamp: str) -> int:
        """When pages of this stamp end to hold; asked of the database once a stamp.

        0, so never, when the database does not answer: the request goes on to its error page.
        """
        known, until = self.coming
        if known != stamp or until <= time.time():
            try:
                until = int(next_change(timezone.now()).timestamp())
            except DatabaseError:
                return 0
            self.coming = (stamp, until)
        return until

    def _tag(self, asked: Asked, holds: Holds) -> str:
        """The ETag: weak, for it names a page, not how a library compressed it."""
        made = hashlib.blake2b(
            repr((*asked, *holds, release())).encode(), digest_size=12, key=self.secret
        )
        return f'W/"{made.hexdigest()}.{holds.until:x}"'

    def _still_holds(self, tag: str, asked: Asked, stamp: str) -> bool:
        """Whether a browser's ETag is ours, for this page, as it is now."""
        until = tag[:-1].rpartition(".")[2]
        try:
            moment = int(until, 16)
        except ValueError:
            return False
        return moment > time.time() and tag == self._tag(asked, Holds(stamp, moment))


def _for_one(response):
    """An answer that caches on the way do not share, where a view said that its page is public."""
    if is_marked(response):
        response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ["Cookie"])
    return response


def _answer(page: Page, method: str) -> HttpResponse:
    """A page that is kept, header by header as it was first answered."""
    response = HttpResponse(page.body if method == "GET" else b"")
    response.headers = KeptHeaders(page.headers)
    return response


def _not_modified(tag: str) -> HttpResponseNotModified:
    """Nothing but what a browser needs to show again what it has."""
    return HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": _CONTROL, "Vary": _VARY})
