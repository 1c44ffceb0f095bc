"""How the memory knows a text again: three keys from strict to lenient, and a sketch.

The sketch is the 32 smallest CRC-32 of the text's word pairs. Two texts share about as many of
them as they share word pairs, so the alike are found by counting rows, on any database.
"""

import hashlib
import re
import unicodedata
import zlib
from itertools import pairwise

from translations.memory.numbers import masked

SKETCH = 32
# A title has too few word pairs to be found by, so pieces of its words count too.
TITLE_WORDS = 12
LONGEST_TITLE = 200
PIECE = 5

_APOSTROPHES = re.compile("[’‘ʼ`´＇]")
# Marks that nobody sees: soft hyphen, zero-width, direction and isolate marks.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2066-\u2069\ufeff]")
# Scripts that put no spaces between words: each letter counts as a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff"
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel marks stand inside a word but are no letters of their own.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
_WORD = re.compile(f"[^\\W{_UNSPACED}]+(?:[{_MARKS}]+[^\\W{_UNSPACED}]*)*|[{_UNSPACED}]")
_TOKEN = re.compile(_WORD.pattern + r"|[^\w\s]")
_DIGITS = re.compile(r"\d+")


def normalised(text: str) -> str:
    """The text without what a reader overlooks: case, spacing, the apostrophe's shape."""
    seen = _APOSTROPHES.sub("'", _UNSEEN.sub("", text))
    composed = unicodedata.normalize("NFC", seen)
    return " ".join(composed.casefold().split())


def tokens(normal: str) -> list[str]:
    """The words and marks of a normalised text, in their order."""
    return _TOKEN.findall(normal)


def words(normal: str) -> list[str]:
    """The words of a normalised text, in their order."""
    return _WORD.findall(normal)


def digest(*parts: str) -> str:
    """A key of 32 characters for these texts together."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


def normal_key(text: str) -> str:
    """The same for texts that a reader would call the same."""
    return digest(normalised(text))


def masked_key(text: str, language: str) -> str:
    """The same for texts that differ in numbers, dates and ordinals alone."""
    return digest(normalised(masked(text, language)))


def context_key(context: str) -> str:
    """The key of a place: what stands before and after; '' when that is not known."""
    return normal_key(context) if context.strip() else ""


def is_title(normal: str) -> bool:
    """Whether a normalised text is too short for its words alone to say what it is like."""
    # A "word" of many thousand letters is no title.
    return len(normal) <= LONGEST_TITLE and len(words(normal)) < TITLE_WORDS


def sketch(text: str, language: str) -> list[int]:
    """The hashes by which texts alike are found, as signed 32-bit integers, none twice.

    Digits count as one, so that another year is no other pair. The language is in the hash.
    """
    salt = zlib.crc32(language.encode())
    normal = _DIGITS.sub("0", normalised(text))
    found = words(normal)
    hashes = _smallest({f"{one} {two}" for one, two in pairwise(found)}, salt)
    if found and is_title(normal):
        hashes |= _smallest(_pieces(" ".join(["", *found, ""])), salt)
    return sorted(hashes)


def _pieces(line: str) -> set[str]:
    """All runs of five letters, spaces counting as letters, so marked that none is a word pair."""
    return {f"~{line[start : start + PIECE]}" for start in range(max(1, len(line) - PIECE + 1))}


def _smallest(grams: set[str], salt: int) -> set[int]:
    """The smallest hashes of all, so that every text keeps those of the same grams."""
    hashes = {zlib.crc32(gram.encode("utf-8", "surrogatepass"), salt) for gram in grams}
    return {number - 2**31 for number in sorted(hashes)[:SKETCH]}
