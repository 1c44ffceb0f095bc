"""Answers as bytes: strong tags, compressed where asked, open to scripts of other sites."""

import hashlib
import json
from http import HTTPStatus

from django.http import HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header

from uccn.lib import languages
from uccn.lib.documents import tagged
from uccn.lib.encoding import GZIP, compressed

JSON = "application/json; charset=utf-8"
METHODS = "GET, HEAD, OPTIONS"
_SEEN_ELSEWHERE = "Allow, Content-Language, Content-Disposition, ETag, Link, Location"


def json_bytes(data: dict) -> bytes:
    """The data as JSON in UTF-8."""
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def document(request, body: bytes, content_type: str, name: str = "") -> HttpResponse:
    """The bytes with a strong tag, or 304 where the reader has them; with a name, a file.

    Compressed bytes are other bytes, so that their tag is another one.
    """
    tag, encoding = hashlib.sha256(body).hexdigest(), ""
    if re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
        body, tag, encoding = compressed(body, GZIP), f"{tag}-gzip", GZIP
    response = tagged(body, content_type, tag)
    etag = response.headers["ETag"]
    response.headers["Cache-Control"] = "public, no-cache"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    if name:
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
    patch_vary_headers(response, ["Accept-Encoding"])
    response = get_conditional_response(request, etag=etag, response=response)
    response.is_document = True
    return response


def in_every_language(response: HttpResponse) -> HttpResponse:
    """Say that the answer holds every language that readers see."""
    tags = [languages.tag(code) for code in languages.public_codes()]
    response.headers["Content-Language"] = ", ".join(tags)
    return response


def options() -> HttpResponse:
    """What may be asked, also for scripts of other sites that ask before they ask."""
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = "Accept-Language, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def opened(response: HttpResponse) -> HttpResponse:
    """Let scripts of every site read it, without anyone's cookies."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _SEEN_ELSEWHERE
    # The policy against embedding is for pages; data may be fetched from anywhere.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
