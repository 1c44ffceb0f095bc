"""The words of a text as they are compared: one normaliser for both databases.

A word is folded (case, accents, vowel signs, forms of a letter) and then brought to its stems, of
which it may have several; two words are alike when they share one. Han is written without spaces,
so there each character and each pair of neighbours is a word. Every stem is written with its
language before it ("fr0vill"), in letters and digits alone, so that no database reads an operator
in it and a French stem never meets an English one.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from uccn.search.rules import Rules, rules

# Longer than any word that is written; PostgreSQL takes no lexeme above 2,046 bytes.
_LONGEST = 40
# A second pass of the stemmer brings "ciudades" to "ciudad"; on short stems it cuts roots.
_SHORTEST = 4
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_VOWEL_SIGNS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_MARKS = f"\u0300-\u036f{_VOWEL_SIGNS}"
_WORD = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W_{_HAN}](?:[{_MARKS}]|[^\W_{_HAN}])*")
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2060\u2066-\u2069\ufeff]")
_APOSTROPHES = "'’ʼ`´＇"
_LATIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
                        "ı": "i", "ħ": "h", "ŧ": "t"})  # fmt: skip
_CYRILLIC = str.maketrans({"ё": "е"})
_ARABIC_MARKS = re.compile(f"[{_VOWEL_SIGNS}]")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ؤ": "و",
                         "ئ": "ي", "ء": None, "ک": "ك"})  # fmt: skip
# The article, alone or after a particle; "لل" is the article after "ل".
_ARTICLE = re.compile("^(?:[وف]?(?:[بك]?ال|لل)|[وف]ل?ال)(?=.{2})")
_PARTICLES = "وبلكف"


class Word(NamedTuple):
    """A word of a text: where it stands, and every stem under which it is found."""

    start: int
    end: int
    stems: frozenset[str]


def words(text: str, language: str) -> Iterator[Word]:
    """The words of a text in a language, in their order."""
    for match in _WORD.finditer(text):
        if match["han"]:
            yield from _han(match, language)
        elif not _is_elided(text, *match.span()):
            yield Word(*match.span(), _stems(match[0][:_LONGEST], language))


def _is_elided(text: str, start: int, end: int) -> bool:
    """Whether it is the one letter before or after an apostrophe: "l'accord", "city's"."""
    if end - start > 1:
        return False
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return bool((before and before in _APOSTROPHES) or (after and after in _APOSTROPHES))


def _han(match: re.Match, language: str) -> Iterator[Word]:
    """Each character of a run, and each pair of neighbours."""
    run, first = match["han"], match.start()
    for index, character in enumerate(run):
        yield Word(first + index, first + index + 1, frozenset([written(character, language)]))
        if pair := run[index : index + 2][1:]:
            stem = written(character + pair, language)
            yield Word(first + index, first + index + 2, frozenset([stem]))


def stems_of(text: str, language: str) -> set[str]:
    """Every stem of a text."""
    return {stem for word in words(text, language) for stem in word.stems}


def written(stem: str, language: str) -> str:
    """A stem with its language, as the databases hold it."""
    return f"{language.replace('-', '')}0{stem}"


@lru_cache(maxsize=65536)
def _stems(word: str, language: str) -> frozenset[str]:
    """The stems of a word as it is written."""
    folded = fold(word)
    own = rules(language)
    found = {folded}
    if _script(folded) == own.script:
        found = _arabic_stems(folded, own) if own.script == "Arab" else _twice(folded, own)
    return frozenset(written(stem, language) for stem in found if stem)


def fold(word: str) -> str:
    """A word without what readers leave out: case, accents, vowel signs, forms of a letter."""
    seen = _ARABIC_MARKS.sub("", _UNSEEN.sub("", word)).casefold()
    composed = unicodedata.normalize("NFKC", seen)
    letters = "".join(_folded(character) for character in composed)
    folded = letters.translate(_LATIN).translate(_CYRILLIC).translate(_ARABIC)
    return "".join(letter for letter in folded if letter.isalnum())


def _folded(character: str) -> str:
    """A character without its accent, a digit as one of 0 to 9; й is no и with an accent."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if "\u0400" <= character <= "\u04ff" or "\u0600" <= character <= "\u06ff":
        return character
    return "".join(
        c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)
    )


def _script(folded: str) -> str:
    """The script of a folded word, as ISO 15924 writes it; '' for another than ours."""
    first = next((letter for letter in folded if letter.isalpha()), "")
    name = unicodedata.name(first, "") if first else ""
    known = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "GREEK": "Grek"}
    return known.get(name.split(" ")[0], "")


def _twice(folded: str, own: Rules) -> set[str]:
    """The stem, and the stem of that where it is still a word's length."""
    once = own.stem(folded)
    again = own.stem(once)
    return {once, again} if len(again) >= _SHORTEST else {once}


def _arabic_stems(folded: str, own: Rules) -> set[str]:
    """The stem without the article; without it, also as if the first letter were a particle."""
    bare = _ARTICLE.sub("", folded)
    forms = [bare]
    if bare == folded and len(folded) >= _SHORTEST and folded[0] in _PARTICLES:
        forms.append(folded[1:])
    return {own.stem(_with_final_marbuta(form)) for form in forms}


def _with_final_marbuta(form: str) -> str:
    """A final heh as the teh that it is often written for, which the stemmer knows."""
    return f"{form[:-1]}ة" if form.endswith("ه") else form
