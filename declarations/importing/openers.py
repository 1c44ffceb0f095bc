"""The words with which paragraphs open, such as "Nous renouvelons", from ``openers.json``."""

import json
import re
from functools import cache
from pathlib import Path

from declarations.importing import vocabulary
from uccn.lib.text import to_plain

_NUMBER = r"(?:[(（]?\w{1,6}[.)）、]\s*|\d{1,3}[-–]\s*)?"
# Vowel signs belong to a word, though they are no letters.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_ANY_WORD = rf"[\w{_MARKS}]+"


def opener_of(text: str, language: str) -> str:
    """The words with which a text of our grammar opens, as they stand there; '' for none known."""
    pattern = _pattern(language)
    found = pattern.match(to_plain(text)) if pattern else None
    return found["opener"].rstrip(",،， ") if found else ""


@cache
def _pattern(language: str) -> re.Pattern | None:
    """Every opener of a language, longest first, after a number or letter."""
    path = Path(__file__).with_name("openers.json")
    words = json.loads(path.read_text(encoding="utf-8")).get(language)
    if not words:
        return None
    choices = "|".join(_words(opener) for opener in sorted(words, key=len, reverse=True))
    return re.compile(rf"{_NUMBER}(?P<opener>{choices})", re.IGNORECASE)


def _words(opener: str) -> str:
    """The pattern of one opener: any space, any apostrophe, whole words where words are parted."""
    parts = (_ANY_WORD if part == "*" else re.escape(part) for part in opener.split())
    pattern = r"\s+".join(parts).replace("'", "['’]")
    is_spaced = not re.search(f"[{vocabulary.UNSPACED}]", opener)
    return rf"{pattern}(?![\w{_MARKS}])" if is_spaced else pattern
