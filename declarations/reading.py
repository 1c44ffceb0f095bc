"""A declaration as a reader gets it in one language, honest about what is not translated.

The rules are those of "What is public, when": until a language version is public its address
shows the whole of another one, the original first; in a public version a paragraph without text
shows the original; whoever may preview sees the draft. A language that is not public never lends
its text.
"""

import copy
from dataclasses import dataclass, field

from django.utils import translation

from declarations import facts, headings
from declarations import record as recorded
from declarations.content import Content
from declarations.models import Declaration, LanguageVersion, Paragraph
from declarations.record import Record
from meetings.models.lines import MeetingLines
from translations.public import PublicMark, mark_of, marks
from uccn.lib import languages
from uccn.lib.languages import Resolved, column


@dataclass
class Line:
    """One paragraph as it is shown; ``text.language`` is what it is really in.

    ``mark`` is what the translation desk lets readers know of it, if it is a translation.
    """

    number: int
    key: str
    text: Resolved
    language: str
    object_id: int
    mark: PublicMark | None = None

    @property
    def is_fallback(self) -> bool:
        """Whether it is shown in another language than its version's."""
        return self.text.language != self.language


@dataclass
class Reading:
    """What one page shows: the version, its title, its lines, the other versions."""

    declaration: Declaration
    wanted: str
    version: LanguageVersion
    public: list[LanguageVersion]
    title: Resolved
    lines: list[Line] = field(default_factory=list)
    complete_languages: list[str] = field(default_factory=list)
    title_mark: PublicMark | None = None
    record: Record | None = None

    @property
    def meeting(self) -> MeetingLines:
        """The meeting as the version keeps it; where there is none, as it was read."""
        return facts.meeting_of(self.record.version) if self.record else self.declaration.meeting

    @property
    def heading(self) -> Resolved:
        """The title; for a text that has none, a line made from its kind and its meeting."""
        if self.title.text:
            return self.title
        with translation.override(self.version.language):
            made = headings.made(self.declaration.kind, self.meeting.edition_name)
        return Resolved(made, self.version.language)

    @property
    def is_whole_fallback(self) -> bool:
        """Whether the whole text is in another language than the reader's."""
        return self.version.language != self.wanted

    @property
    def is_translation(self) -> bool:
        """Whether it is in the language asked for, and that is not the original's."""
        is_original = self.version.language == self.declaration.original_language
        return not (self.is_whole_fallback or is_original)

    @property
    def missing(self) -> list[Line]:
        """The lines that are shown in another language than the version's."""
        return [line for line in self.lines if line.is_fallback]

    @property
    def has_unreviewed(self) -> bool:
        """Whether a second person has yet to read any of it."""
        given = [self.title_mark, *(line.mark for line in self.lines)]
        return any(mark.is_unreviewed for mark in given if mark)

    @property
    def fallback_languages(self) -> list[str]:
        """The languages that the missing lines are shown in."""
        return list(dict.fromkeys(line.text.language for line in self.missing if line.text.text))


def sources(version: LanguageVersion, public: list[LanguageVersion], original: str) -> list[str]:
    """Where a text of this version may come from: its own language, then other public ones."""
    allowed = {version.language, *(other.language for other in public)}
    return [code for code in languages.order(version.language, original) if code in allowed]


def choose(versions: list[LanguageVersion], wanted: str, original: str) -> LanguageVersion | None:
    """The version to show among those that may be: the wanted one, the original, any other."""
    by_language = {version.language: version for version in versions}
    for code in languages.order(wanted, original):
        if code in by_language:
            return by_language[code]
    return None


def unsaved_version(declaration: Declaration) -> LanguageVersion | None:
    """For a draft that has no version yet, one to show it in; None when it has no title."""
    for code in languages.order(declaration.original_language or languages.current()):
        if getattr(declaration, column("title", code)):
            return LanguageVersion(declaration=declaration, language=code)
    return None


def read(
    declaration: Declaration,
    version: LanguageVersion,
    public: list[LanguageVersion],
    wanted: str,
    unsaved: dict[tuple, str] | None = None,
) -> Reading:
    """The reading of a version by a reader who wanted a language. Runs one query.

    ``unsaved`` texts, by (model label, key, field), stand in the place of the version's own.
    """
    codes = sources(version, public, declaration.original_language)
    rows = list(declaration.paragraphs.in_languages(codes).with_filled())
    for row in [declaration, *rows] if unsaved else []:
        _put(row, version.language, unsaved)
    return read_rows(declaration, rows, version, public, wanted)


def read_rows(
    declaration: Declaration,
    rows: list[Paragraph],
    version: LanguageVersion,
    public: list[LanguageVersion],
    wanted: str,
) -> Reading:
    """The reading of a version from its paragraphs, which hold the texts that it needs."""
    codes = sources(version, public, declaration.original_language)
    lines = [
        Line(number, row.key, first_filled(row, "body", codes), version.language, row.pk)
        for number, row in enumerate(rows, start=1)
    ]
    title = first_filled(declaration, "title", codes)
    complete = [v.language for v in public if is_complete(declaration, rows, v.language)]
    return Reading(declaration, wanted, version, public, title, lines, complete)


def newest(declaration: Declaration, public: list[LanguageVersion], wanted: str) -> Reading | None:
    """What a reader who wanted a language gets: of an adopted text its newest version.

    None where no language is public. Runs one query, another where a text is missing.
    """
    if declaration.is_adopted:
        found = recorded.read(declaration, [wanted, declaration.original_language])
        return found and read_record(declaration, found, public, wanted)
    version = choose(public, wanted, declaration.original_language)
    return version and read(declaration, version, public, wanted)


def read_record(
    declaration: Declaration, record: Record, public: list[LanguageVersion], wanted: str
) -> Reading | None:
    """The reading of an adopted text's version, by a reader who wanted a language.

    None where none of its languages is public. Runs no query where the texts are at hand.
    """
    declaration = facts.as_recorded(declaration, record.version)
    public = [version for version in public if version.language in record.texts]
    chosen = choose(public, wanted, declaration.original_language)
    if chosen is None:
        return None
    version = as_recorded(chosen, record.content(chosen.language))
    contents = _contents(record, version, public, declaration.original_language)
    ids = record.version.paragraph_ids
    lines = [
        Line(number, key, _first_text(contents, key), version.language, ids.get(key, 0))
        for number, (key, _text) in enumerate(contents[0].paragraphs, start=1)
    ]
    titles = (Resolved(content.title, content.language) for content in contents if content.title)
    complete = [v.language for v in public if record.texts[v.language].is_complete]
    title = next(titles, Resolved("", ""))
    return Reading(
        declaration, wanted, version, public, title, lines, complete, record=record
    )  # fmt: skip


def again(text: Reading, language: str) -> Reading:
    """The same version, or the same text as it stands, by a reader of another public language."""
    if text.record:
        return read_record(text.declaration, text.record, text.public, language)
    version = next(v for v in text.public if v.language == language)
    return read(text.declaration, version, text.public, language)


def as_recorded(version: LanguageVersion, content: Content) -> LanguageVersion:
    """A language version, only to be shown, with what was issued and said as it was recorded."""
    shown = copy.copy(version)
    shown.masthead, shown.header_line = content.masthead, content.header_line
    for name, value in content.provenance.items():
        setattr(shown, name, value)
    return shown


def _contents(
    record: Record, version: LanguageVersion, public: list[LanguageVersion], original: str
) -> list[Content]:
    """What the version says in its language and, where a text is missing, in the others."""
    own = record.content(version.language)
    if own.is_complete:
        return [own]
    codes = sources(version, public, original)
    return [record.content(code) for code in codes]


def _first_text(contents: list[Content], key: str) -> Resolved:
    """A paragraph's text in the first language that has one."""
    for content in contents:
        if text := content.texts.get(key, ""):
            return Resolved(text, content.language)
    return Resolved("", "")


def _put(row: Declaration | Paragraph, language: str, unsaved: dict[tuple, str]) -> None:
    """Put the texts that are not saved into a row that is only shown."""
    for (label, pk, name), text in unsaved.items():
        if label == row._meta.label_lower and pk == row.pk:
            setattr(row, column(name, language), text)


def mark_translations(*texts: Reading) -> None:
    """Put the desk's marks on public translations that their reader asked for. Runs one query.

    The original is no translation, and a text in another language than was asked for is reported
    where it is at home. The texts are of one declaration.
    """
    translated = [text for text in texts if text.is_translation]
    if not translated:
        return
    codes = [text.version.language for text in translated]
    found = marks(translated[0].declaration, codes)
    for text in translated:
        _mark(text, found[text.version.language])


def _mark(text: Reading, found: dict) -> None:
    """Put the marks of a language on its text."""
    for line in text.lines:
        if not line.is_fallback:
            place = (Paragraph._meta.label_lower, line.object_id, "body")
            line.mark = mark_of(found.get(place), line.text.text)
    if text.title.language == text.version.language:
        place = (Declaration._meta.label_lower, text.declaration.pk, "title")
        text.title_mark = mark_of(found.get(place), text.title.text)


def first_filled(instance, name: str, codes: list[str]) -> Resolved:
    """The field's text in the first of the languages that has one."""
    for code in codes:
        if text := getattr(instance, column(name, code)):
            return Resolved(text, code)
    return Resolved("", "")


def is_complete(declaration: Declaration, rows: list[Paragraph], language: str) -> bool:
    """Whether title and every paragraph exist in the language."""
    name = languages.attribute("filled", language)
    titled = bool(getattr(declaration, column("title", language)))
    return titled and bool(rows) and all(getattr(row, name) for row in rows)
