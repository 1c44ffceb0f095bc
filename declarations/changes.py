"""What changed in one language between two versions of an adopted text, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from declarations import facts
from declarations.content import Content
from uccn.lib.differences import Piece, word_difference
from uccn.lib.text import to_plain

# Longer paragraphs are shown whole, old and new: word by word they would take seconds.
MOST_WORDS = 800
# So are all paragraphs where so many characters changed: a page must not take seconds.
MOST_CHARACTERS = 60_000


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
    moved, said, says = _moved(before, after), old.texts, new.texts
    keys = [
        key
        for key in _in_order(list(before), list(after))
        if key in moved or said.get(key) != says.get(key)
    ]
    changed = sum(len(said.get(key, "")) + len(says.get(key, "")) for key in keys)
    most = MOST_WORDS if changed <= MOST_CHARACTERS else 1
    return [
        Changed(key, before.get(key), after.get(key), _pieces(said, says, key, most))
        for key in keys
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


def around(old: dict, new: dict) -> list[tuple[str, object, object]]:
    """What changed in the facts around the text, as the active language says them."""
    before, after = facts.in_words(old), facts.in_words(new)
    return [(name, before[name], after[name]) for name in before if before[name] != after[name]]


def difference(old: str, new: str, most: int = MOST_WORDS) -> Iterator[Piece]:
    """The two texts in one, as a reader sees them, without the marks of our grammar."""
    return word_difference(to_plain(old), to_plain(new), most=most)


def _pieces(old: dict[str, str], new: dict[str, str], key: str, most: int) -> list[Piece]:
    """The two texts of a paragraph in one; nothing where they are the same."""
    before, after = old.get(key, ""), new.get(key, "")
    return list(difference(before, after, most)) if before != after else []


def _numbered(content: Content) -> dict[str, int]:
    """The number of each paragraph, by key."""
    return {key: number for number, (key, _text) in enumerate(content.paragraphs, start=1)}


def _moved(before: dict[str, int], after: dict[str, int]) -> set[str]:
    """The paragraphs that came, went, or passed another one that stayed."""
    stayed = [key for key in before if key in after]
    places = zip(stayed, sorted(stayed, key=after.__getitem__), strict=True)
    passed = {old for old, new in places if old != new}
    return passed | (before.keys() ^ after.keys())


def _in_order(before: list[str], after: list[str]) -> list[str]:
    """The new order, with what was removed behind what stood before it."""
    found = list(after)
    for position, key in enumerate(before):
        if key not in found:
            neighbours = [found.index(k) + 1 for k in before[:position] if k in found]
            found.insert(max(neighbours[-1:], default=0), key)
    return found
