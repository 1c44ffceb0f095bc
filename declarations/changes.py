"""What changed in one language between two versions of an adopted text, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from declarations.content import Content
from translations.differences import Piece, word_difference
from uccn.lib.text import to_plain

# Longer paragraphs are shown whole, old and new: word by word they would take seconds.
MOST_WORDS = 800


@dataclass
class Changed:
    """One piece of the text that is not what it was.

    ``old_number`` and ``number`` are its places, None where it was not there; ``pieces`` are the
    two texts in one, empty where only the place changed.
    """

    key: str
    old_number: int | None
    number: int | None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What happened to it: "added", "removed", "changed" or "moved"."""
        if self.old_number is None:
            return "added"
        if self.number is None:
            return "removed"
        return "changed" if self.pieces else "moved"


def paragraphs(old: Content, new: Content) -> list[Changed]:
    """The paragraphs that changed, in the new order; what was removed stands where it stood."""
    before, after = _numbered(old), _numbered(new)
    return [
        Changed(key, before.get(key), after.get(key), list(_difference(old, new, key)))
        for key in _in_order(list(before), list(after))
        if _is_changed(key, before, after) or old.texts.get(key) != new.texts.get(key)
    ]


def lines(old: Content, new: Content) -> list[tuple[str, list[Piece]]]:
    """What changed above the paragraphs: the name of the field, and the two texts in one."""
    names = ("masthead", "header_line", "title")
    return [
        (name, list(difference(getattr(old, name), getattr(new, name))))
        for name in names
        if getattr(old, name) != getattr(new, name)
    ]


def said(old: Content, new: Content) -> list[tuple[str, object, object]]:
    """What changed in what is said about the text: the name of the field, old and new value."""
    names = [*old.provenance, *(name for name in new.provenance if name not in old.provenance)]
    pairs = [(name, old.provenance.get(name), new.provenance.get(name)) for name in names]
    return [pair for pair in pairs if pair[1] != pair[2]]


def difference(old: str, new: str) -> Iterator[Piece]:
    """The two texts in one, as a reader sees them, without the marks of our grammar."""
    return word_difference(to_plain(old), to_plain(new), most=MOST_WORDS)


def _difference(old: Content, new: Content, key: str) -> Iterator[Piece]:
    """The two texts of a paragraph in one; nothing where they are the same."""
    before, after = old.texts.get(key, ""), new.texts.get(key, "")
    return difference(before, after) if before != after else iter(())


def _numbered(content: Content) -> dict[str, int]:
    """The number of each paragraph, by key."""
    return {key: number for number, (key, _text) in enumerate(content.paragraphs, start=1)}


def _is_changed(key: str, before: dict[str, int], after: dict[str, int]) -> bool:
    """Whether a paragraph came, went, or passed another one that stayed."""
    if key not in before or key not in after:
        return True
    stayed = [other for other in before if other in after]
    return stayed.index(key) != sorted(stayed, key=after.__getitem__).index(key)


def _in_order(before: list[str], after: list[str]) -> list[str]:
    """The new order, with what was removed behind what stood before it."""
    found = list(after)
    for position, key in enumerate(before):
        if key not in found:
            neighbours = [found.index(k) + 1 for k in before[:position] if k in found]
            found.insert(max(neighbours[-1:], default=0), key)
    return found
