"""One paragraph of a declaration, in every language, with its history."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from declarations import history
from declarations.exports import building
from declarations.views import telling
from declarations.views.asked import find, moved, refused
from uccn.lib.public_page import public_page


@public_page()
@require_safe
def paragraph(request, year: str, slug: str, key: str):
    """The page of one paragraph; it lives as long as any version has the paragraph."""
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, slug, f"p/{key}/")
    if not asked.public or asked.is_withdrawn:
        return refused(request, asked)
    single = history.read(asked.declaration, asked.public, asked.wanted, key)
    if single is None:
        raise Http404
    history.mark(single)
    return TemplateResponse(request, "declarations/paragraph.html", _context(single))


def _context(single: history.Single) -> dict:
    """What the page shows; it is announced in the languages that have the paragraph now."""
    text, declaration = single.text, single.text.declaration
    context = {
        "single": single,
        "reading": text,
        "declaration": declaration,
        "meeting": declaration.meeting,
        "version": text.version,
        "record": text.record,
        "complete_languages": [] if single.is_removed else single.languages,
    }
    if not single.is_removed:
        meeting = building.meeting_in(declaration, text.version.language)
        context |= telling.of(text, meeting, single.key)
    return context
