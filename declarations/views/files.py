"""A declaration in forms that leave the site, each at the text's address with its suffix."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from declarations import beside as aligned
from declarations import history, reading, record
from declarations.exports import as_json, building, manifest, pdf
from declarations.exports.document import Document
from declarations.exports.links import of_version
from declarations.exports.pdf import PdfUnavailable
from declarations.exports.renditions import RENDITIONS
from declarations.views.asked import Asked, find, moved_file, refused
from uccn.lib import languages
from uccn.lib.documents import tagged
from uccn.lib.roman import to_roman


@require_safe
def file(request, year: str, slug: str, ending: str, number: str = "", key: str = ""):
    """A form of the text in the page's language: newest version or one, whole or a paragraph.

    A language that is not public has no files: they would hold another language's text.
    """
    asked = find(year, slug)
    place = f"/v/{number}" if number else f"/p/{key}" if key else ""
    if asked is None:
        return moved_file(year, slug, f"{place}.{ending}")
    text = text_of(asked, number, key)
    if text is None or asked.is_withdrawn or (text.is_whole_fallback and ending in RENDITIONS):
        return refused(request, asked)
    name = "-".join(filter(None, [slug, asked.wanted, number and f"v{number}", key and f"p{key}"]))
    try:
        data, media_type = _made(text, ending, key)
    except PdfUnavailable as problem:
        return unavailable(request, problem)
    response = document(data, media_type, f"{name}.{ending}")
    response["Link"] = of_version(building.address(text), building.newest_address(text))
    return response


def _made(text: reading.Reading, ending: str, key: str) -> tuple[bytes, str]:
    """The form and its media type. Raises Http404 for a paragraph that has none."""
    meeting = building.meeting_of(text)
    if key and ending not in RENDITIONS:
        raise Http404
    if ending == "json":
        return as_json.render(text, meeting), manifest.JSON
    if ending == "manifest.json":
        readings = _in_each_language(text)
        if not readings:
            raise Http404
        return manifest.render(readings), manifest.JSON
    made, rendition = building.document(text, meeting), RENDITIONS[ending]
    paragraph = next((p for p in made.paragraphs if p.key == key), None)
    if key and not (paragraph and rendition.of_paragraph):
        raise Http404
    return rendition.make(made, paragraph), rendition.media_type


def _in_each_language(text: reading.Reading) -> list[reading.Reading]:
    """The same version, or text, as readers of each public language get it."""
    codes = [v.language for v in text.public if v.language in languages.public_codes()]
    return [reading.again(text, code) for code in codes]


def text_of(asked: Asked, number: str, key: str = "") -> reading.Reading | None:
    """The newest version, or one, or the text as it stands while it is not adopted.

    For a paragraph, the newest version in which it stands.
    """
    declaration = asked.declaration
    if key:
        single = history.read(declaration, asked.public, asked.wanted, key)
        return single and single.cited
    if not number:
        return reading.newest(declaration, asked.public, asked.wanted)
    return asked.read(record.read(declaration, asked.languages, int(number)))


@require_safe
def beside_file(request, year: str, slug: str, codes: str):
    """The PDF of a side-by-side page; any other order of the languages moves to the right one."""
    asked, given = find(year, slug), codes.split("+")
    chosen = aligned.canonical(given, languages.current())
    if not chosen:
        raise Http404
    if asked is None:
        return moved_file(year, slug, f"/with/{codes}.pdf")
    if not asked.public or asked.is_withdrawn:
        return refused(request, asked)
    if chosen != given:
        path = asked.declaration.beside_url(chosen).rstrip("/")
        return HttpResponsePermanentRedirect(f"{path}.pdf")
    found = aligned.read(asked.declaration, asked.public, asked.wanted, chosen)
    if found is None or not found.is_whole:
        raise Http404
    try:
        data = pdf.render_beside([document_of(column) for column in found.columns])
    except PdfUnavailable as problem:
        return unavailable(request, problem)
    name = "-".join([slug, *(column.version.language for column in found.columns)])
    return document(data, "application/pdf", f"{name}.pdf")


def document_of(text: reading.Reading) -> Document:
    """The document of a text, its meeting read in the text's language."""
    return building.document(text, building.meeting_of(text))


def unavailable(request, problem: PdfUnavailable):
    """The page that says why a file cannot be had now, and what to do."""
    said = {"heading": _("This file cannot be had at the moment"), "sentence": problem.sentence}
    return render(request, "wait.html", said | {"numeral": to_roman(503)}, status=503)


def document(data: bytes, content_type: str, name: str) -> HttpResponse:
    """The bytes, shown where a browser can, with a strong ETag that says which bytes they are."""
    response = tagged(data, content_type)
    response["Content-Disposition"] = content_disposition_header(False, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
