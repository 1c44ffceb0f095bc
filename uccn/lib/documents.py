"""Answers whose bytes nothing on the way may change, and files that may do nothing in a browser."""

import hashlib

from django.http import HttpResponse


def tagged(data: bytes, content_type: str, tag: str = "") -> HttpResponse:
    """The bytes with a strong ETag: the tag given, else their SHA-256."""
    response = HttpResponse(data, content_type=content_type)
    response.headers["ETag"] = f'"{tag or hashlib.sha256(data).hexdigest()}"'
    # Compression would make the tag a weak one (uccn.lib.encoding).
    response.is_document = True
    return response


def as_upload(response):
    """The answer with a file that came from outside: never sniffed, never run, kept for a year."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
