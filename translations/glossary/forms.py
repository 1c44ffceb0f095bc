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
        searched = _searched(text, self.language)
        both = [a | b for a, b in zip(searched.folded, searched.cased, strict=True)] + [_NO_WORD]
        for first in range(len(searched.found)):
            for pair in product(both[first], both[first + 1] | _NO_WORD):
                for one, meaning in self.by_keys.get(pair, ()):
                    if hit := searched.hit(one, first):
                        yield hit, meaning


class _Searched:
    """A text made ready to be searched: its words, their keys, and where each key is."""

    def __init__(self, text: str, language: str) -> None:
        self.found = words(text, language)
        self.folded = [keys(word.folded, language) for word in self.found]
        self.cased = [keys(word.cased, language) for word in self.found]
        self.places: dict[str, set[int]] = defaultdict(set)
        for known in (self.folded, self.cased):
            for place, own in enumerate(known):
                for key in own:
                    self.places[key].add(place)

    def hit(self, one: Form, first: int) -> Hit | None:
        """The form, if the words of the text from one on are its words."""
        known = self.cased if one.is_cased else self.folded
        last = first + len(one.keys) - 1
        if last >= len(self.found) or one.keys[0].isdisjoint(known[first]):
            return None
        for place in range(1, len(one.keys)):
            if one.keys[place].isdisjoint(known[first + place]):
                return None
            if self.found[first + place].is_apart and not one.breaks[place]:
                return None
        return Hit(first, last, self.found[first].start, self.found[last].end)

    def starts(self, one: Form) -> set[int]:
        """Where the first word of a form may stand."""
        return {place for key in one.keys[0] for place in self.places.get(key, ())}


@lru_cache(maxsize=64)
def _searched(text: str, language: str) -> _Searched:
    """A text made ready once for all the terms that are looked for in it."""
    return _Searched(text, language)


def hits(text: str, language: str, forms: Iterable[str], is_cased: bool = False) -> list[Hit]:
    """Every place of the text where one of a few forms stands, in order, each once."""
    searched = _searched(text, language)
    ready = [one for each in forms if (one := form(each, language, is_cased)).keys]
    places = ((one, place) for one in ready for place in searched.starts(one))
    found = {hit for one, place in places if (hit := searched.hit(one, place))}
    return sorted(found, key=lambda hit: (hit.start, -hit.end))
