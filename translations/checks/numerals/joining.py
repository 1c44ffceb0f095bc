"""Number words that stand together, as one number: "vingt et un", "2 million", "الثاني عشر"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from translations.checks.facts import Grammar
from translations.checks.numerals.number import Kind, Number
from translations.checks.numerals.vocabulary import Vocabulary, Word

_TOKEN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670])+")
_GAP = re.compile(r"[\s\-‐‑]{0,3}")
_SCALES = {10**2, 10**3, 10**6, 10**9, 10**12}
_LEAST_SCALE_OF_A_FIGURE = 1000


@dataclass
class _Group:
    """Neighbours that are one number so far."""

    start: int
    end: int
    parts: list[Decimal]
    kind: Kind
    is_plain: bool
    number: Number | None = None

    def made(self) -> Number:
        """The number that the group came to."""
        if self.number and self.parts == [self.number.value]:
            return self.number
        firm = self.kind is Kind.FIGURE and (self.number is None or self.number.is_firm)
        plain = self.is_plain and not firm
        return Number(self.start, self.end, sum(self.parts), self.kind, firm, plain)


def joined(
    text: str, figures: Iterable[Number], words: Vocabulary, grammar: Grammar
) -> Iterator[Number]:
    """The figures and the number words of a text, neighbours joined, in the text's order."""
    group: _Group | None = None
    for start, end, item in _items(text, figures, words):
        if group and _are_neighbours(text[group.end : start], words):
            parts = _with(group, item, grammar) if isinstance(item, Word) else None
            if parts:
                group.parts, group.end = parts, end
                group.is_plain = group.is_plain and item.is_plain
                continue
        if group:
            yield group.made()
        group = _opened(start, end, item)
    if group:
        yield group.made()


def _items(text: str, figures: Iterable[Number], words: Vocabulary) -> list[tuple]:
    """Figures and number words with their places, in order."""
    found = [(number.start, number.end, number) for number in figures]
    for match in _TOKEN.finditer(text):
        if word := words.find(match[0]):
            found.append((match.start(), match.end(), word))
    return sorted(found, key=lambda item: item[:2])


def _are_neighbours(gap: str, words: Vocabulary) -> bool:
    """Whether nothing but a space, a hyphen or an "and" stands between."""
    return bool(_GAP.fullmatch(gap)) or (len(gap) < 6 and gap.strip(" -\u00a0") in words.connectors)


def _opened(start: int, end: int, item: Number | Word) -> _Group:
    """A group of one."""
    if isinstance(item, Number):
        return _Group(start, end, [item.value], Kind.FIGURE, is_plain=True, number=item)
    return _Group(start, end, [Decimal(item.value)], Kind.WORD, item.is_plain)


def _with(group: _Group, word: Word, grammar: Grammar) -> list[Decimal] | None:
    """The group's parts with one more word; None when the word begins another number."""
    parts, value = group.parts, word.value
    is_one = parts == [1]
    if not word.is_plain or not (group.is_plain or is_one):
        return None
    if value in _SCALES and (smaller := [each for each in parts if each < value]):
        if group.kind is Kind.FIGURE and value < _LEAST_SCALE_OF_A_FIGURE:
            return None
        return [*(each for each in parts if each >= value), sum(smaller) * value]
    if group.kind is Kind.FIGURE:
        return None
    return _added(parts, word, grammar)


def _added(parts: list[Decimal], word: Word, grammar: Grammar) -> list[Decimal] | None:
    """The parts with a word that adds to them, or that a language multiplies: quatre-vingts."""
    last, value = parts[-1], word.value
    if (int(last), value) in grammar.multiplied:
        return [*parts[:-1], last * value]
    is_teen = grammar.ten_after_unit and last < 10 and value == 10 and not word.is_joined
    is_tens = grammar.unit_before_ten and last < 10 and 20 <= value < 100 and word.is_joined
    if is_teen or is_tens:
        return [*parts[:-1], last + value]
    if (last in grammar.vigesimal and 0 < value < 20) or 0 < value < _place(int(last)):
        return [*parts, Decimal(value)]
    return None


def _place(value: int) -> int:
    """The lowest place of a number: 20 → 10, 300 → 100, 7 → 1."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place
