"""How the memory knows a text again: three keys from strict to lenient, and a sketch.

The sketch is the 32 smallest CRC-32 of the text's word pairs. Two texts share about as many of
them as they share word pairs, so the alike are found by counting rows, on any database.
"""

import hashlib
import heapq
import re
import unicodedata
import zlib
from itertools import pairwise

from translations.memory.numbers import masked

SKETCH = 32
# A title: too few word pairs to find it by, so its words and pieces of words count too.
SHORT = 12
PIECE = 5

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´＇"), "'")
# Marks that nobody sees: soft hyphen, zero-width, direction and isolate marks.
_UNSEEN = dict.fromkeys([0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2066, 0x206A), 0xFEFF])
_LOOKS = _APOSTROPHES | _UNSEEN
# Scripts that put no spaces between words: each letter counts as a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff"
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel marks stand inside a word but are no letters of their own.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
_WORD = re.compile(f"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\\w{_MARKS}])+")
_TOKEN = re.compile(_WORD.pattern + r"|[^\w\s]")
_DIGITS = re.compile(r"\d+")


def normalised(text: str) -> str:
    """The text without what a reader overlooks: case, spacing, the apostrophe's shape."""
    composed = unicodedata.normalize("NFC", text.translate(_LOOKS))
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


def sketch(text: str, language: str) -> list[int]:
    """The hashes by which texts alike are found, as signed 32-bit integers, none twice.

    Digits count as one, so that another year is no other pair. The language is in the hash.
    """
    salt = zlib.crc32(language.encode())
    found = words(_DIGITS.sub("0", normalised(text)))
    pairs = _smallest({f"{one} {two}" for one, two in pairwise(found)}, salt)
    if len(found) < SHORT:
        pairs |= _smallest(set(found) | _pieces(found), salt)
    return sorted(pairs)


def _pieces(found: list[str]) -> set[str]:
    """All runs of five letters, spaces counting as letters, marked so as to be no words."""
    line = " ".join(found)
    return {f"~{line[start : start + PIECE]}" for start in range(len(line) - PIECE + 1)}


def _smallest(grams: set[str], salt: int) -> set[int]:
    """The smallest hashes of all, so that every text keeps those of the same grams."""
    hashes = {zlib.crc32(gram.encode("utf-8", "surrogatepass"), salt) for gram in grams}
    return {number - 2**31 for number in heapq.nsmallest(SKETCH, hashes)}
