"""A declaration as a reader gets it in one language, honest about what is not translated.

The rules are those of "What is public, when": until a language version is public its address
shows the whole of another one, the original first; in a public version a paragraph without text
shows the original; whoever may preview sees the draft. A language that is not public never lends
its text.
"""

from dataclasses import dataclass, field

from declarations.models import Declaration, LanguageVersion, Paragraph
from uccn.lib import languages
from uccn.lib.languages import Resolved, column


@dataclass
class Line:
    """One paragraph as it is shown; ``text.language`` is what it is really in."""

    number: int
    key: str
    text: Resolved
    language: str

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

    @property
    def is_whole_fallback(self) -> bool:
        """Whether the whole text is in another language than the reader's."""
        return self.version.language != self.wanted

    @property
    def missing(self) -> list[Line]:
        """The lines that are shown in another language than the version's."""
        return [line for line in self.lines if line.is_fallback]

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
    lines = [
        Line(number, row.key, first_filled(row, "body", codes), version.language)
        for number, row in enumerate(rows, start=1)
    ]
    title = first_filled(declaration, "title", codes)
    complete = [v.language for v in public if is_complete(declaration, rows, v.language)]
    return Reading(declaration, wanted, version, public, title, lines, complete)


def _put(row: Declaration | Paragraph, language: str, unsaved: dict[tuple, str]) -> None:
    """Put the texts that are not saved into a row that is only shown."""
    for (label, pk, name), text in unsaved.items():
        if label == row._meta.label_lower and pk == row.pk:
            setattr(row, column(name, language), text)


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


def listed_title(declaration: Declaration, wanted: str) -> Resolved:
    """The title for a list, in a language that is public; reads ``public_versions``."""
    version = choose(declaration.public_versions, wanted, declaration.original_language)
    if version is None:
        return Resolved("", "")
    codes = sources(version, declaration.public_versions, declaration.original_language)
    return first_filled(declaration, "title", codes)


def opening_of(declaration: Declaration) -> Resolved:
    """The first paragraph, for the home page, in a language that is public. One query."""
    wanted = languages.current()
    version = choose(declaration.public_versions, wanted, declaration.original_language)
    codes = sources(version, declaration.public_versions, declaration.original_language)
    first = declaration.paragraphs.in_languages(codes).first()
    return first_filled(first, "body", codes) if first else Resolved("", "")
