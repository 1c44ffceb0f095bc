"""A source text cut into stretches: what changed in it, its terms, its figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uccn.lib.differences import Piece, word_difference


@dataclass(frozen=True)
class Span:
    """A stretch of a text that means something: "term" or "figure", with words about it."""

    start: int
    end: int
    kind: str
    title: str = ""


@dataclass(frozen=True)
class Stretch:
    """A stretch as the page shows it; ``change`` is "same", "new" or "gone"."""

    text: str
    change: str = "same"
    mark: str = ""
    title: str = ""


def stretches(text: str, spans: Iterable[Span], old: str | None = None) -> list[Stretch]:
    """The text in stretches; with the ``old`` one, what is gone stands where it stood."""
    pieces = [Piece("same", text)] if old is None else word_difference(old, text)
    kept = _apart(spans)
    found, position = [], 0
    for piece in pieces:
        if piece.kind == "gone":
            found.append(Stretch(piece.text, "gone"))
            continue
        end = position + len(piece.text)
        found += _cut(piece, position, [s for s in kept if s.start < end and s.end > position])
        position = end
    return found


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in their order, without those that overlap an earlier or longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.start - s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _cut(piece: Piece, offset: int, spans: list[Span]) -> Iterator[Stretch]:
    """One piece cut at the borders of the spans that touch it."""
    position = 0
    for span in spans:
        start = max(span.start - offset, position)
        end = min(span.end - offset, len(piece.text))
        if start > position:
            yield Stretch(piece.text[position:start], piece.kind)
        yield Stretch(piece.text[start:end], piece.kind, span.kind, span.title)
        position = end
    if position < len(piece.text):
        yield Stretch(piece.text[position:], piece.kind)
