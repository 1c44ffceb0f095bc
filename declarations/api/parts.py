"""How the API shows paragraphs and versions; the texts that hashes cover are linked to."""

from django.utils.translation import gettext_lazy as _

from declarations.api.finding import ParagraphFound, VersionFound, address
from declarations.api.in_language import tag
from declarations.api.shapes import ORIGINAL
from declarations.models import Version
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
    one_of,
    or_null,
)
from uccn.api.shapes import Property, Shape


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
        Property("language", TEXT, _("language"), lambda text: tag(text.language)),
        Property("sha256", SHA256, "SHA-256", lambda text: text.sha256),
        Property(
            "since_version",
            NUMBER,
            _("The first version in which the text reads so."),
            lambda text: text.since,
        ),
    ),
)


def _version_url(row: VersionFound) -> str:
    """Where the API has a version."""
    return kinds.absolute(f"{address(row.found.declaration)}/versions/{row.version.number}")


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
            lambda row: tag(row.version.reason_language),
        ),
        Property("is_newest", FLAG, _("Whether it is the newest."), lambda row: row.is_newest),
        Property(
            "sha256",
            SHA256,
            _("SHA-256 of that version, over the sorted hashes of its languages."),
            lambda row: row.version.sha256,
        ),
        Property("languages", [VERSION_TEXT], _("languages"), lambda row: row.texts),
        Property("url", ADDRESS, _("address"), _version_url),
        Property("pages", ADDRESSES, _("pages"), lambda row: _version_pages(row, "/")),
        Property(
            "json",
            ADDRESSES,
            _("Its own JSON, with the texts that the hashes cover."),
            lambda row: _version_pages(row, ".json"),
        ),
    ),
)
