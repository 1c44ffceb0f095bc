"""What changed between two versions, word by word, in the reader's language."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from declarations import changes as compare
from declarations import reading, record
from declarations.linked_data import text_head
from declarations.record import Record
from declarations.views.asked import Asked, find, moved, refused
from uccn.lib.public_page import public_page


@public_page()
@require_safe
def changes(request, year: str, slug: str, old: str, new: str):
    """The page of changes; the older version comes first, any other order moves there."""
    asked, first, last = find(year, slug), int(old), int(new)
    if asked is None:
        return moved(request, year, slug, f"changes/{old}..{new}/")
    if not asked.public or asked.is_withdrawn:
        return refused(request, asked)
    if first > last:
        return HttpResponsePermanentRedirect(asked.declaration.changes_url(last, first))
    after = record.read(asked.declaration, asked.languages, last)
    text = asked.read(after)
    if text is None:
        return refused(request, asked)
    before = record.read(asked.declaration, [text.version.language], first)
    if before is None or first == last:
        raise Http404
    return TemplateResponse(
        request, "declarations/changes.html", _context(asked, text, before, after)
    )


def _context(asked: Asked, text: reading.Reading, before: Record, after: Record) -> dict:
    """What the page shows: versions, languages, and the differences in one of them."""
    language = text.version.language
    old, new = before.content(language), after.content(language)
    versions = [v for v in after.versions if before.number < v.number <= after.number]
    context = {
        "reading": text,
        "declaration": asked.declaration,
        "meeting": asked.declaration.meeting,
        "version": text.version,
        "before": before,
        "after": after,
        "between": versions,
        "languages": _languages(text, before, after),
        "complete_languages": [],
        "is_new": old is None,
        "head": _head(text, before.number, after.number),
    }
    if old is not None:
        context |= {
            "paragraphs": compare.paragraphs(old, new),
            "lines": compare.lines(old, new),
            "said": compare.said(old, new)
            + compare.around(before.version.facts, after.version.facts),
        }
    return context


def _head(text: reading.Reading, old: int, new: int):
    """What the page's head says."""
    name = gettext("Changes from version %(old)s to %(new)s") % {"old": old, "new": new}
    return text_head(text, text.declaration.changes_url(old, new), name=name)


def _languages(text: reading.Reading, before: Record, after: Record) -> list[tuple[str, str]]:
    """Each public language of the later version, and what became of it: same, changed, added."""
    found = []
    for version in text.public:
        old, new = before.texts.get(version.language), after.texts[version.language]
        is_same = old is not None and not _differs(old, new)
        found.append((version.language, "same" if is_same else "changed" if old else "added"))
    return found


def _differs(old, new) -> bool:
    """Whether a language reads otherwise, or something else is said about it."""
    return (old.sha256, old.provenance) != (new.sha256, new.provenance)
