"""Where an entry stands among the results: one number, so that no result is ever sorted.

From the highest bits down: kind, titles before paragraphs, the newest year first, object, place in
the text, language. All languages of one text stand side by side and are one result. Both databases
walk these numbers downwards, which is what keeps the first page quick among 100,000 paragraphs.
"""

from typing import NamedTuple

from uccn.lib import languages

# How many bits each part takes: 58 in all, within the 63 of a database's integer.
_KIND, _TITLE, _YEAR, _OBJECT, _POSITION, _LANGUAGE = 4, 1, 12, 24, 12, 5
_LAST_OBJECT, _LAST_POSITION = 2**_OBJECT - 1, 2**_POSITION - 1
_LANGUAGES = 2**_LANGUAGE
# The first and the last number of all.
ALL = 0, 2 ** (_KIND + _TITLE + _YEAR + _OBJECT + _POSITION + _LANGUAGE) - 1


class Place(NamedTuple):
    """The parts of an entry's number."""

    kind: int
    is_title: bool
    year: int
    object_id: int
    position: int
    language: str


def number_of(place: Place) -> int:
    """The number of a place. Raises ValueError where a part does not fit."""
    parts = [
        (place.kind, _KIND),
        (int(place.is_title), _TITLE),
        (place.year, _YEAR),
        (_LAST_OBJECT - place.object_id, _OBJECT),
        (_LAST_POSITION - min(place.position, _LAST_POSITION), _POSITION),
        (languages.codes().index(place.language), _LANGUAGE),
    ]
    number = 0
    for value, bits in parts:
        if not 0 <= value < 2**bits:
            raise ValueError(f"{place} does not fit into an entry's number.")
        number = number << bits | value
    return number


def text_of(number: int) -> int:
    """What the languages of one text have in common."""
    return number >> _LANGUAGE


def language_of(number: int) -> str:
    """The language of an entry, '' for one that was taken from the settings since."""
    index, codes = number % _LANGUAGES, languages.codes()
    return codes[index] if index < len(codes) else ""


def year_of(number: int) -> int:
    """The year of an entry."""
    return number >> (_OBJECT + _POSITION + _LANGUAGE) & (2**_YEAR - 1)


def in_language(text: int, language: str) -> int:
    """The number that a text has in a language."""
    return text << _LANGUAGE | languages.codes().index(language)


def bounds(kind: int) -> tuple[int, int]:
    """The first and the last number of a kind."""
    below = _TITLE + _YEAR + _OBJECT + _POSITION + _LANGUAGE
    return kind << below, (kind + 1 << below) - 1
