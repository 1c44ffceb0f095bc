"""Compression on the way out: Brotli or gzip, whichever a browser takes.

A public page holds no secret, so that its bytes may depend on nothing but the page. Everything
else goes through Django's gzip, whose random length hides how well a secret compressed.
"""

import gzip
from functools import lru_cache

import brotli
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from uccn.lib.public_page import is_public

BROTLI, GZIP, NONE = "br", "gzip", ""
# A page that is kept is worth the better of two; for one that goes to one reader only, half the
# work makes it 5 % larger.
_BROTLI_QUALITY, _BROTLI_QUICK, _GZIP_LEVEL = 5, 4, 6
_LEAST = 200


@lru_cache(maxsize=512)
def accepted(header: str) -> str:
    """The best encoding that an Accept-Encoding header allows: Brotli, else gzip, else none."""
    named = dict(_weighed(part) for part in header.lower().split(",") if part.strip())
    for encoding in (BROTLI, GZIP):
        if named.get(encoding, named.get("*", 0)):
            return encoding
    return NONE


def _weighed(part: str) -> tuple[str, float]:
    """One encoding with its weight; what cannot be read is not wanted."""
    name, _semicolon, quality = part.strip().partition(";")
    quality = quality.strip().removeprefix("q=").strip()
    try:
        return name.strip(), float(quality or 1)
    except ValueError:
        return name.strip(), 0


def compressed(content: bytes, encoding: str, quickly: bool = False) -> bytes:
    """The content in an encoding; the same bytes each time."""
    if encoding == BROTLI:
        quality = _BROTLI_QUICK if quickly else _BROTLI_QUALITY
        return brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality)
    if encoding == GZIP:
        return gzip.compress(content, _GZIP_LEVEL, mtime=0)
    return content


class CompressMiddleware(GZipMiddleware):
    """Brotli and gzip for what is not compressed yet, and does not say that its bytes must stay."""

    def process_response(self, request, response):
        """Compress it, but for a document whose tag would become a weak one."""
        if getattr(response, "is_document", False):
            return response
        if not is_public(request, response):
            return super().process_response(request, response)
        if len(response.content) >= _LEAST and not response.has_header("Content-Encoding"):
            _compress(request, response)
        return response


def _compress(request, response) -> None:
    """Put the compressed content in the place of the plain one."""
    patch_vary_headers(response, ("Accept-Encoding",))
    encoding = accepted(request.headers.get("Accept-Encoding", ""))
    if not encoding:
        return
    quickly = "HTTP_COOKIE" in request.META
    response.content = compressed(response.content, encoding, quickly)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Content-Encoding"] = encoding
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"
