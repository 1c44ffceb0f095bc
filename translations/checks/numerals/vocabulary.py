"""The number words of a language in every form, and its months, ready to be looked up."""

import re
from functools import lru_cache
from typing import NamedTuple

from translations.checks.facts import Facts, facts
from translations.checks.plain import folded


class Word(NamedTuple):
    """What a word counts; whether it is nothing but a number; whether an "and" is part of it."""

    value: int
    is_plain: bool
    is_joined: bool = False


class Vocabulary(NamedTuple):
    """A language's number words by their folded form, and patterns for the rest."""

    words: dict[str, Word]
    compounds: re.Pattern | None
    compound_values: dict[str, int]
    months: re.Pattern | None
    dual: re.Pattern | None
    connectors: frozenset[str]

    def find(self, token: str) -> Word | None:
        """The number that a token is, if it is one."""
        word = folded(token)
        if found := self.words.get(word):
            return found
        if self.compounds and (match := self.compounds.match(word)):
            return Word(self.compound_values[match[1]], is_plain=False)
        if self.dual and len(word) > 4 and self.dual.search(word):
            return Word(2, is_plain=False)
        return None


@lru_cache(maxsize=64)
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, built once from its facts."""
    known = facts(language)
    words: dict[str, Word] = {}
    stems: dict[str, int] = {}
    for value, forms in known.words.items():
        for form in forms.split():
            if form.endswith("+"):
                stems[folded(form[:-1])] = value
            else:
                _add(words, form, value, known)
    compounds = None
    if stems:
        heads = "|".join(sorted(stems, key=len, reverse=True))
        tails = "|".join(folded(each) for each in known.grammar.compounds)
        compounds = re.compile(f"({heads})(?:{tails})")
    dual = re.compile(known.grammar.dual) if known.grammar.dual else None
    connectors = frozenset(known.grammar.connectors)
    return Vocabulary(words, compounds, stems, _months(known), dual, connectors)


def _add(words: dict[str, Word], form: str, value: int, known: Facts) -> None:
    """Every spelling of one form, with the language's prefixes and endings."""
    grammar, is_plain = known.grammar, not form.endswith("?")
    stem = form.rstrip("?~")
    endings = grammar.endings if "~" in form else ("",)
    for prefix in grammar.prefixes:
        joined = bool(grammar.joined_by) and prefix.startswith(grammar.joined_by)
        for ending in endings:
            words.setdefault(folded(prefix + stem + ending), Word(value, is_plain, joined))


def _months(known: Facts) -> re.Pattern | None:
    """One pattern for all months, the group's name telling which; names in capitals stay so."""
    if not known.months:
        return None
    prefixes = "|".join(sorted(filter(None, known.grammar.prefixes), key=len, reverse=True))
    prefix = f"(?:{prefixes})?" if prefixes else ""
    choices = "|".join(f"(?P<m{value}>{_cased(forms)})" for value, forms in known.months.items())
    return re.compile(rf"(?<!\w){prefix}(?:{choices})(?!\w)")


def _cased(forms: str) -> str:
    """Forms that are written small are found in capitals too, but "May" is not "may"."""
    return f"(?i:{forms})" if forms[0].islower() else forms
