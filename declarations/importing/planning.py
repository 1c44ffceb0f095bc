"""What an import has to write, held against what is stored; nothing is written here."""

import hashlib
import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from declarations.importing import vocabulary
from declarations.importing.parsing import Parsed
from declarations.importing.problems import ImportProblem
from declarations.importing.report import Change
from declarations.models import Declaration, LanguageVersion, Paragraph
from declarations.models.freezing import FROZEN
from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.lib.text import to_plain
from uccn.publication.models import State

_BEGINNING = 60
# The columns that make up the state, beside the language's own.
_DECLARATION = ["pk", "slug", "original_language"]
_VERSION = ["pk", "label", "made_here", "masthead", "header_line", "published_at", "withdrawn_at"]


@dataclass
class Plan:
    """The rows that there are, and the columns to write."""

    meeting: AnnualMeeting
    language: str
    parsed: Parsed
    label: str
    made_here: bool
    declaration: Declaration | None
    version: LanguageVersion | None
    paragraphs: list[Paragraph]

    def changes(self) -> list[Change]:
        """Every column that has to be written. Raises ImportProblem when it may not be."""
        changes = [
            *self._of_declaration(),
            *self._of_version(),
            *self._of_paragraphs(),
        ]
        self._refuse_frozen(changes)
        if changes and self.version and self.version.state() == State.WITHDRAWN:
            raise ImportProblem(
                _(
                    "This language was withdrawn. Change its text on its translation page, "
                    "then publish it again."
                ),
                code="public",
                details=map(str, changes),
            )
        if changes and self.version and self.version.state() == State.PUBLIC:
            raise ImportProblem(
                _(
                    "This language is public already. An import never changes a public text: "
                    "change it on its translation page."
                ),
                code="public",
                details=map(str, changes),
            )
        return changes

    def _refuse_frozen(self, changes: list[Change]) -> None:
        """Raise ImportProblem for what would change the original of a final text."""
        declaration = self.declaration
        frozen = declaration.frozen_languages() if declaration else []
        kept = [c for c in changes if self._is_of_original(c)] if self.language in frozen else []
        if declaration and declaration.is_final and not self.paragraphs:
            kept += [c for c in changes if c.kind == "paragraph" and c not in kept]
        if kept:
            raise ImportProblem(FROZEN, code="frozen", details=map(str, kept))

    def _is_of_original(self, change: Change) -> bool:
        """Whether a change is to what is adopted in the language, not to what is said of it."""
        own = (languages.column("title", self.language), "original_language")
        issued = ("masthead", "header_line")
        return change.kind == "paragraph" or change.column in (*own, *issued)

    def _of_declaration(self) -> list[Change]:
        """Its title in the language, and its original language when it is not known."""
        name = languages.column("title", self.language)
        stored = getattr(self.declaration, name, "") or ""
        place = ("declaration", name, self.declaration)
        changes = _change(_("Title"), stored, self.parsed.title, *place)
        is_original = self.wanted_label == LanguageVersion.Label.ORIGINAL
        known = self.declaration and (self.declaration.original_language or not self.label)
        if is_original and not known:
            what = _("Original language")
            place = ("declaration", "original_language", None, self.language)
            changes += _change(what, "", languages.own_name(self.language), *place)
        return changes

    def _of_version(self) -> list[Change]:
        """What was issued in the language, its label, and whether it was made here."""
        version, parsed = self.version, self.parsed
        changes = self._of_label()
        for name, text in (("masthead", parsed.masthead), ("header_line", parsed.header_line)):
            changes += _change(_named(name), getattr(version, name, ""), text, "version", name)
        if self.made_here and not getattr(version, "made_here", False):
            place = ("version", "made_here", None, True)
            changes.append(Change(_named("made_here"), "", _("yes"), *place))
        return changes

    def _of_label(self) -> list[Change]:
        """The label, in the words that a person reads."""
        label = LanguageVersion.Label
        before = str(label(self.version.label).label) if self.version else ""
        after = str(label(self.wanted_label).label)
        place = ("version", "label", None, self.wanted_label)
        return _change(_named("label"), before, after, *place)

    def _of_paragraphs(self) -> list[Change]:
        """The paragraphs by their order. Raises ImportProblem when the counts differ."""
        texts, name = self.parsed.paragraphs, languages.column("body", self.language)
        if self.paragraphs and len(self.paragraphs) != len(texts):
            raise self._other_count()
        rows = self.paragraphs or [None] * len(texts)
        changes = []
        for number, (row, text) in enumerate(zip(rows, texts, strict=True), 1):
            what = _("Paragraph %(number)s") % {"number": number}
            stored = getattr(row, name, "") or ""
            changes += _change(what, stored, text, "paragraph", name, row)
        return changes

    def _other_count(self) -> ImportProblem:
        """Both sides, numbered, so that a person sees where they part."""
        stored = [paragraph.text("body").text for paragraph in self.paragraphs]
        return ImportProblem(
            _(
                "The text has %(found)s paragraphs, the declaration %(stored)s. "
                "Divide the text as the declaration is divided, and import it again."
            ),
            code="other_count",
            details=[
                _("In the text:"),
                *_beginnings(self.parsed.paragraphs),
                _("In the declaration:"),
                *_beginnings(stored),
            ],
            found=len(self.parsed.paragraphs),
            stored=len(stored),
        )

    @property
    def wanted_label(self) -> str:
        """The label asked for, else the stored one, else what the usual rule says."""
        if self.label or self.version:
            return self.label or self.version.label
        if self.made_here:
            return LanguageVersion.Label.UNOFFICIAL
        known = self.declaration and self.declaration.original_language
        has_versions = self.declaration and self.declaration.versions.exists()
        if (known and known != self.language) or (has_versions and not known):
            return LanguageVersion.Label.UNDOCUMENTED
        return LanguageVersion.Label.ORIGINAL

    @property
    def state(self) -> str:
        """A fingerprint of all that the import looked at, to see whether it changed meanwhile."""
        columns = {
            "declaration": [*_DECLARATION, languages.column("title", self.language)],
            "version": _VERSION,
            "paragraph": ["pk", "position", languages.column("body", self.language)],
        }
        rows = [("declaration", self.declaration), ("version", self.version)]
        rows += [("paragraph", paragraph) for paragraph in self.paragraphs]
        values = [
            [str(getattr(row, name, "") or "") for name in columns[kind]] for kind, row in rows
        ]
        return hashlib.sha256(json.dumps([self.meeting.pk, *values]).encode()).hexdigest()


def plan(
    parsed: Parsed, meeting: AnnualMeeting, language: str, label: str = "", made_here: bool = False
) -> Plan:
    """The plan for a text, from what is stored now."""
    declaration = _declaration_of(parsed, meeting, language)
    version = declaration and declaration.versions.filter(language=language).first()
    paragraphs = list(declaration.paragraphs.all()) if declaration else []
    return Plan(meeting, language, parsed, label, made_here, declaration, version, paragraphs)


def _declaration_of(parsed: Parsed, meeting: AnnualMeeting, language: str) -> Declaration | None:
    """The meeting's document with this title, or this slug, or of this kind without a title yet."""
    name, slug = languages.column("title", language), parsed.known[0].slug
    documents = list(meeting.declarations.order_by("pk"))
    key, kinds = vocabulary.key(parsed.title), {known.kind for known in parsed.known}
    same = [d for d in documents if vocabulary.key(to_plain(getattr(d, name) or "")) == key]
    same = same or [d for d in documents if d.slug in (slug, f"{slug}-{meeting.edition}")]
    if same:
        return same[0]
    untitled = [d for d in documents if d.kind in kinds and not getattr(d, name)]
    if slug not in kinds:
        untitled = [d for d in untitled if d.slug not in vocabulary.slugs()]
    return untitled[0] if len(untitled) == 1 else None


def _named(field: str) -> str:
    """What a language version's field is called, as a heading."""
    return str(LanguageVersion._meta.get_field(field).verbose_name).capitalize()


def _change(what: str, before: str, after: str, *place) -> list[Change]:
    """The change, if there is a text and it is another."""
    return [Change(what, before, after, *place)] if after and after != before else []


def _beginnings(texts: list[str]) -> list[str]:
    """How each paragraph begins, numbered."""
    plain = (to_plain(text).replace("\n", " ") for text in texts)
    return [
        f"{number}. {text[:_BEGINNING]}{'…' if len(text) > _BEGINNING else ''}"
        for number, text in enumerate(plain, 1)
    ]
