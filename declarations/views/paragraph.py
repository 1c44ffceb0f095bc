"""One paragraph of a declaration, in every language, with its history."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from declarations import history
from declarations.exports import building
from declarations.linked_data import text_head
from declarations.views import previewing, telling
from declarations.views.asked import Asked, find, moved, refused
from uccn.lib.public_page import public_page


@public_page()
@require_safe
def paragraph(request, year: str, slug: str, key: str):
    """The page of one paragraph; it lives as long as any version has the paragraph."""
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, slug, f"p/{key}/")
    if (single := _draft(request, asked, key)) is not None:
        return _page(request, _context(single, is_draft=True))
    if not asked.public or asked.is_withdrawn:
        return refused(request, asked)
    single = history.read(asked.declaration, asked.public, asked.wanted, key)
    if single is None:
        raise Http404
    history.mark(single)
    return _page(request, _context(single))


def _page(request, context: dict) -> TemplateResponse:
    """The page of a paragraph."""
    return TemplateResponse(request, "declarations/paragraph.html", context)


def _draft(request, asked: Asked, key: str) -> history.Single | None:
    """The paragraph as it stands, where the reader's language is a draft that one may see."""
    if not previewing.is_asked(request, asked, [asked.wanted]):
        return None
    versions = previewing.versions(asked, [asked.wanted])
    single = history.draft(asked.declaration, versions, asked.wanted, key)
    if single is not None:
        previewing.announce(request, asked, [asked.wanted])
    return single


def _context(single: history.Single, is_draft: bool = False) -> dict:
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
    if not is_draft:
        meeting = building.meeting_of(single.cited)
        context |= telling.of(single.cited, meeting, single.key)
    context["head"] = _head(single, context.get("graph"))
    return context


def _head(single: history.Single, graph: dict | None):
    """What the page's head says."""
    path = single.text.declaration.paragraph_url(single.key)
    name = gettext("Paragraph %(number)s") % {"number": single.number}
    return text_head(single.text, path, name=name, graph=graph)
