"""The words that the importer recognises, from ``vocabulary.json``, the catalogues and CLDR."""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import override

from uccn.lib import dates, languages
from uccn.lib.roman import to_roman
from uccn.lib.text import to_plain

# Scripts written without spaces between words: Han and kana, with their punctuation.
UNSPACED = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_ENDING = r"\w*"


class Title(NamedTuple):
    """A document's usual title: its kind, the slug it gives, the languages that write it so."""

    key: str
    name: str
    kind: str
    slug: str
    language: str


@cache
def data() -> dict:
    """The words as the file holds them."""
    return json.loads(Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """The letters and digits alone, without accents; other signs are one space."""
    letters = unicodedata.normalize("NFKD", text.replace("ـ", ""))
    kept = (c for c in letters if unicodedata.category(c) not in ("Mn", "Cf"))
    spaced = " ".join("".join(c if c.isalnum() else " " for c in kept).split())
    return re.sub(f"(?<=[{UNSPACED}]) | (?=[{UNSPACED}])", "", spaced)


def key(text: str) -> str:
    """Folded and in small letters, to compare what differs in case, accents and signs only."""
    return fold(text).casefold()


@cache
def titles() -> list[Title]:
    """Every known title, the particular ones before the general."""
    return [
        Title(key(name), name, entry["kind"], entry["slug"], language)
        for entry in data()["titles"]
        for language, names in entry["names"].items()
        for name in names
    ]


@cache
def slugs() -> set[str]:
    """The slugs that the known titles give."""
    return {entry["slug"] for entry in data()["titles"]}


def pattern(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; ``*`` stands for any ending."""
    keys = sorted({starred(word) for word in words} - {""}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(k).replace(r"\*", _ENDING) for k in keys) + ")"


def starred(word: str) -> str:
    """The word's key, with the ``*`` that stands for any ending of its parts."""
    return " ".join(key(part) + "*" * part.endswith("*") for part in word.split())


@cache
def meeting_words() -> str:
    """A regular expression for what the annual meetings are called."""
    return pattern(data()["meetings"])


@cache
def ordinals() -> dict[str, int]:
    """Ordinals in words, folded, to their number; the catalogues' own among them."""
    found = {w: int(number) for number, words in data()["ordinals"].items() for w in words}
    for language in languages.codes():
        with override(language):
            names = {number: to_plain(dates.ordinal(number)) for number in range(1, 51)}
        # Roman numerals are read as such: "L" alone is an article in some language.
        found |= {w: n for n, w in names.items() if not w.startswith(to_roman(n))}
    return {starred(word): number for word, number in found.items()}


@cache
def months() -> dict[str, int]:
    """The names of the months in the site's languages, folded, to their number."""
    found = {}
    for language in languages.codes():
        for context in languages.babel_locale(language).months.values():
            for width in ("wide", "abbreviated"):
                found |= {key(name): n for n, name in context.get(width, {}).items()} | found
    more = {key(w): int(number) for number, words in data()["months"].items() for w in words}
    return {name: n for name, n in (more | found).items() if name and not name[0].isdigit()}
