"""What differs between two texts, word by word."""

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

# A run of white space, one Han character (Chinese writes no spaces), or a word with its points.
_TOKEN = re.compile(r"\s+|[\u3400-\u9fff\uf900-\ufaff]|[^\s\u3400-\u9fff\uf900-\ufaff]+")


class Piece(NamedTuple):
    """A stretch of text: "same" in both, "gone" (the old one's alone) or "new"."""

    kind: str
    text: str


def word_difference(old: str, new: str, most: int | None = None) -> Iterator[Piece]:
    """The two texts in one: all but "new" joined is the old text, all but "gone" the new one.

    With more tokens (words and spaces) than ``most`` on a side, each text is one piece: repetitive
    texts of 3,000 words take many seconds.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if most and max(len(before), len(after)) > most and old != new:
        yield from (Piece(kind, text) for kind, text in (("gone", old), ("new", new)) if text)
        return
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(before[start:end]))
            continue
        if end > start:
            yield Piece("gone", "".join(before[start:end]))
        if new_end > new_start:
            yield Piece("new", "".join(after[new_start:new_end]))
