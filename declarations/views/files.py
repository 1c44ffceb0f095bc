"""A declaration in forms that leave the site, each at the text's address with its suffix."""

import hashlib

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from declarations import reading, record
from declarations.exports import as_json, building, manifest
from declarations.exports.renditions import RENDITIONS
from declarations.views.asked import Asked, find, moved, refused
from uccn.lib import languages


@require_safe
def file(request, year: str, slug: str, ending: str, number: str = "", key: str = ""):
    """A form of the text in the page's language: newest version or one, whole or a paragraph.

    A language that is not public has no files: they would hold another language's text.
    """
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, f"{slug}.{ending}")
    text = _text(asked, number)
    if text is None or asked.is_withdrawn or (text.is_whole_fallback and ending in RENDITIONS):
        return refused(request, asked)
    name = "-".join(filter(None, [slug, asked.wanted, number and f"v{number}", key and f"p{key}"]))
    data, media_type = _made(text, ending, key)
    return document(data, media_type, f"{name}.{ending}")


def _made(text: reading.Reading, ending: str, key: str) -> tuple[bytes, str]:
    """The form and its media type. Raises Http404 for a paragraph that has none."""
    meeting = building.meeting_in(text.declaration, text.version.language)
    if key and ending not in RENDITIONS:
        raise Http404
    if ending == "json":
        return as_json.render(text, meeting), manifest.JSON
    if ending == "manifest.json":
        return manifest.render(_in_each_language(text)), manifest.JSON
    made, rendition = building.document(text, meeting), RENDITIONS[ending]
    paragraph = next((p for p in made.paragraphs if p.key == key), None)
    if key and not (paragraph and rendition.of_paragraph):
        raise Http404
    return rendition.make(made, paragraph), rendition.media_type


def _in_each_language(text: reading.Reading) -> list[reading.Reading]:
    """The same version, or text, as readers of each public language get it."""
    codes = [v.language for v in text.public if v.language in languages.public_codes()]
    return [reading.again(text, code) for code in codes]


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
