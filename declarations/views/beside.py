"""A declaration in two or three languages side by side."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from declarations import beside as aligned
from declarations import reading
from declarations.beside import Beside
from declarations.models import Declaration
from declarations.views.asked import find, moved, refused
from meetings.in_languages import header_lines
from uccn.lib import languages
from uccn.lib.public_page import public_page


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
    if not asked.public or asked.is_withdrawn:
        return refused(request, asked)
    if chosen != given:
        return HttpResponsePermanentRedirect(asked.declaration.beside_url(chosen))
    found = aligned.read(asked.declaration, asked.public, asked.wanted, chosen)
    if found is None:
        return refused(request, asked)
    reading.mark_translations(*found.columns)
    return TemplateResponse(request, "declarations/beside.html", _context(found))


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
    }


def _pdf(found: Beside) -> str:
    """Where the same is as PDF; '' where a language that was asked for is not shown."""
    path = found.main.declaration.beside_url(found.chosen).rstrip("/")
    return f"{path}.pdf" if found.is_whole else ""


def _header_lines(found: Beside) -> list[tuple[str, str]]:
    """Language and header line of each column: as issued, else made from the meeting."""
    versions = [text.version for text in found.columns]
    lacking = [version.language for version in versions if not version.header_line]
    made = header_lines(found.main.declaration.meeting, lacking)
    return [(v.language, v.header_line or made[v.language]) for v in versions]


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
