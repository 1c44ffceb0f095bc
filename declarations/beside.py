"""A declaration in two or three languages, paragraph by paragraph.

The reader's language comes first; each column is what that language's own page shows. A language
in which the text is not public has no column: it is named instead.
"""

from dataclasses import dataclass
from typing import NamedTuple

from declarations import reading
from declarations import record as recorded
from declarations.models import Declaration, LanguageVersion
from declarations.reading import Line, Reading
from declarations.record import Record
from uccn.lib import languages

MOST = 3


class Row(NamedTuple):
    """A paragraph in every column."""

    number: int
    key: str
    lines: list[Line]


@dataclass
class Beside:
    """What the page shows: the readings, and the languages asked for that have none."""

    columns: list[Reading]
    chosen: list[str]
    absent: list[str]

    @property
    def main(self) -> Reading:
        """The reader's own column, maybe in another language."""
        return self.columns[0]

    @property
    def is_whole(self) -> bool:
        """Whether every language that was asked for, the reader's own too, has its column."""
        return not self.main.is_whole_fallback and len(self.columns) == 1 + len(self.chosen)

    @property
    def record(self) -> Record | None:
        """The version shown, None where the text is not adopted."""
        return self.main.record

    @property
    def codes(self) -> list[str]:
        """The languages of the columns."""
        return [text.version.language for text in self.columns]

    @property
    def rows(self) -> list[Row]:
        """Every paragraph, which stands in all columns at the same place."""
        every = zip(*(text.lines for text in self.columns), strict=True)
        return [Row(lines[0].number, lines[0].key, list(lines)) for lines in every]

    @property
    def gaps(self) -> list[Reading]:
        """The columns with paragraphs in another language."""
        return [text for text in self.columns if text.missing]

    @property
    def has_unreviewed(self) -> bool:
        """Whether a second person has yet to read any of it."""
        return any(text.has_unreviewed for text in self.columns)


def canonical(asked: list[str], wanted: str) -> list[str] | None:
    """The languages beside the reader's, once each, in the settings' order.

    None where one is unknown or not for readers, or where there are more than three in all.
    """
    public = languages.public_codes()
    if not set(asked) <= set(public):
        return None
    found = [code for code in public if code in asked and code != wanted]
    return found if len(found) < MOST else None


def read(
    declaration: Declaration, public: list[LanguageVersion], wanted: str, chosen: list[str]
) -> Beside | None:
    """The text in the reader's language and in those chosen; None where nothing is public.

    Runs one query, another where a text is missing.
    """
    return _in_columns(_readings(declaration, public, [wanted, *chosen]), chosen)


def draft(
    declaration: Declaration, versions: list[LanguageVersion], wanted: str, chosen: list[str]
) -> Beside | None:
    """The texts as they stand, for who may preview languages that are not public. One query."""
    return _in_columns(_standing(declaration, versions, [wanted, *chosen]), chosen)


def _in_columns(texts: list[Reading], chosen: list[str]) -> Beside | None:
    """The readings as columns, a language that has none named instead; None without any."""
    if not texts:
        return None
    columns = [texts[0]]
    for text in texts[1:]:
        if not text.is_whole_fallback and text.version.language != texts[0].version.language:
            columns.append(text)
    absent = [text.wanted for text in texts[1:] if text.is_whole_fallback]
    return Beside(columns, chosen, absent)


def _readings(
    declaration: Declaration, public: list[LanguageVersion], codes: list[str]
) -> list[Reading]:
    """What each language's own page shows, from one look into the database."""
    if declaration.is_adopted:
        record = recorded.read(declaration, [*codes, declaration.original_language])
        found = [record and reading.read_record(declaration, record, public, c) for c in codes]
        return [text for text in found if text]
    return _standing(declaration, public, codes)


def _standing(
    declaration: Declaration, public: list[LanguageVersion], codes: list[str]
) -> list[Reading]:
    """The texts as they stand, in the languages that may be shown. Runs one query."""
    if not public:
        return []
    original = declaration.original_language
    columns = [version.language for version in public]
    rows = list(declaration.paragraphs.in_languages(columns).with_filled())
    chosen = [(reading.choose(public, code, original), code) for code in codes]
    return [reading.read_rows(declaration, rows, v, public, code) for v, code in chosen]
