"""A part of a file for a reader who resumes a download (RFC 9110, section 14).

One range of bytes is answered; of several at once the whole file is sent, as the standard allows.
Django's FileResponse knows no ranges, and WhiteNoise's belong to its own static files on a disk.
"""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase

# More digits than any file's size has are no range.
_RANGE = re.compile(r"bytes=[ \t]*(\d{0,18})-(\d{0,18})[ \t]*", re.I | re.A)


@dataclass(frozen=True)
class Span:
    """The bytes from ``start`` up to but not including ``stop``, of ``size`` in all."""

    start: int
    stop: int
    size: int

    @property
    def length(self) -> int:
        """How many bytes that is."""
        return self.stop - self.start


def asked(request, size: int, tag: str) -> Span | None:
    """The span that a request asks of a file of that size and ETag; None when it lies outside.

    The whole file where no range is asked for, it cannot be read, or the reader's part is of
    another file (If-Range). Access and If-None-Match are the caller's to look at first.
    """
    whole = Span(0, size, size)
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or not found or not any(found.groups()):
        return whole
    # A weak tag or a date says too little of bytes.
    if request.headers.get("If-Range", tag).strip() != tag or tag.startswith("W/"):
        return whole
    first, last = found.groups()
    if not first:
        start, stop = max(size - int(last), 0), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return whole
    return Span(start, stop, size) if start < stop else None


def marked(response: HttpResponseBase, span: Span) -> HttpResponseBase:
    """The answer, said to be that span: 206 for a part, 200 for the whole."""
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Length"] = str(span.length)
    if span.length < span.size:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{span.size}"
    return response


def refused(size: int) -> HttpResponse:
    """What is answered to a range outside the file: how long it is."""
    return HttpResponse(
        status=416, headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"}
    )


def sliced(request, response: HttpResponse) -> HttpResponse:
    """An answer that holds its bytes and a strong ETag, cut to the span that is asked for."""
    content = response.content
    span = asked(request, len(content), response.headers["ETag"])
    if span is None:
        return refused(len(content))
    response.content = content[span.start : span.stop]
    return marked(response, span)
