"""The forms of terms, made ready to be found in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from translations.glossary.inflection import keys
from translations.glossary.words import Word, words

# What stands for the second word of a form of one word.
_NO_WORD = frozenset({""})


class Form(NamedTuple):
    """A form as its words: under which keys each is found, and whether a break may precede it."""

    keys: tuple[frozenset[str], ...]
    breaks: tuple[bool, ...]
    is_cased: bool


class Hit(NamedTuple):
    """Where a form stands in a text, in words and in characters."""

    first: int
    last: int
    start: int
    end: int

    def covers(self, other: "Hit") -> bool:
        """Whether the other one lies within this one."""
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=16384)
def form(text: str, language: str, is_cased: bool = False) -> Form:
    """A form, ready to be compared."""
    parts = words(text, language)
    return Form(
        tuple(keys(_written(w, is_cased), language, is_listed=True) for w in parts),
        tuple(word.is_apart for word in parts),
        is_cased,
    )


def _written(word: Word, is_cased: bool) -> str:
    """A word with its capitals, or without."""
    return word.cased if is_cased else word.folded


class Index:
    """Many forms by the keys of their first two words, each with what it is a form of."""

    def __init__(self, language: str, forms: Iterable[tuple[Form, object]]) -> None:
        self.language = language
        self.by_keys: dict[tuple[str, str], list[tuple[Form, object]]] = defaultdict(list)
        for one, meaning in forms:
            if one.keys:
                for pair in product(one.keys[0], one.keys[1] if len(one.keys) > 1 else _NO_WORD):
                    self.by_keys[pair].append((one, meaning))

    def hits(self, text: str) -> Iterator[tuple[Hit, object]]:
        """Every place of the text where one of the forms stands, with what it means."""
        found = words(text, self.language)
        folded = [keys(word.folded, self.language) for word in found]
        cased = [keys(word.cased, self.language) for word in found]
        both = [folded[place] | cased[place] for place in range(len(found))] + [_NO_WORD]
        for first, word in enumerate(found):
            for pair in product(both[first], both[first + 1] | _NO_WORD):
                for one, meaning in self.by_keys.get(pair, ()):
                    if _stands(one, found, cased if one.is_cased else folded, first):
                        last = first + len(one.keys) - 1
                        yield Hit(first, last, word.start, found[last].end), meaning


def _stands(one: Form, found: tuple[Word, ...], known: list[frozenset], first: int) -> bool:
    """Whether the words of the text from one on are those of the form."""
    if first + len(one.keys) > len(found) or one.keys[0].isdisjoint(known[first]):
        return False
    return all(
        not one.keys[place].isdisjoint(known[first + place])
        and (one.breaks[place] or not found[first + place].is_apart)
        for place in range(1, len(one.keys))
    )


def hits(text: str, language: str, forms: Iterable[str], is_cased: bool = False) -> list[Hit]:
    """Every place of the text where one of a few forms stands, in order, each once."""
    index = Index(language, ((form(one, language, is_cased), None) for one in forms))
    return sorted({hit for hit, _meaning in index.hits(text)}, key=lambda h: (h.start, -h.end))
