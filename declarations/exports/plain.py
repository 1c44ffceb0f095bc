"""A declaration in one language as plain text: UTF-8, one line a paragraph.

The importer reads it back: what stands below the last line of signs is ours and no part of it.
"""

import unicodedata

from declarations.exports import wording
from declarations.exports.document import Document, ParagraphText
from uccn.lib import languages
from uccn.lib.text import Run, parse, to_plain

_RULE = "-" * 20
# Invisible letters that give a line its direction, where it begins with one of the other kind.
_MARKS = {"rtl": "\u200f", "ltr": "\u200e"}
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def render(document: Document) -> bytes:
    """The document as a text file; the same document gives the same bytes."""
    blocks = [*_head(document), *_text(document), _RULE, *_about(document)]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _head(document: Document) -> list[str]:
    """Masthead, header line and title, as the sheet has them; a made masthead is our own."""
    groups = [(to_plain(words), language) for words, language in wording.masthead(document)]
    if not document.masthead:
        groups = [(_directed(words, language), language) for words, language in groups]
    lines = [words for words, _language in groups]
    return [*lines, to_plain(document.header_line), to_plain(document.heading.text)]


def _text(document: Document) -> list[str]:
    """The paragraphs, each with its number and, in another language, with its mark."""
    return [_numbered(paragraph, document) for paragraph in document.paragraphs]


def _numbered(paragraph: ParagraphText, document: Document) -> str:
    """One paragraph."""
    words = f"{paragraph.number}. {_read(paragraph.text)}".rstrip()
    first, *more = words.split("\n")
    lines = [_directed(first, paragraph.language or document.language), *more]
    if mark := wording.mark(document, paragraph):
        lines.append(f"[{mark}]")
    return "\n".join(lines)


def _read(text: str) -> str:
    """A text in our grammar as it reads, each link followed by its address."""
    return "".join(_piece(run) for run in parse(text))


def _piece(run: Run) -> str:
    """One run as it reads."""
    return f"{run.text} <{run.url}>" if run.url and run.url != run.text else run.text


def _directed(text: str, language: str) -> str:
    """The lines of a text in a language's direction, also where nobody says which that is."""
    wanted = languages.direction(language)
    lines = text.split("\n")
    return "\n".join(
        _MARKS[wanted] + line if _shown(line) not in ("", wanted) else line for line in lines
    )


def _shown(line: str) -> str:
    """The direction in which a line is shown by its first strong letter, '' for none."""
    kinds = (_STRONG.get(unicodedata.bidirectional(letter)) for letter in line)
    return next((kind for kind in kinds if kind), "")


def _about(document: Document) -> list[str]:
    """Our note, which paragraphs are in another language, and where the text comes from."""
    said = "\n".join(wording.line(named, document) for named in wording.about(document))
    blocks = [to_plain(wording.editors_note(document)), wording.notice(document), said]
    return [_directed(block, document.language) for block in blocks]
