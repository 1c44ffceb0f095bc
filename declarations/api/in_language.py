"""A declaration in one language, as the API shows it: what the text is, and its forms."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from declarations.api.finding import Found
from declarations.exports.renditions import FORMS_OF_ALL, RENDITIONS
from declarations.models import Declaration, LanguageVersion, VersionText
from uccn.api import kinds
from uccn.api.kinds import ADDRESS, FLAG, NUMBER, SHA256, TEXT, language, one_of, or_null
from uccn.api.shapes import Property, Shape
from uccn.lib import languages


def tag(code: str) -> str | None:
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
        Property("language", language, _("language"), lambda own: tag(own.version.language)),
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
        Property("language", language, _("language"), lambda file: tag(file.code)),
        Property("ending", TEXT, _("How its address ends."), lambda file: file.ending),
        Property("media_type", TEXT, _("format"), lambda file: file.media_type),
        Property("url", ADDRESS, _("address"), lambda file: kinds.absolute(file.address)),
    ),
)


def _page(declaration: Declaration, code: str) -> str:
    """The page of a declaration in a language."""
    return f"/{code}/{declaration.address}/"


def in_languages(found: Found) -> list[InLanguage]:
    """The public languages with their texts."""
    texts = found.texts
    return [InLanguage(found, version, texts.get(version.language)) for version in found.public]


def files_of(found: Found) -> list[File]:
    """Every form in every public language, then what holds all of them, once."""
    types = {ending: rendition.media_type for ending, rendition in RENDITIONS.items()}
    forms = [(code, ending) for code in found.codes for ending in types]
    original = found.declaration.original_language
    first = original if original in found.codes else next(iter(found.codes), "")
    forms += [(first, ending) for ending in FORMS_OF_ALL if first]
    return [
        File(code, ending, types.get(ending, "application/json; charset=utf-8"),
             f"{_page(found.declaration, code).rstrip('/')}.{ending}")
        for code, ending in forms
    ]  # fmt: skip
