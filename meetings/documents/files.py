"""What is saved from a meeting's documents: a file, or all of a language in one zip."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header
from django.utils.translation import override
from django.views.decorators.http import require_safe

from meetings.documents import packing, storing
from meetings.documents.models import Document, DocumentFile, TakeDown
from meetings.documents.page import Page, find, find_document
from meetings.models import Audience
from uccn.lib import language_tags, languages, ranges
from uccn.lib.documents import as_upload


@require_safe
def file(request, year: str, slug: str, document: str, language: str, version: str = ""):
    """The newest file of a language, or a version that readers had; asked for as its page is."""
    below = f"files/{language}/{version and f'{version}/'}"
    page, found, other = find_document(request, year, slug, document, below)
    if other:
        return other
    is_public = found.audience == Audience.PUBLIC
    wanted, down = _wanted(page, found, language, version)
    if wanted is None:
        return _kept(request, _gone(request, found, down, version), is_public=is_public)
    is_public = is_public and down is None
    answer = _answer(request, f'"{wanted.sha256}"', lambda: _part(request, wanted))
    answer = _kept(request, answer, is_public=is_public)
    return _named(answer, wanted.file_name, hreflang=wanted.tag)


def _wanted(
    page: Page, document: Document, language: str, version: str
) -> tuple[DocumentFile | None, TakeDown | None]:
    """The file that the address names, and what took it down: readers then get that alone.

    Raises Http404 where there is none for this reader.
    """
    rows = document.files.filter(language=language).with_known().with_take_downs()
    files = [file for file in rows if file.is_known or (version and page.sees_all)]
    if version:
        files = [file for file in files if file.version == int(version)]
    found = next((file for file in files if version or not file.take_down), None)
    if found and (page.sees_all or not found.take_down):
        if not storing.is_there(found.stored_as):
            raise Http404
        found.document = document
        return found, found.take_down
    had = [file.take_down for file in files if file.take_down]
    if seen := [one for one in had if document.known_since and one.at > document.known_since]:
        return None, seen[0]
    raise Http404


def _gone(request, document: Document, down: TakeDown, version: str):
    """The 410 page of a version that was taken down, or of a language that has no other."""
    language = language_tags.name(down.file.language)
    context = {"document": document, "down": down, "language": language, "version": version}
    return render(request, "documents/file_gone.html", context, status=410)


@require_safe
def package(request, year: str, slug: str, language: str):
    """All documents that the reader sees, in a language where they have it, as one zip."""
    page, other = find(request, year, slug, f"documents/{language}.zip")
    if other:
        return other
    # Its list gives the titles in the language too, where the site has it.
    with override(language if language in languages.public_codes() else languages.current()):
        content = packing.packed(page.documents, language)
    if all(one.is_fallback for one in content):
        raise Http404
    made = packing.stream(content)
    # Times stand in a zip, so that two of one content may differ: the tag is a weak one.
    answer = _answer(
        request, f'W/"{packing.tag(content)}"', lambda: _whole(request, made, len(made))
    )
    is_public = all(one.shown.document.audience == Audience.PUBLIC for one in content)
    answer = _kept(request, answer, is_public=is_public)
    tag = language_tags.written(language)
    return _named(answer, f"{page.meeting.year}-{page.meeting.slug}-{tag}.zip", hreflang=tag)


def _part(request, file: DocumentFile):
    """The bytes of a file, or those that the reader still lacks; 416 where it has none such."""
    span = ranges.asked(request, file.size, f'"{file.sha256}"')
    if span is None:
        return ranges.refused(file.size)
    pieces = storing.chunks(file.stored_as, span.start, span.stop)
    return ranges.marked(_sent(request, pieces, file.kind.media_type), span)


def _whole(request, pieces, size: int):
    """A zip, which is made while it is sent: no part of it can be asked for."""
    response = _sent(request, pieces, "application/zip")
    response.headers["Content-Length"] = str(size)
    return response


def _sent(request, pieces, media_type: str):
    """The bytes as they are, piece by piece; or the headers alone."""
    made = HttpResponse if request.method == "HEAD" else StreamingHttpResponse
    content = b"" if request.method == "HEAD" else pieces
    return as_upload(made(content, content_type=media_type))


def _answer(request, tag: str, make):
    """304 where the reader has it, else what is made; its bytes stay as they are."""
    response = get_conditional_response(request, etag=tag) or make()
    response.headers["ETag"] = tag
    # Compression would make the tag a weak one (uccn.lib.encoding).
    response.is_document = True
    return response


def _kept(request, response, *, is_public: bool):
    """The answer with who may keep it.

    Every time it is asked anew who wants it: what is public may be withdrawn.
    """
    is_public = is_public and not getattr(request, "draft_state", None)
    response.headers["Cache-Control"] = "no-cache" if is_public else "private, no-store"
    patch_vary_headers(response, ["Cookie"])
    return response


def _named(response, name: str, *, hreflang: str):
    """The answer as a file to be saved: a browser that shows it would show what staff were sent."""
    if response.status_code in (200, 206):
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
        response.headers["Content-Language"] = hreflang
    return response
