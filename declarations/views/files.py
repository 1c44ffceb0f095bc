"""A declaration in forms that leave the site, each at the text's address with its suffix."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from declarations import reading, record
from declarations.exports import as_json, building
from declarations.exports.renditions import RENDITIONS
from declarations.views.asked import Asked, find, moved, refused


@require_safe
def as_json_file(request, year: str, slug: str, number: str = ""):
    """Every public language of the newest version, or of one, with what the hashes cover."""
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, f"{slug}.json")
    if asked.is_withdrawn:
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
    data = as_json.render(text, found, settings.SITE_URL)
    return document(data, "application/json; charset=utf-8", f"{slug}.json")


@require_safe
def file(request, year: str, slug: str, ending: str, number: str = "", key: str = ""):
    """A form of the text in the page's language: newest version or one, whole or a paragraph.

    A language that is not public has no files: they would hold another language's text.
    """
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, f"{slug}.{ending}")
    text = _text(asked, number)
    if text is None or text.is_whole_fallback or asked.is_withdrawn:
        return refused(request, asked)
    made = building.document(text, asked.declaration.meeting)
    paragraph = next((p for p in made.paragraphs if p.key == key), None)
    rendition = RENDITIONS[ending]
    if key and not (paragraph and rendition.of_paragraph):
        raise Http404
    name = "-".join(filter(None, [slug, asked.wanted, number and f"v{number}", key and f"p{key}"]))
    return document(rendition.make(made, paragraph), rendition.media_type, f"{name}.{ending}")


def _text(asked: Asked, number: str) -> reading.Reading | None:
    """The newest version, or one, or the text as it stands while it is not adopted."""
    declaration = asked.declaration
    if not number:
        return reading.newest(declaration, asked.public, asked.wanted)
    return asked.read(record.read(declaration, asked.languages, int(number)))


def document(data: bytes, content_type: str, name: str) -> HttpResponse:
    """The bytes, shown where a browser can, with a strong ETag that says which bytes they are."""
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(False, name)
    response.is_document = True
    response["ETag"] = f'"{hashlib.sha256(data).hexdigest()}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
