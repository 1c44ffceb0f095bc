"""What a person typed, as words that can be looked for; whatever it is, it is just words."""

from dataclasses import dataclass, field

from uccn.lib import languages
from uccn.search.rules import rules
from uccn.search.words import fold, words, written

# What is longer is no question; a page that looked for all of it would only be slow.
LONGEST = 200
MOST_WORDS = 12
# Stands before a year among an entry's stems; no language is called so.
_YEAR = "year"


@dataclass(frozen=True)
class Query:
    """The text that was typed, and its words by language: each the stems under which it is."""

    text: str
    is_cut: bool = False
    by_language: dict[str, list[frozenset[str]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.by_language.values())

    def ways(self, chosen: str = "") -> list[list[list[str]]]:
        """The ways to match: all words in one language, in any public one or the one chosen."""
        found = {c: parts for c, parts in self.by_language.items() if chosen in ("", c)}
        return [[sorted(stems) for stems in parts] for parts in found.values() if parts]

    def stems(self, language: str) -> frozenset[str]:
        """Every stem that is looked for in a language."""
        return frozenset().union(*self.by_language.get(language, []))


def parse(typed: str) -> Query:
    """The query of what was typed. Every public language is tried, for a word tells little of its
    own: "culture" is French, English, and looked for by readers of Arabic.
    """
    seen = " ".join("".join(c if c.isprintable() else " " for c in typed[: LONGEST * 2]).split())
    text = seen[:LONGEST]
    by_language = {code: _words(text, code) for code in languages.public_codes()}
    is_long = len(typed) > LONGEST * 2 or len(seen) > LONGEST
    is_cut = is_long or any(len(parts) > MOST_WORDS for parts in by_language.values())
    cut = {code: parts[:MOST_WORDS] for code, parts in by_language.items()}
    return Query(text, is_cut, cut)


def _words(text: str, language: str) -> list[frozenset[str]]:
    """The words to look for in a language, each once, without function words among others."""
    found = [word for word in words(text, language) if not _is_covered(text, word)]
    own = rules(language).function_words
    telling = [word for word in found if fold(text[word.start : word.end]) not in own]
    stems = (word.stems for word in telling or found if word.stems)
    return list(dict.fromkeys(stems))


def _is_covered(text: str, word) -> bool:
    """Whether it is one Han character beside others: the pairs say more."""
    if word.end - word.start != 1 or not _is_han(text[word.start]):
        return False
    before = text[max(word.start - 1, 0) : word.start]
    after = text[word.end : word.end + 1]
    return _is_han(before) or _is_han(after)


def _is_han(character: str) -> bool:
    """Whether it is a character of Chinese, which has no letters."""
    return bool(character) and (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or character >= "\U00020000"
    )


def year_stem(year: int | str) -> str:
    """The stem that entries of a year hold."""
    return written(str(year), _YEAR)
