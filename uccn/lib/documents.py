"""Answers whose ETag names their very bytes, so that nothing on the way may change them."""

import hashlib

from django.http import HttpResponse


def tagged(data: bytes, content_type: str, tag: str = "") -> HttpResponse:
    """The bytes with a strong ETag: the tag given, else their SHA-256."""
    response = HttpResponse(data, content_type=content_type)
    response.headers["ETag"] = f'"{tag or hashlib.sha256(data).hexdigest()}"'
    # Compression would make the tag a weak one (uccn.lib.encoding).
    response.is_document = True
    return response
