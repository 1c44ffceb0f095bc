"""The numbers, Roman numerals and months of a text, which change while a formula stays.

Month names come from CLDR through Babel; a month counts where a number stands beside it ("May 12"),
so that a verb of the same letters does not.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from uccn.lib.languages import babel_locale
from uccn.lib.roman import from_roman

NUMBER, ROMAN, MONTH = "number", "roman", "month"
_MARKERS = {NUMBER: "\ue000", ROMAN: "\ue001", MONTH: "\ue002"}

# One letter of a script that puts spaces between words.
_LETTER = "(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])[^\\W\\d_]"
# What makes an ordinal: "12th", "XII^e^", "12-й".
_SUFFIX = rf"(?:\^(?:{_LETTER}){{1,4}}\^|-?(?:{_LETTER}){{1,4}}(?!\w))"
_GROUPED = r"\d{1,3}(?:(?P<mark>[ \u00a0\u2009\u202f.,'’٬])\d{3})(?:(?P=mark)\d{3})*(?!\d)"
_NUMBER = re.compile(rf"(?P<number>{_GROUPED}|\d+)(?P<suffix>{_SUFFIX})?")
# From II to LXXXIX; a single letter is a numeral only with a raised ending ("V^e^").
_ROMAN = re.compile(rf"(?P<number>[IVXL]+)(?P<suffix>{_SUFFIX})?(?!\w)")
_BETWEEN = re.compile(r"[.,]?\s?(?:[^\W\d_]{1,3}\s)?")


class Value(NamedTuple):
    """A number in a text: where, of which kind, how great (decimal digits), and how written."""

    start: int
    end: int
    stop: int
    kind: str
    number: str
    written: str
    suffix: str = ""

    @property
    def group_mark(self) -> str:
        """What parts the thousands, '' where nothing does."""
        return next((letter for letter in self.written if not letter.isdecimal()), "")


def values(text: str, language: str) -> list[Value]:
    """All numbers of a text, in their order."""
    found = [_value(match, NUMBER, _decimal(match["number"])) for match in _NUMBER.finditer(text)]
    found += _romans(text)
    if found:
        found += _months(text, language, found)
    return sorted(found)


def masked(text: str, language: str) -> str:
    """The text with its numbers blotted out; unchanged where no letter would be left."""
    pieces, position = [], 0
    for value in values(text, language):
        pieces.append(text[position : value.start])
        pieces.append(_MARKERS[value.kind])
        position = value.stop
    blotted = "".join([*pieces, text[position:]])
    return blotted if any(letter.isalpha() for letter in blotted) else text


def _value(match: re.Match, kind: str, number: str) -> Value:
    """What a pattern found."""
    start, end = match.span("number")
    return Value(start, end, match.end(), kind, number, match["number"], match["suffix"] or "")


def _decimal(written: str) -> str:
    """The digits of any script as ASCII ones, without grouping or leading zeros."""
    digits = (str(unicodedata.decimal(letter)) for letter in written if letter.isdecimal())
    return "".join(digits).lstrip("0") or "0"


def _romans(text: str) -> list[Value]:
    """The Roman numerals of a text."""
    found = []
    for match in _ROMAN.finditer(text):
        numeral, suffix = match["number"], match["suffix"] or ""
        is_inside_word = text[max(0, match.start() - 1) : match.start()].isalnum()
        if is_inside_word or (len(numeral) == 1 and not suffix.startswith("^")):
            continue
        try:
            found.append(_value(match, ROMAN, str(from_roman(numeral[:9]))))
        except ValueError:
            continue
    return [value for value in found if len(value.written) < 9]


def _months(text: str, language: str, numbers: list[Value]) -> list[Value]:
    """The months that stand beside a number."""
    starts = {value.start for value in numbers}
    stops = {value.stop for value in numbers}
    found = []
    for match in month_pattern(language).finditer(text):
        start, end = match.span()
        if _stands_after(text, start, stops) or _stands_before(text, end, starts):
            number = str(month_names(language)[match[0].casefold()][0])
            found.append(Value(start, end, end, MONTH, number, match[0]))
    return found


def _stands_after(text: str, start: int, stops: set[int]) -> bool:
    """Whether a number ends just before: "12 June", "12 de junio"."""
    return any(
        stop in stops and _BETWEEN.fullmatch(text, stop, start)
        for stop in range(max(0, start - 6), start + 1)
    )


def _stands_before(text: str, end: int, starts: set[int]) -> bool:
    """Whether a number begins just after: "June 12", "junio de 2018"."""
    return any(
        start in starts and _BETWEEN.fullmatch(text, end, start) for start in range(end, end + 7)
    )


@lru_cache
def month_names(language: str) -> dict[str, tuple[int, str]]:
    """The month's number and grammatical form ("format", "stand-alone") by its name."""
    months = babel_locale(language).months
    return {
        name.casefold(): (number, form)
        for form in ("stand-alone", "format")
        for number, name in months[form]["wide"].items()
    }


@lru_cache
def month_pattern(language: str) -> re.Pattern:
    """Finds a month's name; one that is written with a number is found as a number already."""
    names = sorted(month_names(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
