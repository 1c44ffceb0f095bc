"""A declaration in forms that leave the site, each at the text's address with its suffix."""

import hashlib

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from declarations import reading, record
from declarations.exports import as_json
from declarations.views.asked import find, moved, refused
from uccn.publication.models import State


@require_safe
def as_json_file(request, year: str, slug: str, number: str = ""):
    """Every public language of the newest version, or of one, with what the hashes cover."""
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, f"{slug}.json")
    if asked.own and asked.own.state() == State.WITHDRAWN:
        return refused(request, asked)
    declaration, found = asked.declaration, None
    if number or declaration.is_adopted:
        codes = [version.language for version in asked.public]
        found = record.read(declaration, codes, int(number) if number else None)
        text = asked.read(found)
    else:
        text = reading.newest(declaration, asked.public, asked.wanted)
    if text is None:
        return refused(request, asked)
    root = request.build_absolute_uri("/").rstrip("/")
    data = as_json.render(text, found, root)
    return document(data, "application/json; charset=utf-8", f"{slug}.json")


def document(data: bytes, content_type: str, name: str) -> HttpResponse:
    """The bytes, shown where a browser can, with a strong ETag that says which bytes they are."""
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(False, name)
    response.is_document = True
    response["ETag"] = f'"{hashlib.sha256(data).hexdigest()}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
