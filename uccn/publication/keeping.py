"""Whole public pages, kept compressed in memory for as long as they are right.

That is while the stamp stays the same, and after another change too, when the database answers all
that the page was made from as it did then (``uccn.lib.database.tracing``).

The key holds scheme, host, path with language, query and encoding. A request with a cookie, an
``Authorization`` or anything but GET and HEAD passes by, untouched; what may be stored is said by
``uccn.lib.public_page``. A page's ETag says for which stamp, release and key it was made and until
when it holds, so that 304 is answered without having the page.
"""

import hashlib
import time
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from uccn.lib import stamp as stamps
from uccn.lib.database import tracing
from uccn.lib.encoding import accepted
from uccn.lib.holding import Holds
from uccn.lib.public_page import is_marked, is_public
from uccn.lib.release import release
from uccn.lib.store import Store
from uccn.publication.coming import changes_around

# A browser asks each time, and is mostly told that it has the page: a change is seen at once.
_CONTROL, _VARY = "no-cache", "Accept-Encoding"
_LONGEST_QUERY = 200
# What this worker keeps.
STORE = Store()
_NEVER = Holds("", 0, 0, 0)
# Requests that are for one person, or for a part of a page.
_PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE")


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer, compressed, with its headers, and what it was made from."""

    holds: Holds
    trace: tracing.Trace
    body: bytes
    headers: ResponseHeaders

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        headers = sum(len(name) + len(value) for name, value in self.headers.items())
        return len(self.body) + headers + self.trace.size


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
        self.known = _NEVER, tracing.Trace()

    def __call__(self, request):
        stamp = stamps.current() if settings.KEPT_PAGES_BYTES else ""
        if not stamp:
            return _for_one(self.get_response(request))
        asked = Asked.of(request)
        if asked is None:
            request.holds = self._holds(stamp)
            return _for_one(self.get_response(request))
        tag = request.META.get("HTTP_IF_NONE_MATCH")
        if tag and self._still_holds(tag, asked, stamp):
            return _not_modified(tag)
        page = STORE.get(asked)
        if page and not page.holds.are_those_of(stamp):
            page = self._renewed(page, asked, stamp)
        if page:
            is_there = tag and tag == page.headers["ETag"]
            return _not_modified(tag) if is_there else _answer(page, request.method)
        return self._kept(request, asked, self._holds(stamp))

    def _renewed(self, page: Page, asked: Asked, stamp: str) -> Page | None:
        """The page where it is right at this stamp too, with the ETag that readers have of it."""
        holds = page.holds.renewed(self._holds(stamp), page.trace)
        if holds:
            page = replace(page, holds=holds)
            STORE.put(asked, page, settings.KEPT_PAGES_BYTES)
        return page if holds else None

    def _kept(self, request, asked: Asked, holds: Holds):
        """The site's answer, kept when it is the same for every reader."""
        request.holds = holds
        with tracing.recording() as trace:
            response = self.get_response(request)
        if not is_public(request, response):
            return _for_one(response)
        response.headers.setdefault("Cache-Control", _CONTROL)
        response.headers["Vary"] = _VARY
        response.headers["ETag"] = self._tag(asked, holds.stamp, holds.until)
        if request.method == "GET":
            page = Page(holds, trace, response.content, KeptHeaders(response.headers))
            STORE.put(asked, page, settings.KEPT_PAGES_BYTES)
        return response

    def _holds(self, stamp: str) -> Holds:
        """What is made now holds so long; the times are asked of the database once a stamp.

        Never, when the database does not answer: the request goes on to its error page.
        """
        now = time.time()
        known, trace = self.known
        if not known.are_those_of(stamp):
            if known.until > now and trace.still_stands():
                known = known._replace(stamp=stamp)
            else:
                known, trace = _around(stamp)
            self.known = known, trace
        return known._replace(made=now)

    def _tag(self, asked: Asked, stamp: str, until: int) -> str:
        """The ETag: weak, for it names a page, not how a library compressed it."""
        made = hashlib.blake2b(
            repr((*asked, stamp, until, release())).encode(), digest_size=12, key=self.secret
        )
        return f'W/"{made.hexdigest()}.{until:x}"'

    def _still_holds(self, tag: str, asked: Asked, stamp: str) -> bool:
        """Whether a browser's ETag is ours, for this page, as it is now."""
        until = tag[:-1].rpartition(".")[2]
        try:
            moment = int(until, 16)
        except ValueError:
            return False
        return moment > time.time() and tag == self._tag(asked, stamp, moment)


def _around(stamp: str) -> tuple[Holds, tracing.Trace]:
    """The times around now, and what they were read from."""
    moment = timezone.now()
    with tracing.recording() as trace:
        try:
            since, until = changes_around(moment)
        except DatabaseError:
            return _NEVER, trace
    return Holds(stamp, since.timestamp(), int(until.timestamp()), moment.timestamp()), trace


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
