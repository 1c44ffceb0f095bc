"""The feed of declarations, and what is new of them: versions, languages that were published."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import translation
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from declarations.listed import listed_title
from declarations.models import Declaration, LanguageVersion, Version, VersionText
from meetings.models import AnnualMeeting
from uccn.discovery.feeds import Entry, last, register
from uccn.lib import dates, languages
from uccn.lib.identity import urn
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain


def _declarations() -> list[Declaration]:
    """The public declarations with their public languages and versions."""
    texts = Prefetch("numbered__texts", queryset=VersionText.objects.defer("canonical"))
    rows = Declaration.objects.published().for_news().prefetch_related(texts)
    return [row for row in rows if _public(row)]


def _with_meetings(declarations: Iterable[Declaration]) -> None:
    """Read the meetings of those that are told, in two queries."""
    rows = list({declaration.pk: declaration for declaration in declarations}.values())
    brief = Prefetch("meeting", queryset=AnnualMeeting.objects.in_brief())
    prefetch_related_objects(rows, brief)


def _public(declaration: Declaration) -> list[LanguageVersion]:
    """The languages of a declaration that readers see."""
    public = languages.public_codes()
    return [version for version in declaration.public_versions if version.language in public]


def _entries(count: int) -> list[Entry]:
    """The newest public declarations, each as new as its newest language or version."""
    newest = last(_declarations(), count, lambda declaration: max(_moments(declaration)))
    _with_meetings(newest)
    return [_entry(declaration) for declaration in newest]


def _moments(declaration: Declaration) -> list[dt.datetime]:
    """Since when readers see each of its languages and versions."""
    since = [_since(declaration, version) for version in _public(declaration)]
    return since + [_told_at(declaration, version) for version in _told(declaration)]


def _entry(declaration: Declaration) -> Entry:
    """A declaration, with the languages in which it can be read."""
    since = [_since(declaration, version) for version in _public(declaration)]
    return Entry(
        id=urn("declaration", declaration.pk, languages.current()),
        title=listed_title(declaration, languages.current()),
        path=declaration.get_absolute_url(),
        published=min(since),
        updated=max(_moments(declaration)),
        summary=_summary(declaration, [version.language for version in _public(declaration)]),
    )


def _news(count: int) -> list[Entry]:
    """The newest versions of adopted texts and languages of those that are not."""
    told = [
        (declaration, one)
        for declaration in _declarations()
        for one in (_told(declaration) if declaration.is_adopted else _public(declaration))
    ]
    newest = last(told, count, lambda pair: _at(*pair))
    _with_meetings(declaration for declaration, _one in newest)
    return [_version(*pair) if pair[0].is_adopted else _language(*pair) for pair in newest]


def _at(declaration: Declaration, one: Version | LanguageVersion) -> dt.datetime:
    """Since when readers see a version, or a language."""
    found = _told_at if declaration.is_adopted else _since
    return found(declaration, one)


def _since(declaration: Declaration, version: LanguageVersion):
    """Since when readers see a language: it is public, and so is its meeting."""
    return max(version.published_at, declaration.meeting_since)


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
    return max(version.made_at, min(seen))


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
