"""The words by which a programme is understood, in every language at once."""

import json
import re
from functools import cache
from pathlib import Path

from babel import Locale

from meetings.programme.importing.folding import fold
from uccn.lib import languages

_FILE = Path(__file__).with_name("vocabulary.json")
# Where months have names of their own beside those of the language.
_BESIDE = ("ar_SY", "ar_DZ")
_IDEOGRAPHS = "[\u4e00-\u9fff]"


@cache
def words(name: str) -> list[str]:
    """A list of the file, folded, the longest first."""
    return _folded(_data()[name])


@cache
def kinds() -> dict[str, re.Pattern]:
    """The words that tell each kind; the first kind that is told counts."""
    return {kind: any_of(_folded(found), ends=False) for kind, found in _data()["kinds"].items()}


def first_kind(folded: str) -> str:
    """The kind that a text's first word tells, '' for none."""
    return next((kind for kind, found in kinds().items() if found.match(folded)), "")


@cache
def columns() -> dict[str, str]:
    """The name of a column by each heading that it may have."""
    return {fold(word): name for name, found in _data()["columns"].items() for word in found}


@cache
def months() -> dict[str, int]:
    """The number of a month by its folded names and abbreviations."""
    return {
        fold(name).rstrip("."): number
        for locale in _locales()
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[form][width].items()
        if any(letter.isalpha() for letter in name) and not name[0].isdigit()
    }


@cache
def weekdays() -> dict[str, int]:
    """The number of a weekday, Monday's being 0, by its folded names and abbreviations."""
    return {
        fold(name).rstrip("."): number
        for locale in _locales()
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.days[form][width].items()
    }


def any_of(found: list[str], *, ends: bool = True) -> re.Pattern:
    """One of the words at the beginning of a word, and with ``ends`` at the end of one."""
    after = r"(?!\w)" if ends else ""
    parts = [
        re.escape(word) if re.match(_IDEOGRAPHS, word) else rf"(?<!\w){_article(word)}{after}"
        for word in found
    ]
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def _article(word: str) -> str:
    """A word as a pattern; an Arabic one may have its article or a particle."""
    escaped = re.escape(word)
    return rf"(?:و?(?:ال|لل|ب|ل)?){escaped}" if "\u0600" <= word[0] <= "\u06ff" else escaped


def _folded(found: list[str]) -> list[str]:
    """The words folded, the longest first, so that none hides a longer one."""
    return sorted({fold(word) for word in found}, key=lambda word: (-len(word), word))


@cache
def _data() -> dict:
    """The file."""
    return json.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _locales() -> list[Locale]:
    """Every language's words for days and months."""
    known = [languages.babel_locale(code) for code in languages.codes()]
    return [*known, *(Locale.parse(name) for name in _BESIDE)]


@cache
def raw(name: str) -> list[str]:
    """A list of the file as it is written, in small letters, the longest first."""
    return sorted((word.lower() for word in _data()[name]), key=lambda word: (-len(word), word))
