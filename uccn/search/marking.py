"""Where a text holds what was looked for: the passage to show, cut into pieces that are marked."""

from typing import NamedTuple

from uccn.search.words import words

# About three lines on a desk.
PASSAGE = 280
# How much of what stands before the first hit is shown.
_BEFORE = 60
# How far a passage's edge moves to stand between two words.
_EDGE = 24


class Piece(NamedTuple):
    """A piece of a text, and whether it is what was looked for."""

    text: str
    is_hit: bool = False


def pieces(text: str, stems: frozenset[str], language: str) -> list[Piece]:
    """The whole text."""
    return _cut(text, _spans(text, stems, language), 0, len(text))


def passage(text: str, stems: frozenset[str], language: str, size: int = PASSAGE) -> list[Piece]:
    """The part of a text in which most of what was looked for stands; its opening without any."""
    spans = _spans(text, stems, language)
    start, end = _window(text, spans, size)
    found = _cut(text, spans, start, end)
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *found, *after]


def _spans(text: str, stems: frozenset[str], language: str) -> list[tuple[int, int]]:
    """Where the words stand; pairs of Chinese characters that overlap are one."""
    found: list[tuple[int, int]] = []
    for word in words(text, language) if stems else ():
        if not word.stems & stems:
            continue
        if found and word.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], word.end))
        else:
            found.append((word.start, word.end))
    return found


def _window(text: str, spans: list[tuple[int, int]], size: int) -> tuple[int, int]:
    """The edges of the passage that holds most hits, the first of those."""
    if len(text) <= size:
        return 0, len(text)
    starts = [start for start, _end in spans] or [0]
    best = max(starts, key=lambda first: sum(first <= s < first + size - _BEFORE for s in starts))
    start = max(0, min(best - _BEFORE, len(text) - size))
    end = start + size
    return _after_space(text, start), _before_space(text, min(end, len(text)))


def _after_space(text: str, start: int) -> int:
    """The edge, moved on to the next word where that is near."""
    space = text.find(" ", start, start + _EDGE) if start else -1
    return space + 1 if space >= 0 else start


def _before_space(text: str, end: int) -> int:
    """The edge, moved back to the last word where that is near."""
    space = text.rfind(" ", end - _EDGE, end) if end < len(text) else -1
    return space if space >= 0 else end


def _cut(text: str, spans: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    """The text between two edges, in pieces."""
    found, position = [], start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        found += [Piece(text[position:first]), Piece(text[first:last], True)]
        position = last
    return [piece for piece in [*found, Piece(text[position:end])] if piece.text]
