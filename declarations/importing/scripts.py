"""The scripts that languages are written in, held against the letters of a text."""

import unicodedata

from babel.core import get_global

from uccn.lib import languages

# How Unicode's names of letters begin, by CLDR's code of the script.
NAMES = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Hans": "CJK", "Hant": "CJK"}
# With fewer letters, nothing can be said.
_FEWEST = 20


def script_of(language: str) -> str:
    """The script that a language is usually written in. Source: CLDR's likely subtags."""
    locale = languages.babel_locale(language)
    likely = get_global("likely_subtags").get(locale.language, "")
    return locale.script or next((part for part in likely.split("_") if len(part) == 4), "")


def letters_of(text: str) -> list[str]:
    """The script of each letter, as Unicode names it; none where there are hardly any."""
    names = [unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()]
    return names if len(names) > _FEWEST else []


def script(text: str) -> str:
    """The script of most letters of a text, '' when there are hardly any."""
    names = letters_of(text)
    return max(sorted(set(names)), key=names.count) if names else ""


def is_foreign(text: str, language: str) -> bool:
    """Whether less than half of a text's letters are those that the language is written in."""
    names, expected = letters_of(text), NAMES.get(script_of(language))
    return bool(names and expected) and names.count(expected) * 2 < len(names)
