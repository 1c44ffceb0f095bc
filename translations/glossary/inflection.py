"""How the words of a language change, as ``data/glossary/inflection.json`` tells it.

A language without an entry there works too: its words then match as they are written.

``fold`` says which letters count as which others, ``fold_last`` the same for the last letter of
a word, ``drop`` which marks do not count. ``paradigms`` are sets of endings that go together: two
words match when they share what stands before two endings of one set. ``prefixes`` and
``suffixes`` are small words that are written together with the next or last one: they may stand
at a word of a text. ``articles`` are the prefixes that a listed form may have lost in a text.
``before_suffix`` says how a word's last letter is written before a suffix.
"""

import json
from dataclasses import dataclass, field
from functools import cache, lru_cache

from django.conf import settings


@dataclass(frozen=True)
class Inflection:
    """The rules of one language."""

    fold: dict[str, str] = field(default_factory=dict)
    fold_last: dict[str, str] = field(default_factory=dict)
    drop: str = ""
    paradigms: tuple = ()
    prefixes: tuple = ()
    articles: tuple = ()
    suffixes: tuple = ()
    before_suffix: dict[str, str] = field(default_factory=dict)
    # How many letters must be left of a word without its ending, prefix or suffix.
    least: int = 2


@cache
def _rules() -> dict[str, Inflection]:
    """The rules of every language that has some."""
    path = settings.DATA_DIR / "glossary" / "inflection.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {code: Inflection(**rules) for code, rules in entries.items()}


def inflection(language: str) -> Inflection:
    """The rules of a language; of one that has none, empty ones."""
    return _rules().get(language) or Inflection()


@lru_cache(maxsize=65536)
def keys(word: str, language: str, *, is_listed: bool = False) -> frozenset[str]:
    """What a word is looked up under: two words match when they share a key.

    ``is_listed`` is for the words of the glossary's own forms: in them a first letter that only
    looks like a prefix belongs to the word.
    """
    rules = inflection(language)
    bare = _without_prefixes(word, rules.articles if is_listed else rules.prefixes, rules.least)
    if not is_listed:
        bare |= {stem for one in bare for stem in _without_suffixes(one, rules)}
    folded = {_last_folded(one, rules) for one in bare}
    return frozenset(key for one in folded for key in _stems(one, rules) or {one})


def _without_prefixes(word: str, prefixes: tuple, least: int) -> set[str]:
    """The word, and the word without each prefix that it may have."""
    cut = {word[len(p) :] for p in prefixes if word.startswith(p) and len(word) - len(p) >= least}
    return {word} | cut


def _without_suffixes(word: str, rules: Inflection) -> set[str]:
    """The word without each suffix that it may have, its last letter as it stands alone."""
    found = set()
    for suffix in rules.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) > rules.least:
            stem = word[: -len(suffix)]
            found.add(stem)
            if (alone := rules.before_suffix.get(stem[-1])) is not None:
                found.add(stem[:-1] + alone)
    return found


def _last_folded(word: str, rules: Inflection) -> str:
    """The word with the letter that its last one counts as."""
    return word[:-1] + rules.fold_last.get(word[-1:], word[-1:])


def _stems(word: str, rules: Inflection) -> set[str]:
    """The word before each ending that it may have, with the number of the ending's paradigm."""
    return {
        f"{number}:{word[: len(word) - len(ending)]}"
        for number, endings in enumerate(rules.paradigms)
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= rules.least
    }
