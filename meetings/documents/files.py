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
from uccn.lib import language_tags, languages
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
    headers = {"ETag": f'"{wanted.sha256}"', "Content-Length": str(wanted.size)}
    pieces = storing.chunks(wanted.stored_as)
    answer = _answer(request, pieces, headers, wanted.kind.media_type, is_public=is_public)
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
    headers = {"ETag": f'W/"{packing.tag(content)}"', "Content-Length": str(len(made))}
    is_public = all(one.shown.document.audience == Audience.PUBLIC for one in content)
    answer = _answer(request, made, headers, "application/zip", is_public=is_public)
    tag = language_tags.written(language)
    return _named(answer, f"{page.meeting.year}-{page.meeting.slug}-{tag}.zip", hreflang=tag)


def _answer(request, pieces, headers: dict, media_type: str, *, is_public: bool):
    """The bytes as they are, piece by piece; 304, or the headers alone, where that was asked for.

    Every time it is asked anew who wants them: what is public may be withdrawn.
    """
    response = get_conditional_response(request, etag=headers["ETag"])
    if response is None:
        made = HttpResponse if request.method == "HEAD" else StreamingHttpResponse
        content = b"" if request.method == "HEAD" else pieces
        response = made(content, content_type=media_type)
        response.headers["Content-Length"] = headers["Content-Length"]
        as_upload(response)
    response.headers["ETag"] = headers["ETag"]
    # Compression would make the tag a weak one (uccn.lib.encoding).
    response.is_document = True
    return _kept(request, response, is_public=is_public)


def _kept(request, response, *, is_public: bool):
    """The answer with who may keep it."""
    is_public = is_public and not getattr(request, "draft_state", None)
    response.headers["Cache-Control"] = "no-cache" if is_public else "private, no-store"
    patch_vary_headers(response, ["Cookie"])
    return response


def _named(response, name: str, *, hreflang: str):
    """The answer as a file to be saved: a browser that shows it would show what staff were sent."""
    if response.status_code == 200:
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
        response.headers["Content-Language"] = hreflang
    return response
