"""What stands under a declaration's form, to read and to go on from: paragraphs, languages."""

from dataclasses import dataclass

from django.utils.text import Truncator

from declarations.fullness import fullness, paragraph_counts
from declarations.models import Declaration, LanguageVersion, Paragraph
from uccn.lib import languages
from uccn.lib.languages import Resolved, with_texts
from uccn.lib.text import to_plain
from uccn.publication.admin_lists import Fullness


@dataclass
class LanguageRow:
    """One language of a declaration: how full it is, and its version if there is one."""

    code: str
    name: str
    fullness: Fullness
    version: LanguageVersion | None
    has_title: bool

    @property
    def filled(self) -> int:
        """How many paragraphs have a text in it."""
        return self.fullness.filled - self.has_title


@dataclass
class ParagraphRow:
    """One paragraph by its number, key and first words."""

    number: int
    paragraph: Paragraph
    words: Resolved


def language_rows(declaration: Declaration) -> list[LanguageRow]:
    """Every language of the site, in its order. Two queries."""
    versions = {version.language: version for version in declaration.versions.all()}
    counts = paragraph_counts([declaration.pk]).get(declaration.pk, {})
    return [
        LanguageRow(
            row.code,
            languages.own_name(row.code),
            row,
            versions.get(row.code),
            bool(getattr(declaration, languages.column("title", row.code))),
        )
        for row in fullness(declaration, counts)
    ]


def paragraph_rows(declaration: Declaration) -> list[ParagraphRow]:
    """Every paragraph in its order, with its first words in one language. One query."""
    original = declaration.original_language
    rows = with_texts(declaration.paragraphs.all(), ["body"], original=original)
    return [ParagraphRow(n, row, _first_words(row)) for n, row in enumerate(rows, start=1)]


def _first_words(paragraph: Paragraph) -> Resolved:
    """The beginning of its text, without marks."""
    text = paragraph.text("body")
    return Resolved(Truncator(to_plain(text.text)).chars(90), text.language)
