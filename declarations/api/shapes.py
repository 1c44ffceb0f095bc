"""How the API shows a declaration, in a list and by itself."""

from django.utils.translation import gettext_lazy as _

from declarations.api.finding import address
from declarations.api.in_language import FILE, LANGUAGE, files_of, in_languages, tag
from declarations.models import Declaration
from meetings.api import EDITION
from meetings.api import address as address_of_meeting
from uccn.api import kinds
from uccn.api.kinds import (
    ADDRESS,
    ADDRESSES,
    DAY,
    NUMBER,
    SHA256,
    SLUG,
    TEXT,
    TEXTS,
    YEAR,
    one_of,
    or_null,
)
from uccn.api.shapes import Property, Shape

ORIGINAL = Property(
    "original_language",
    or_null(TEXT),
    _("The language in which it was written; null where that is not known."),
    lambda row: tag(_declaration(row).original_language),
)


def _declaration(row) -> Declaration:
    """The declaration of what is found."""
    return getattr(row, "found", row).declaration


MEETING = Shape(
    "MeetingInBrief",
    _("A meeting by its number and its address here."),
    (
        Property("edition", EDITION, _("edition"), lambda meeting: meeting.edition),
        Property("year", YEAR, _("year"), lambda meeting: meeting.year),
        Property("url", ADDRESS, _("address"), lambda m: kinds.absolute(address_of_meeting(m))),
    ),
)


def _day(name: str, label) -> Property:
    """A day of the declaration, null where it is not known."""
    return Property(
        name, or_null(DAY), label, lambda found: kinds.day(getattr(found.declaration, name))
    )


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
        Property("languages", [LANGUAGE], _("languages"), in_languages),
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
    Property("files", [FILE], _("All its forms."), files_of),
)
