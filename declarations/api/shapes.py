"""How the API shows declarations, paragraphs and versions; texts with hashes are linked to."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from declarations.api.finding import Found, ParagraphFound, VersionFound, address
from declarations.exports.renditions import FORMS_OF_ALL, RENDITIONS
from declarations.models import Declaration, LanguageVersion, Version, VersionText
from meetings.api import EDITION
from meetings.api import address as address_of_meeting
from uccn.api import kinds
from uccn.api.kinds import (
    ADDRESS,
    ADDRESSES,
    DAY,
    FLAG,
    NUMBER,
    SHA256,
    SLUG,
    TEXT,
    TEXTS,
    YEAR,
    language,
    one_of,
    or_null,
)
from uccn.api.shapes import Property, Shape
from uccn.lib import languages

ORIGINAL = Property(
    "original_language",
    or_null(TEXT),
    _("The language in which it was written; null where that is not known."),
    lambda row: _tag(_declaration(row).original_language),
)


def _declaration(row) -> Declaration:
    """The declaration of what is found."""
    return getattr(row, "found", row).declaration


def _tag(code: str) -> str | None:
    """A language as BCP 47 writes it, None for none."""
    return languages.tag(code) if code else None


class InLanguage(NamedTuple):
    """A public language version, with its text in the newest version where there is one."""

    found: Found
    version: LanguageVersion
    text: VersionText | None

    def said(self, name: str):
        """What is said of it: with a version, as it was recorded; None for nothing."""
        if self.text is None:
            return getattr(self.version, name) or None
        return self.text.provenance.get(name) or None


class File(NamedTuple):
    """One form of a declaration at the address of its page in a language."""

    code: str
    ending: str
    media_type: str
    address: str


def _said(name: str, label) -> Property:
    """Something that is said of a language version, null where nothing is."""
    return Property(name, or_null(TEXT), label, lambda own: own.said(name))


def _of_text(name: str, kind: dict, label) -> Property:
    """A fact of the newest version in a language, null where there is no version."""
    return Property(name, or_null(kind), label, lambda own: own.text and getattr(own.text, name))


LANGUAGE = Shape(
    "LanguageVersion",
    _("A declaration in one language: what the text is, and what is said of it."),
    (
        Property("language", language, _("language"), lambda own: _tag(own.version.language)),
        Property(
            "label",
            one_of(LanguageVersion.Label.values),
            _("What the text is; a label never stands for approval."),
            lambda own: own.said("label") or LanguageVersion.Label.UNDOCUMENTED.value,
        ),
        _said("issuer", _("issued by")),
        Property(
            "made_here",
            FLAG,
            _("translation made for this site"),
            lambda own: bool(own.said("made_here")),
        ),
        _said("source", _("source")),
        _said("rights", _("rights")),
        _said("editors_note", _("editor's note")),
        _of_text("is_adopted", FLAG, _("Whether it was adopted in this language.")),
        Property(
            "since_version",
            or_null(NUMBER),
            _("The first version in which the text reads so."),
            lambda own: own.text and own.text.since,
        ),
        _of_text("sha256", SHA256, "SHA-256"),
        Property(
            "page",
            ADDRESS,
            _("page"),
            lambda own: kinds.absolute(_page(own.found.declaration, own.version.language)),
        ),
    ),
)
FILE = Shape(
    "File",
    _("One form of a declaration. JSON holds every language, and what each hash covers."),
    (
        Property("language", language, _("language"), lambda file: _tag(file.code)),
        Property("ending", TEXT, _("How its address ends."), lambda file: file.ending),
        Property("media_type", TEXT, _("format"), lambda file: file.media_type),
        Property("url", ADDRESS, _("address"), lambda file: kinds.absolute(file.address)),
    ),
)
MEETING = Shape(
    "MeetingInBrief",
    _("A meeting by its number and its address here."),
    (
        Property("edition", EDITION, _("edition"), lambda meeting: meeting.edition),
        Property("year", YEAR, _("year"), lambda meeting: meeting.year),
        Property("url", ADDRESS, _("address"), lambda m: kinds.absolute(address_of_meeting(m))),
    ),
)


def _page(declaration: Declaration, code: str) -> str:
    """The page of a declaration in a language."""
    return f"/{code}/{declaration.address}/"


def _day(name: str, label) -> Property:
    """A day of the declaration, null where it is not known."""
    return Property(
        name, or_null(DAY), label, lambda found: kinds.day(getattr(found.declaration, name))
    )


def _languages(found: Found) -> list[InLanguage]:
    """The public languages with their texts."""
    texts = found.texts
    return [InLanguage(found, version, texts.get(version.language)) for version in found.public]


def _files(found: Found) -> list[File]:
    """Every form in every public language, then what holds all of them, once."""
    types = {ending: rendition.media_type for ending, rendition in RENDITIONS.items()}
    files = [(code, ending) for code in found.codes for ending in types]
    original = found.declaration.original_language
    first = original if original in found.codes else next(iter(found.codes), "")
    files += [(first, ending) for ending in FORMS_OF_ALL if first]
    return [
        File(code, ending, types.get(ending, "application/json; charset=utf-8"),
             f"{_page(found.declaration, code).rstrip('/')}.{ending}")
        for code, ending in files
    ]  # fmt: skip


def _below(tail: str):
    """Where something below a declaration is in the API."""
    return lambda found: kinds.absolute(address(found.declaration) + tail)


LISTED = Shape(
    "DeclarationInBrief",
    _("An outcome document of a meeting, as far as it is public."),
    (
        Property("slug", SLUG, _("slug"), lambda found: found.declaration.slug),
        Property("year", YEAR, _("year"), lambda found: found.declaration.meeting.year),
        Property(
            "identifier",
            ADDRESS,
            _("The address that names it in no language."),
            lambda found: kinds.absolute(found.declaration.identifier),
        ),
        Property("kind", one_of(Declaration.Kind.values), _("kind"), lambda f: f.declaration.kind),
        Property(
            "stage", one_of(Declaration.Stage.values), _("stage"), lambda f: f.declaration.stage
        ),
        ORIGINAL,
        Property("title", TEXTS, _("title"), lambda found: kinds.tagged(found.titles)),
        Property("meeting", MEETING, _("meeting"), lambda found: found.declaration.meeting),
        _day("endorsed_on", _("endorsed on")),
        _day("adopted_on", _("adopted on")),
        _day("signed_on", _("signed on")),
        Property("languages", [LANGUAGE], _("languages"), _languages),
        Property(
            "version",
            or_null(NUMBER),
            _("The number of its newest version; null while it is not adopted."),
            lambda found: found.version and found.version.number,
        ),
        Property(
            "sha256",
            or_null(SHA256),
            _("SHA-256 of that version, over the sorted hashes of its languages."),
            lambda found: found.version and found.version.sha256,
        ),
        Property("url", ADDRESS, _("address"), _below("")),
        Property("paragraphs", ADDRESS, _("paragraphs"), _below("/paragraphs")),
        Property("versions", ADDRESS, _("versions"), _below("/versions")),
        Property(
            "pages",
            ADDRESSES,
            _("pages"),
            lambda found: kinds.pages(f"{found.declaration.address}/", found.codes),
        ),
    ),
)
DECLARATION = LISTED.with_more(
    "Declaration",
    _("A declaration, with the addresses of all its forms."),
    Property("files", [FILE], _("All its forms."), _files),
)


def _paragraph_url(row: ParagraphFound) -> str:
    """Where the API has a paragraph."""
    return kinds.absolute(f"{address(row.found.declaration)}/paragraphs/{row.key}")


PARAGRAPH = Shape(
    "Paragraph",
    _("One paragraph; its key stays when its place and its text change."),
    (
        Property("key", SLUG, _("key"), lambda row: row.key),
        Property("number", NUMBER, _("number"), lambda row: row.number),
        Property("text", TEXTS, _("text"), lambda row: kinds.tagged(row.texts)),
        ORIGINAL,
        Property(
            "identifier",
            ADDRESS,
            _("The address that names it in no language."),
            lambda row: kinds.absolute(f"{row.found.declaration.identifier}/{row.key}"),
        ),
        Property("url", ADDRESS, _("address"), _paragraph_url),
        Property(
            "pages",
            ADDRESSES,
            _("pages"),
            lambda r: kinds.pages(f"{r.found.declaration.address}/p/{r.key}/", r.found.codes),
        ),
    ),
)
VERSION_TEXT = Shape(
    "VersionText",
    _("A version in one language; of one that is not public only its hash is told."),
    (
        Property("language", TEXT, _("language"), lambda text: _tag(text.language)),
        Property("sha256", SHA256, "SHA-256", lambda text: text.sha256),
        Property(
            "since_version",
            NUMBER,
            _("The first version in which the text reads so."),
            lambda text: text.since,
        ),
    ),
)


def _version_pages(row: VersionFound, ending: str) -> dict[str, str]:
    """The addresses of a version in the public languages that it has."""
    codes = {text.language for text in row.texts} & set(row.found.codes)
    return kinds.pages(f"{row.found.declaration.address}/v/{row.version.number}{ending}", codes)


VERSION = Shape(
    "Version",
    _("One version of an adopted text, with all its languages; it never changes."),
    (
        Property("number", NUMBER, _("number"), lambda row: row.version.number),
        Property("kind", one_of(Version.Kind.values), _("kind"), lambda row: row.version.kind),
        Property("dated", or_null(DAY), _("day"), lambda row: kinds.day(row.version.dated)),
        Property("reason", or_null(TEXT), _("reason"), lambda row: row.version.reason or None),
        Property(
            "reason_language",
            or_null(TEXT),
            _("The language of the reason."),
            lambda row: _tag(row.version.reason_language),
        ),
        Property("is_newest", FLAG, _("Whether it is the newest."), lambda row: row.is_newest),
        Property(
            "sha256",
            SHA256,
            _("SHA-256 of that version, over the sorted hashes of its languages."),
            lambda row: row.version.sha256,
        ),
        Property("languages", [VERSION_TEXT], _("languages"), lambda row: row.texts),
        Property("pages", ADDRESSES, _("pages"), lambda row: _version_pages(row, "/")),
        Property(
            "json",
            ADDRESSES,
            _("Its own JSON, with the texts that the hashes cover."),
            lambda row: _version_pages(row, ".json"),
        ),
    ),
)
