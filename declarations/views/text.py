"""A declaration's page: the text as it stands, or the newest version of what was adopted."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from declarations import reading, record
from declarations.exports import building
from declarations.models import Declaration, LanguageVersion
from declarations.views import telling
from declarations.views.asked import Asked, find, moved, refused
from uccn.lib.public_page import public_page
from uccn.publication import access
from uccn.publication.models import State


@public_page()
@require_safe
def detail(request, year: str, slug: str):
    """A declaration in the reader's language, or honestly in another one."""
    asked = find(year, slug)
    if asked is None:
        return moved(request, year, slug)
    own, public = asked.own, asked.public
    unseen = own is not None and own not in public
    if (unseen or not public) and access.may_preview(request, asked.declaration):
        return _draft(request, asked)
    if asked.is_withdrawn:
        return refused(request, asked)
    text = reading.newest(asked.declaration, public, asked.wanted)
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
    meeting = building.meeting_in(declaration, version.language)
    context = {"reading": text, "declaration": declaration, "meeting": declaration.meeting}
    with translation.override(version.language):
        context["header_line"] = meeting.header_line
    context |= {"version": version, "complete_languages": text.complete_languages}
    context |= {"record": text.record, "is_fixed": is_fixed}
    if not getattr(request, "draft_state", None):
        context |= telling.of(text, meeting)
    response = TemplateResponse(request, "declarations/detail.html", context)
    if "document" in context:
        response["Link"] = telling.link_header_of(context)
    return response


def _draft(request, asked: Asked):
    """The page as whoever may preview it sees it: with the texts as they stand."""
    declaration, versions, public = asked.declaration, asked.versions, asked.public
    version = asked.own or reading.choose(versions, asked.wanted, declaration.original_language)
    version = version or reading.unsaved_version(declaration)
    if version is None:
        raise Http404
    if version not in public:
        state = version.state()
        request.draft_state = State.DRAFT if state == State.PUBLIC else state
    public = public or versions or [version]
    return page(request, reading.read(declaration, version, public, asked.wanted))
