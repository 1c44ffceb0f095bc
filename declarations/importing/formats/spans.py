"""Pieces of text with their looks, written with the marks that ``importing.marks`` understands."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from declarations.importing.formats.blocks import LINE_END

_RAISED = re.compile(r"[^\W_]{1,20}")
_END = f"{LINE_END}|\n"
_SPACE = re.compile(rf"[^\S\n{LINE_END}\u00a0\u202f]+")
# Programs write rows of spaces to push words to their place.
_MANY_SPACES = re.compile(r"[ \u00a0\u202f]{2,}(?![;:!?»])")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s()<>\"\u2028]{1,1000}")


class Span(NamedTuple):
    """A piece of text that looks alike: emphasised, raised, or a link."""

    text: str
    strong: bool = False
    raised: bool = False
    url: str = ""


def marked(spans: Iterable[Span]) -> str:
    """The text of a paragraph with its marks, without outer and doubled spaces."""
    text = "".join(
        _piece(Span("".join(span.text for span in alike), *looks))
        for looks, alike in groupby(_settled(spans), key=lambda span: span[1:])
    )
    text = _MANY_SPACES.sub(" ", _SPACE.sub(" ", text))
    return re.sub(rf" ?({_END})\n? ?", r"\1", text).strip()


def _settled(spans: Iterable[Span]) -> Iterable[Span]:
    """The spans without soft hyphens; space has no looks of its own."""
    previous = Span("")
    for span in spans:
        span = span._replace(text=span.text.replace("\u00ad", "").replace("\ufeff", ""))
        if not span.text:
            continue
        if not span.text.strip() and not span.url:
            span = previous._replace(text=span.text, raised=False)
        previous = span
        yield span


def _piece(span: Span) -> str:
    """One span with its mark; where a mark cannot hold it, its words alone."""
    if span.url:
        return _link(span)
    if span.raised and _RAISED.fullmatch(span.text.strip()):
        before, words, after = _parted(span.text)
        return f"{before}<sup>{words}</sup>{after}"
    if span.strong and "*" not in span.text:
        return "".join(_strong(line) for line in re.split(f"({_END})", span.text))
    return span.text


def _strong(line: str) -> str:
    """A line with the marks of emphasis around its words."""
    before, words, after = _parted(line)
    return f"{before}**{words}**{after}" if words else line


def _parted(text: str) -> tuple[str, str, str]:
    """The space before, the words, the space after."""
    words = text.strip()
    if not words:
        return text, "", ""
    start = text.index(words[0])
    return text[:start], words, text[start + len(words) :]


def _link(span: Span) -> str:
    """Words with their address, when both can stand in our grammar."""
    url = span.url.strip().replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    before, words, after = _parted(span.text.replace("\n", " ").replace(LINE_END, " "))
    if not words or not _ADDRESS.fullmatch(url) or re.search(r"[\[\]*^]", words):
        return span.text
    return f"{before}[{words}]({url}){after}"
