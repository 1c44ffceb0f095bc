"""Papers as PDF: lines broken by width, columns, headers, footnotes, a logo in words."""

import re
from dataclasses import dataclass, field

from tests.declarations.importing.formats.pdf_writer import HEIGHT, WIDTH, Text, length, written
from uccn.lib.text import parse

_TOP, _BOTTOM = HEIGHT - 90, 90
_LEADING, _SMALL = 1.3, 8


@dataclass
class Paper:
    """Pages that are filled line by line, from column to column."""

    columns: int = 1
    size: float = 11
    gap: float = 0.8
    header: str = ""
    footer: str = ""
    breaks_words: bool = False
    pages: list[list[Text]] = field(default_factory=list)
    _column: int = 0
    _base: float = 0

    def __post_init__(self) -> None:
        self._turn()

    def _turn(self) -> None:
        """Begin a page."""
        number = len(self.pages) + 1
        edges = [Text(72, HEIGHT - 40, self.header.format(number), _SMALL)] if self.header else []
        edges += [Text(290, 40, self.footer.format(number), _SMALL)] if self.footer else []
        self.pages.append(edges)
        self._column, self._base = 0, _TOP

    @property
    def _width(self) -> float:
        """How wide a column is."""
        return (WIDTH - 144 - 24 * (self.columns - 1)) / self.columns

    def line(self, words: str, size: float = 0, left: float | None = None, font="Paper") -> None:
        """Draw one line where the last one ended."""
        size = size or self.size
        if self._base < _BOTTOM:
            self._column, self._base = self._column + 1, _TOP
            if self._column == self.columns:
                self._turn()
        start = 72 + self._column * (self._width + 24) if left is None else left
        for number, (kind, text) in enumerate(_raised(words)):
            raised = kind == "raised"
            text_size = size * 0.6 if raised else size
            self.pages[-1].append(
                Text(start, self._base + size * 0.4 * raised, text, text_size, font)
            )
            start += length(text, text_size)
            del number
        self._base -= size * _LEADING

    def space(self, lines: float = 1) -> None:
        """Leave a space."""
        self._base -= self.size * _LEADING * lines

    def paragraph(self, text: str) -> None:
        """Break a paragraph of our grammar into lines."""
        for line in self._broken(text):
            self.line(line)
        self.space(self.gap)

    def _broken(self, text: str) -> list[str]:
        """The lines of a paragraph."""
        lines, line = [], ""
        for word in _words(text):
            if length(_bare(line + word), self.size) <= self._width:
                line += word
                continue
            head = self._head(word, line)
            lines.append((line + head).rstrip())
            line = word[len(head.rstrip("-")) :] if head else word.lstrip()
        return [*lines, line.rstrip()]

    def _head(self, word: str, line: str) -> str:
        """The beginning of a word with a hyphen, where it still goes on the line."""
        if not self.breaks_words or not word.strip(" ,.;").isalpha() or len(word.strip()) < 8:
            return ""
        head = word[: len(word) // 2] + "-"
        return head if length(_bare(line + head), self.size) <= self._width else ""

    def footnote(self, words: str) -> None:
        """Draw a footnote at the foot of the page."""
        self.pages[-1].append(Text(72, 62, words, _SMALL))

    def bytes(self) -> bytes:
        """The file."""
        return written(self.pages)


def _words(text: str) -> list[str]:
    """The words with the space before them; Chinese may break anywhere but before its signs."""
    if any(ord(letter) > 0x2E80 for letter in text):
        return re.findall(r"(?:[!-~]+|.)[，。；：、）》]*", text)
    first, *rest = text.split(" ")
    return [first, *(f" {word}" for word in rest)]


def _bare(text: str) -> str:
    """The words without marks."""
    return text.replace("^", "")


def _raised(words: str) -> list[tuple[str, str]]:
    """The pieces of a line that stand on it or above it."""
    return [(run.kind, run.text) for run in parse(words)]


def declaration(parsed, **looks) -> Paper:
    """A paper of the declaration: masthead, header line, title, paragraphs."""
    paper = Paper(**looks)
    for group in filter(None, parsed.masthead.split("\n\n")):
        for line in group.split("\n"):
            paper.line(line, 12)
        paper.space(2)
    if parsed.header_line:
        paper.paragraph(parsed.header_line)
        paper.space(1)
    paper.line(parsed.title, 16)
    paper.space(1)
    for text in parsed.paragraphs:
        paper.paragraph(text)
    return paper
