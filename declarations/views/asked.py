"""What an address of a declaration asks for, and what it gets when that is not to be seen."""

from dataclasses import dataclass
from typing import NamedTuple

from django.http import Http404, HttpResponsePermanentRedirect

from declarations import actions, reading, record
from declarations.models import Declaration, LanguageVersion
from declarations.record import Record
from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.lib.public_page import query_of
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
    def has_due(self) -> bool:
        """Whether a language of an adopted text is public and no version has it yet."""
        lacking = [version for version in self.public if version.recorded_title is None]
        return self.declaration.is_adopted and bool(lacking)

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
    """The declaration at an address, in the active language; None when there is none.

    Languages of an adopted text whose set time has come are recorded first, so that no reader is
    told that they are not there.
    """
    found = _at(year, slug)
    if found is None or not found.has_due:
        return found
    actions.record_due(declaration=found.declaration)
    return _at(year, slug)


def _at(year: str, slug: str) -> Asked | None:
    """The declaration at an address as it is stored."""
    declarations = Declaration.objects.filter(meeting__year=int(year), slug=slug)
    found = declarations.for_page().first()
    return found and Asked(found, languages.current(), list(found.versions.all()))


def moved(request, year: str, slug: str, tail: str = ""):
    """The one redirect from where it stood; ``tail`` is the address of a page below the text's."""
    found = once_at(year, slug)
    if found is None:
        raise Http404
    return HttpResponsePermanentRedirect(found.get_absolute_url() + tail + query_of(request))


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
    found = withdrawn(asked)
    if found is None:
        raise Http404
    return access.gone(request, found.instance, title=found.title, links=_links(asked, found))


class Withdrawn(NamedTuple):
    """What readers have no more: the meeting or one language version, and the title it had."""

    instance: AnnualMeeting | LanguageVersion
    title: str


def withdrawn(asked: Asked) -> Withdrawn | None:
    """What was taken back of what the address asks for; None for any draft."""
    declaration = asked.declaration
    if not declaration.meeting.was_ever_public():
        return None
    titles = _titles_seen(declaration)
    seen = [version for version in asked.versions if version.was_ever_public()]
    gone = [version for version in seen if version.state() == State.WITHDRAWN]
    if asked.own in gone:
        return Withdrawn(asked.own, _title(declaration, titles, [asked.own, *asked.public]))
    if declaration.meeting.state() == State.WITHDRAWN and seen:
        return Withdrawn(declaration.meeting, _title(declaration, titles, seen))
    if not gone or asked.public:
        return None
    return Withdrawn(gone[0], _title(declaration, titles, [gone[0]]))


def _titles_seen(declaration: Declaration) -> dict[str, str]:
    """The titles that readers may have seen, by language: of an adopted text the recorded ones."""
    if declaration.is_adopted:
        found = record.read(declaration, [])
        return {code: text.title for code, text in found.texts.items()} if found else {}
    columns = {code: languages.column("title", code) for code in languages.codes()}
    return {code: getattr(declaration, name) or "" for code, name in columns.items()}


def _title(declaration: Declaration, titles: dict[str, str], seen: list[LanguageVersion]) -> str:
    """The first title in the languages that readers had; without one, what the document is."""
    found = (titles[v.language] for v in seen if titles.get(v.language))
    return next(found, str(declaration.get_kind_display()))


def _links(asked: Asked, found: Withdrawn) -> list[dict[str, str]]:
    """The languages that are public beside the one that was withdrawn."""
    if found.instance != asked.own:
        return []
    return [
        {"code": other.language, "url": f"/{other.language}/{asked.declaration.address}/"}
        for other in asked.public
        if other.language in languages.public_codes()
    ]
