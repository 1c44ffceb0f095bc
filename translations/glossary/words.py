"""A text as words that can be compared, each with where it stands in the text.

Marks of emphasis and links do not count, nor do invisible characters; a curly apostrophe is a
straight one and a digit of any script the same digit. In scripts that are written without spaces
each character is a word.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from translations.glossary.inflection import inflection
from uccn.lib import text as grammar

# Kana, Han, Thai, Lao, Khmer and Burmese.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_CLUSTER = re.compile(r".[\u0300-\u036f\u0653-\u0655]*", re.DOTALL)
# What may stand between two words of one term: spaces, hyphens, apostrophes and quotation marks.
_BREAK = re.compile(r"[^\s\-\u2010\u2011'\"«»‹›“”„‟‘’‚《》〈〉「」『』_]")
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word; ``is_apart`` when more than a space or a hyphen parts it from the one before."""

    cased: str
    folded: str
    start: int
    end: int
    is_apart: bool


def words(text: str, language: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    shown, places = _shown(text, language)
    found, before = [], 0
    for match in _WORD.finditer(shown):
        start, end = match.span()
        is_apart = bool(_BREAK.search(shown, before, start))
        cased = match[0]
        place = places[start][0], places[end - 1][1]
        found.append(Word(cased, cased.casefold(), *place, is_apart))
        before = end
    return tuple(found)


def _shown(text: str, language: str) -> tuple[str, list[tuple[int, int]]]:
    """What counts of a text, and for each of its characters where it begins and ends there."""
    characters, places = [], []
    for offset, piece in grammar.places(text):
        end = offset
        for cluster in _CLUSTER.findall(piece):
            start, end = end, end + len(cluster)
            counted = _counted(cluster, language)
            characters.append(counted)
            places += [(start, end)] * len(counted)
    return "".join(characters), places


@lru_cache(maxsize=4096)
def _counted(cluster: str, language: str) -> str:
    """What a character counts as in a language; '' if it does not count."""
    rules = inflection(language)
    composed = unicodedata.normalize("NFC", cluster)
    return "".join(
        rules.fold.get(character, _plain(character))
        for character in composed
        if character not in _INVISIBLE and character not in rules.drop
    )


def _plain(character: str) -> str:
    """A digit as one of 0 to 9, any other character as it is."""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
