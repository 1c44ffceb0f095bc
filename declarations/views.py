"""The list of declarations and a declaration's page."""

from itertools import groupby

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from declarations import reading
from declarations.models import Declaration, LanguageVersion
from uccn.lib import languages
from uccn.publication import access
from uccn.publication.models import FormerAddress, State


@require_safe
def declaration_list(request):
    """Every public declaration, by year, newest first."""
    rows = list(Declaration.objects.published().for_list())
    wanted = languages.current()
    for row in rows:
        row.shown_title = reading.listed_title(row, wanted)
    years = [(year, list(group)) for year, group in groupby(rows, lambda d: d.meeting.year)]
    return render(request, "declarations/list.html", {"years": years})


@require_safe
def detail(request, year: str, slug: str):
    """A declaration in the reader's language, or honestly in another one."""
    year = int(year)
    found = Declaration.objects.filter(meeting__year=year, slug=slug).for_page().first()
    if found is None:
        return _moved(request, year, slug)
    wanted, versions = languages.current(), list(found.versions.all())
    public = [v for v in versions if v.is_public] if found.meeting.is_public else []
    own = next((v for v in versions if v.language == wanted), None)
    version = reading.choose(public, wanted, found.original_language)
    unseen = own is not None and own not in public
    if (unseen or version is None) and access.may_preview(request, found):
        version = own or reading.choose(versions, wanted, found.original_language)
        version = version or reading.unsaved_version(found)
        _announce_draft(request, version, public)
        public = public or versions or [version]
    elif own and own.state() == State.WITHDRAWN:
        return _withdrawn(request, found, own, public)
    if version is None:
        return _nothing_public(request, found, versions)
    return _page(request, reading.read(found, version, public, wanted))


def preview(request, declaration: Declaration, language: str, texts: dict[tuple, str]):
    """The page in a language with texts that are not saved, whether or not it is public."""
    found = Declaration.objects.filter(pk=declaration.pk).for_page().get()
    versions = list(found.versions.all())
    own = next((version for version in versions if version.language == language), None)
    version = own or LanguageVersion(declaration=found, language=language)
    request.draft_state = State.DRAFT
    return _page(request, reading.read(found, version, versions, language, texts))


def _page(request, text: reading.Reading):
    """What was read, in the page's template."""
    meeting, version = text.declaration.meeting, text.version
    context = {"reading": text, "declaration": text.declaration, "meeting": meeting}
    with translation.override(version.language):
        context["header_line"] = meeting.header_line
    context |= {"version": version, "complete_languages": text.complete_languages}
    return render(request, "declarations/detail.html", context)


def _moved(request, year: int, slug: str):
    """The one redirect from where it stood, also when its meeting moved to another year."""
    former = FormerAddress.objects.filter(address__startswith=f"meetings/{year}/")
    moved = Declaration.objects.published().filter(
        meeting__in=former.values("object_id"), slug=slug
    )
    if found := moved.select_related("meeting").first():
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    return access.moved(request, f"declarations/{year}/{slug}")


def _announce_draft(request, version, public) -> None:
    """Tell the page that it shows what readers do not see."""
    if version is None:
        raise Http404
    if version not in public:
        state = version.state()
        request.draft_state = State.DRAFT if state == State.PUBLIC else state


def _withdrawn(request, declaration, version, public):
    """The 410 page of one language, with links to the languages that are public."""
    codes = [version.language, *(other.language for other in public)]
    title = reading.first_filled(declaration, "title", codes).text
    links = [
        {"code": other.language, "url": f"/{other.language}/{declaration.address}/"}
        for other in public
        if other.language in languages.public_codes()
    ]
    return access.gone(request, version, title=title, links=links)


def _nothing_public(request, declaration, versions):
    """410 when a public version was withdrawn, else 404 as for any draft."""
    withdrawn = [version for version in versions if version.state() == State.WITHDRAWN]
    seen = [version for version in versions if version.was_ever_public()]
    if declaration.meeting.state() == State.WITHDRAWN and seen:
        title = reading.first_filled(declaration, "title", [v.language for v in seen]).text
        return access.gone(request, declaration.meeting, title=title)
    if not withdrawn:
        raise Http404
    return _withdrawn(request, declaration, withdrawn[0], [])
