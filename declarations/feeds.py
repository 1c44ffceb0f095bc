"""The feed of declarations, and what is new of them: versions, languages that were published."""

from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from declarations.listed import listed_title
from declarations.models import Declaration, LanguageVersion, Version, VersionText
from uccn.discovery.feeds import Entry, register
from uccn.lib import dates, languages
from uccn.lib.identity import urn
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain
from uccn.publication.edits import latest


def _declarations() -> list[Declaration]:
    """The public declarations with their meetings, public languages and versions."""
    texts = Prefetch("numbered__texts", queryset=VersionText.objects.defer("canonical"))
    rows = Declaration.objects.published().for_list().prefetch_related(texts)
    return [row for row in rows if _public(row)]


def _public(declaration: Declaration) -> list[LanguageVersion]:
    """The languages of a declaration that readers see."""
    public = languages.public_codes()
    return [version for version in declaration.public_versions if version.language in public]


def _entries() -> list[Entry]:
    """Every public declaration, as new as its newest language or version."""
    return [_entry(declaration) for declaration in _declarations()]


def _entry(declaration: Declaration) -> Entry:
    """A declaration, with the languages in which it can be read."""
    since = [_since(declaration, version) for version in _public(declaration)]
    versions = [_told_at(declaration, version) for version in _told(declaration)]
    return Entry(
        id=urn("declaration", declaration.pk, languages.current()),
        title=listed_title(declaration, languages.current()),
        path=declaration.get_absolute_url(),
        published=min(since),
        updated=latest(*since, *versions),
        summary=_summary(declaration, [version.language for version in _public(declaration)]),
    )


def _news() -> list[Entry]:
    """Every version of an adopted text, every language of one that is not."""
    news = []
    for declaration in _declarations():
        if declaration.is_adopted:
            news += [_version(declaration, version) for version in _told(declaration)]
        else:
            news += [_language(declaration, version) for version in _public(declaration)]
    return news


def _since(declaration: Declaration, version: LanguageVersion):
    """Since when readers see a language: it is public, and so is its meeting."""
    return latest(version.published_at, declaration.meeting.published_at)


def _told(declaration: Declaration) -> list[Version]:
    """The versions that brought something in a language that readers see."""
    public = {version.language for version in _public(declaration)}
    return [
        version
        for version in declaration.numbered.all()
        if any(
            text.language in public and text.since == version.number for text in version.texts.all()
        )
    ]


def _told_at(declaration: Declaration, version: Version):
    """Since when readers see a version: it was recorded, and one of its languages is public."""
    brought = {text.language for text in version.texts.all() if text.since == version.number}
    seen = [_since(declaration, v) for v in _public(declaration) if v.language in brought]
    return latest(version.made_at, min(seen))


def _version(declaration: Declaration, version: Version) -> Entry:
    """A version: which one, and why there is one."""
    brought = [text.language for text in version.texts.all() if text.since == version.number]
    codes = [v.language for v in _public(declaration) if v.language in brought]
    facts = {"number": version.number, "kind": version.get_kind_display()}
    at = _told_at(declaration, version)
    return Entry(
        id=urn("version", version.pk, languages.current()),
        title=listed_title(declaration, languages.current()),
        path=declaration.version_url(version.number),
        published=at,
        updated=at,
        summary=_summary(declaration, codes),
        after=_after(declaration, gettext("Version %(number)s (%(kind)s)") % facts),
    )


def _language(declaration: Declaration, version: LanguageVersion) -> Entry:
    """A language that was published; its link leads to the text in that language."""
    with translation.override(version.language):
        path = declaration.get_absolute_url()
    at = _since(declaration, version)
    return Entry(
        id=urn("language-version", version.pk, languages.current()),
        title=listed_title(declaration, languages.current()),
        path=path,
        published=at,
        updated=at,
        summary=_summary(declaration, [version.language]),
        after=_after(declaration, languages.name_in(version.language)),
    )


def _after(declaration: Declaration, what: str) -> str:
    """What stands behind a title: its year, and what happened to the text."""
    comma = pgettext("comma between the parts of a name", ", ")
    return comma.join(["", str(declaration.meeting.year), what])


def _summary(declaration: Declaration, codes: list[str]) -> Resolved:
    """The meeting's full line, and in which languages."""
    names = dates.listing([languages.name_in(code) for code in codes])
    line = to_plain(declaration.meeting.header_line)
    said = gettext("Languages: %(languages)s.") % {"languages": names}
    return Resolved(f"{line}. {said}", languages.current())


register("declarations", _("Declarations"), "declarations:list", _entries, _news)
