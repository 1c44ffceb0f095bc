"""A declaration in two or three languages side by side."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from declarations import beside as aligned
from declarations import reading
from declarations.beside import Beside
from declarations.linked_data import text_head
from declarations.models import Declaration
from declarations.views import previewing
from declarations.views.asked import Asked, find, moved, refused
from meetings.in_languages import header_lines
from uccn.lib import dates, languages
from uccn.lib.public_page import public_page, query_of


@public_page()
@require_safe
def beside(request, year: str, slug: str, codes: str):
    """The page of the path's language beside others; any other order of them moves here."""
    asked = find(year, slug)
    given = codes.split("+")
    chosen = aligned.canonical(given, languages.current())
    if chosen is None:
        raise Http404
    if asked is None:
        return moved(request, year, slug, f"with/{codes}/")
    shown = [asked.wanted, *chosen]
    is_draft = previewing.is_asked(request, asked, shown)
    if not is_draft and (not asked.public or asked.is_withdrawn):
        return refused(request, asked)
    if chosen != given:
        return HttpResponsePermanentRedirect(
            asked.declaration.beside_url(chosen) + query_of(request)
        )
    if is_draft:
        return _draft(request, asked, chosen)
    found = aligned.read(asked.declaration, asked.public, asked.wanted, chosen)
    if found is None:
        return refused(request, asked)
    reading.mark_translations(*found.columns)
    return TemplateResponse(request, "declarations/beside.html", _context(found))


def _draft(request, asked: Asked, chosen: list[str]):
    """The page as whoever may preview it sees it: with the texts as they stand."""
    codes = [asked.wanted, *chosen]
    versions = previewing.versions(asked, codes)
    found = aligned.draft(asked.declaration, versions, asked.wanted, chosen)
    if found is None:
        raise Http404
    previewing.announce(request, asked, codes)
    context = _context(found) | {"pdf": ""}
    return TemplateResponse(request, "declarations/beside.html", context)


def _context(found: Beside) -> dict:
    """What the page shows, and where the languages in its head lead."""
    text = found.main
    meeting = text.declaration.meeting
    return {
        "beside": found,
        "lines": _header_lines(found),
        "reading": text,
        "declaration": text.declaration,
        "meeting": meeting,
        "version": text.version,
        "record": found.record,
        "language_paths": _paths(text.declaration, [text.wanted, *found.chosen]),
        "complete_languages": _complete(found),
        "pdf": _pdf(found),
        "head": _head(found),
    }


def _head(found: Beside):
    """What the page's head says."""
    path = found.main.declaration.beside_url(found.chosen)
    name = dates.listing([languages.name_in(code) for code in found.codes])
    return text_head(found.main, path, name=name)


def _pdf(found: Beside) -> str:
    """Where the same is as PDF; '' where a language that was asked for is not shown."""
    path = found.main.declaration.beside_url(found.chosen).rstrip("/")
    return f"{path}.pdf" if found.is_whole else ""


def _header_lines(found: Beside) -> list[tuple[str, str]]:
    """Language and header line of each column: as issued, else made from the meeting."""
    versions = [text.version for text in found.columns]
    lacking = [version.language for version in versions if not version.header_line]
    made = _made_lines(found.main, lacking)
    return [(v.language, v.header_line or made[v.language]) for v in versions]


def _made_lines(text: reading.Reading, codes: list[str]) -> dict[str, str]:
    """Header lines made from the meeting as it was recorded, else as it is, by language."""
    meeting, made = text.meeting, {}
    if text.record is None:
        return header_lines(text.declaration.meeting, codes)
    for code in codes:
        with translation.override(code):
            made[code] = meeting.header_line
    return made


def _complete(found: Beside) -> list[str]:
    """The languages that announce this page: those shown whole, where there are two at least."""
    codes = [*found.chosen, found.main.wanted]
    shown = [code for code in found.codes if code in codes]
    whole = [code for code in shown if code in found.main.complete_languages]
    return whole if len(found.columns) > 1 else []


def _paths(declaration: Declaration, codes: list[str]) -> dict[str, str]:
    """For each language that is shown, the page of the same languages with it as the first."""
    found = {}
    for code in codes:
        others = [other for other in languages.codes() if other in codes and other != code]
        with translation.override(code):
            found[code] = declaration.beside_url(others)
    return found
