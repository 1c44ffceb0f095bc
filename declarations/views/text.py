"""A declaration's page: the text as it stands, or the newest version of what was adopted."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from declarations import reading, record
from declarations.exports import building
from declarations.linked_data import text_head
from declarations.models import Declaration, LanguageVersion
from declarations.views import previewing, telling
from declarations.views.asked import Asked, find, moved, refused
from uccn.lib import addresses, languages
from uccn.lib.public_page import public_page
from uccn.publication.models import State


@public_page()
@require_safe
def detail(request, year: str, slug: str):
    """A declaration in the reader's language, or honestly in another one."""
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, slug)
    if previewing.is_asked(request, asked, [asked.wanted]):
        return _draft(request, asked)
    if asked.is_withdrawn:
        return refused(request, asked)
    text = reading.newest(asked.declaration, asked.public, asked.wanted)
    if text is None:
        return refused(request, asked)
    reading.mark_translations(text)
    return page(request, text)


@public_page()
@require_safe
def version(request, year: str, slug: str, number: str):
    """One version of an adopted text, for ever as it was."""
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, slug, f"v/{number}/")
    found = record.read(asked.declaration, asked.languages, int(number))
    text = asked.read(found)
    if text is None or asked.is_withdrawn:
        return refused(request, asked)
    return page(request, text, is_fixed=True)


def preview(request, declaration: Declaration, language: str, texts: dict[tuple, str]):
    """The page in a language with texts that are not saved, whether or not it is public."""
    found = Declaration.objects.filter(pk=declaration.pk).for_page().get()
    versions = list(found.versions.all())
    own = next((version for version in versions if version.language == language), None)
    version = own or LanguageVersion(declaration=found, language=language)
    request.draft_state = State.DRAFT
    return page(request, reading.read(found, version, versions, language, texts)).render()


def page(request, text: reading.Reading, is_fixed: bool = False):
    """What was read, in the page's template; ``is_fixed`` at the address of one version."""
    declaration, version = text.declaration, text.version
    meeting = building.meeting_of(text)
    context = {"reading": text, "declaration": declaration, "meeting": declaration.meeting}
    with translation.override(version.language):
        context["header_line"] = meeting.header_line
    context |= {"version": version, "complete_languages": text.complete_languages}
    context |= {"record": text.record, "is_fixed": is_fixed}
    if not getattr(request, "draft_state", None):
        context |= telling.of(text, meeting)
        context |= _found_by(text, is_fixed, context["graph"])
    response = TemplateResponse(request, "declarations/detail.html", context)
    if "document" in context:
        response["Link"] = telling.link_header_of(context)
    return response


def _found_by(text: reading.Reading, is_fixed: bool, graph: dict) -> dict:
    """What the page's head says, and which page stands for the text where several show it.

    An older version stands for itself; the newest is the declaration's own page, and a language
    that has no text of its own is the page of the one that it shows.
    """
    declaration, record = text.declaration, text.record
    own, name = declaration.get_absolute_url(), ""
    path = declaration.version_url(record.number) if is_fixed else own
    canonical = path if is_fixed and not record.is_newest else own
    if text.is_whole_fallback and text.version.language in languages.public_codes():
        canonical = addresses.in_language(canonical, text.version.language)
    if is_fixed:
        name = gettext("Version %(number)s") % {"number": record.number}
    head = text_head(text, path, name=name, graph=graph)
    return {"head": head, "canonical_path": canonical}


def _draft(request, asked: Asked):
    """The page as whoever may preview it sees it: with the texts as they stand."""
    declaration, versions, public = asked.declaration, asked.versions, asked.public
    version = asked.own or reading.choose(versions, asked.wanted, declaration.original_language)
    version = version or reading.unsaved_version(declaration)
    if version is None:
        raise Http404
    if version not in public:
        previewing.announce(request, asked, [version.language])
    public = public or versions or [version]
    return page(request, reading.read(declaration, version, public, asked.wanted))
