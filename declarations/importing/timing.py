"""The days of a meeting, read from a text in any of the site's languages."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from declarations.importing import vocabulary
from declarations.importing.editions import counted

# Orders of days, months and years, longest first; D and Y are numbers, M a name or a number.
_SHAPES = ["DMYDMY", "YMDYMD", "MDYMDY", "DMDMY", "MDMDY", "YMDMD", "DDMY", "MDDY", "YMDD"]
_SHAPES += ["DMY", "MDY", "YMD"]
_MOST_WORDS_BETWEEN = 2
_LONGEST = 3000


class Days(NamedTuple):
    """From one day to another; the same day twice when only one is named."""

    start: dt.date
    end: dt.date


class _Token(NamedTuple):
    """A number or a month's name: the letters of ``_SHAPES`` that it may stand for."""

    letters: str
    value: int


def find(text: str) -> list[Days]:
    """The days that a plain text names, in order: "12—15.06.2018", "du 12 au 15 juin 2018"."""
    found: dict[Days, bool] = {}
    for tokens in _rows(text[:_LONGEST]):
        position = 0
        while position < len(tokens):
            days, length = _at(tokens[position:])
            if days:
                found[days] = True
            position += length
    return list(found)


def _at(tokens: list[_Token]) -> tuple[Days | None, int]:
    """The days that begin with the first token, and how many tokens they take."""
    for shape in _SHAPES:
        fits = len(shape) <= len(tokens) and all(
            letter in token.letters for letter, token in zip(shape, tokens, strict=False)
        )
        # The American order needs the month's name: 06/12 is the sixth of December.
        fits = fits and not (shape[0] == "M" and "D" in tokens[0].letters)
        if fits and (days := _days(shape, [token.value for token in tokens[: len(shape)]])):
            return days, len(shape)
    return None, 1


def _days(shape: str, values: list[int]) -> Days | None:
    """The days, or None when there are none such in the calendar."""
    first = dict(zip(reversed(shape), reversed(values), strict=True))
    last = dict(zip(shape, values, strict=True))
    try:
        start = dt.date(first["Y"], first["M"], first["D"])
        end = dt.date(last["Y"], last["M"], last["D"])
    except ValueError:
        return None
    return Days(start, end) if start <= end else None


def _rows(text: str) -> Iterator[list[_Token]]:
    """The numbers and months of a text, in rows that more than a few words part."""
    row: list[_Token] = []
    words = 0
    for match in _pattern().finditer(_with_digits(vocabulary.key(text))):
        token = _token(match)
        words = 0 if token else words + 1
        if words > _MOST_WORDS_BETWEEN:
            yield row
            row = []
        elif token and not (row and token.letters == "M" and token == row[-1]):
            row.append(token)
    yield row


def _token(match: re.Match) -> _Token | None:
    """What a piece of text may stand for in a date, None for another word."""
    if name := match["word"]:
        month = vocabulary.months().get(name)
        return _Token("M", month) if month else None
    kind = match.lastgroup
    value = int(match[kind])
    if kind == "number":
        if 1900 <= value < 2200:
            return _Token("Y", value)
        return _Token("DM" if value <= 12 else "D", value)
    return _Token({"year": "Y", "month": "M", "day": "D"}[kind], value)


def _with_digits(text: str) -> str:
    """Numerals in the script of the units, before them, as digits: 六月 → 6月."""
    words = vocabulary.data()
    units = words["year"] + words["month"] + words["day"]
    numerals = rf"[{words['digits']}{words['ten']}]{{1,4}}(?=[{units}])"
    return re.sub(numerals, lambda match: str(counted(match[0]) or match[0]), text)


@cache
def _pattern() -> re.Pattern:
    """Numbers with a unit after them, bare numbers, words."""
    words = vocabulary.data()
    return re.compile(
        rf"(?P<year>\d{{4}}){words['year']}|(?P<month>\d{{1,2}}){words['month']}"
        rf"|(?P<day>\d{{1,2}})[{words['day']}]|(?P<number>\d{{1,9}})|(?P<word>[^\W\d_]+)"
    )
