"""A text without what is no prose: addresses and the marks of our grammar, at the same places.

Every function gives a text of the same length, so that a position found in it holds in the text.
"""

import re
import unicodedata
from functools import lru_cache

# ASCII alone (RFC 3986), for Chinese goes on without a space; not the sign that ends a sentence.
URL = re.compile(r"(?:https?://|www\.)[!#-;=?-Z_a-z~]*[#$%&+\-/0-9=@A-Z_a-z~]")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_LINK_END = re.compile(r"\]\([^\s()]*\)")
# What stands where an address stood: a letter of no script, so that it is no punctuation either.
FILLER = "\ufffc"

_DIGITS = {
    start + value: str(value) for start in (0x0660, 0x06F0, 0xFF10, 0x0966) for value in range(10)
}
_DIGITS |= {ord("％"): "%", ord("٪"): "%", ord("．"): "."}


def filled(match: re.Match) -> str:
    """As many fillers as what was found is long."""
    return FILLER * len(match[0])


def without_links(text: str) -> str:
    """The text with every end of a link, its address included, as U+FFFC."""
    return _LINK_END.sub(filled, text)


@lru_cache(maxsize=256)
def prose(text: str) -> str:
    """The text with every address and every end of a link as U+FFFC."""
    text = without_links(text)
    for pattern in (URL, EMAIL):
        text = pattern.sub(filled, text)
    return text


@lru_cache(maxsize=256)
def figures(text: str) -> str:
    """The prose with the digits of every script as ASCII digits, and % as ``%``."""
    return prose(text).translate(_DIGITS)


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word without case, accents, vowel marks and hamzas: "Deuxième" → "deuxieme"."""
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFKD", word.casefold()).replace("\u0640", "")
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
