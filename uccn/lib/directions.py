"""Which words of a text run against its own direction.

For formats that want each direction in a run of its own. It follows the bidirectional algorithm
(UAX #9) where whole words are concerned: what stands between words of one direction goes with them,
figures go with the word before them, and brackets stay a pair.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

_OPENING, _CLOSING = "([{", ")]}"
_STRONG = {"ltr": ("L",), "rtl": ("R", "AL")}
# What ends a line or a part of it.
_ENDS = ("B", "S")


def runs(text: str, direction: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text whose own direction is "ltr" or "rtl", each as (direction, words)."""
    other = "ltr" if direction == "rtl" else "rtl"
    pairs = zip(_against(text, _STRONG[direction], _STRONG[other]), text, strict=True)
    for is_against, group in groupby(pairs, key=lambda pair: pair[0]):
        yield (other if is_against else direction, "".join(letter for _is, letter in group))


def _against(text: str, own: tuple[str, ...], other: tuple[str, ...]) -> list[bool]:
    """For each letter whether it belongs to words of the other direction."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    shape = "".join("|" if kind in (*own, *_ENDS) else "." for kind in kinds)
    found = [False] * len(text)
    for stretch in re.finditer(r"\.+", shape):
        for first, end in _words(text, kinds, other, stretch):
            found[first:end] = [True] * (end - first)
    return found


def _words(text: str, kinds: list[str], other: tuple[str, ...], stretch) -> Iterator[tuple]:
    """Where words of the other direction begin and end, in a stretch without any of the own."""
    first = last = None
    depth = 0
    for place in range(*stretch.span()):
        letter = text[place]
        if kinds[place] in other or (first is not None and kinds[place] == "EN"):
            first, last = place if first is None else first, place
        elif first is not None and letter in _OPENING:
            depth += 1
        elif first is not None and letter in _CLOSING and depth:
            depth, last = depth - 1, place
        elif first is not None and letter in _CLOSING:
            # Its partner stands before these words, so it is none of theirs.
            yield first, last + 1
            first = last = None
    if first is not None:
        yield first, last + 1
