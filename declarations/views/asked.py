"""What an address of a declaration asks for, and what it gets when that is not to be seen."""

from dataclasses import dataclass

from django.http import Http404, HttpResponsePermanentRedirect

from declarations import reading, record
from declarations.models import Declaration, LanguageVersion
from declarations.record import Record
from uccn.lib import languages
from uccn.publication import access
from uccn.publication.models import FormerAddress, State


@dataclass
class Asked:
    """A declaration in the language of the page that was asked for."""

    declaration: Declaration
    wanted: str
    versions: list[LanguageVersion]

    @property
    def public(self) -> list[LanguageVersion]:
        """The languages that readers may see."""
        if not self.declaration.meeting.is_public:
            return []
        return [version for version in self.versions if version.is_public]

    @property
    def own(self) -> LanguageVersion | None:
        """The version in the language asked for, public or not."""
        return next((v for v in self.versions if v.language == self.wanted), None)

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers had the language asked for, and have it no more."""
        return self.own is not None and self.own.state() == State.WITHDRAWN

    @property
    def languages(self) -> list[str]:
        """The languages whose texts a page is likely to need: this one and the original."""
        return [self.wanted, self.declaration.original_language]

    def read(self, record: Record | None) -> reading.Reading | None:
        """A version as a reader gets it, None where nothing of it is public."""
        if record is None:
            return None
        return reading.read_record(self.declaration, record, self.public, self.wanted)


def find(year: str, slug: str) -> Asked | None:
    """The declaration at an address, in the active language; None when there is none."""
    declarations = Declaration.objects.filter(meeting__year=int(year), slug=slug)
    found = declarations.for_page().first()
    return found and Asked(found, languages.current(), list(found.versions.all()))


def moved(request, year: str, slug: str, tail: str = ""):
    """The one redirect from where it stood; ``tail`` is the address of a page below the text's."""
    found = once_at(year, slug)
    if found is None:
        raise Http404
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return HttpResponsePermanentRedirect(found.get_absolute_url() + tail + query)


def moved_file(year: str, slug: str, tail: str) -> HttpResponsePermanentRedirect:
    """The one redirect to a file of a text that stands elsewhere now. Raises Http404 for others."""
    found = once_at(year, slug)
    if found is None:
        raise Http404
    return HttpResponsePermanentRedirect(found.get_absolute_url().rstrip("/") + tail)


def once_at(year: str, slug: str) -> Declaration | None:
    """The declaration that once stood at an address, also when its meeting moved to another year.

    None when nothing ever did.
    """
    former = FormerAddress.objects.filter(address__startswith=f"meetings/{int(year)}/")
    found = Declaration.objects.published().filter(
        meeting__in=former.values("object_id"), slug=slug
    )
    subject = found.select_related("meeting").first()
    return subject or FormerAddress.subject_at(f"declarations/{int(year)}/{slug}")


def refused(request, asked: Asked):
    """410 when what was public was withdrawn, else 404 as for any draft."""
    declaration = asked.declaration
    if not declaration.meeting.was_ever_public():
        raise Http404
    titles = _titles_seen(declaration)
    seen = [v for v in asked.versions if v.was_ever_public() and v.language in titles]
    withdrawn = [version for version in seen if version.state() == State.WITHDRAWN]
    if asked.own in withdrawn:
        return _withdrawn(request, declaration, asked.own, asked.public, titles)
    if declaration.meeting.state() == State.WITHDRAWN and seen:
        title = _first(titles, [version.language for version in seen])
        return access.gone(request, declaration.meeting, title=title)
    if not withdrawn or asked.public:
        raise Http404
    return _withdrawn(request, declaration, withdrawn[0], [], titles)


def _titles_seen(declaration: Declaration) -> dict[str, str]:
    """The titles that readers may have seen, by language: of an adopted text the recorded ones."""
    if declaration.is_adopted:
        found = record.read(declaration, [])
        return {code: text.title for code, text in found.texts.items()} if found else {}
    columns = {code: languages.column("title", code) for code in languages.codes()}
    return {code: getattr(declaration, name) or "" for code, name in columns.items()}


def _first(titles: dict[str, str], codes: list[str]) -> str:
    """The first title in these languages."""
    return next((titles[code] for code in codes if titles.get(code)), "")


def _withdrawn(request, declaration, version, public, titles):
    """The 410 page of one language, with links to the languages that are public."""
    title = _first(titles, [version.language, *(other.language for other in public)])
    links = [
        {"code": other.language, "url": f"/{other.language}/{declaration.address}/"}
        for other in public
        if other.language in languages.public_codes()
    ]
    return access.gone(request, version, title=title, links=links)
