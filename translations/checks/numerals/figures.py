"""Numbers written in digits, read with the separators of their language (CLDR)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from translations.checks.facts import Facts, facts
from translations.checks.numerals.number import Number

_SUFFIX_YEAR = re.compile(r"(?<!\d)(\d{2})\d{2}[-–—/‑]$")
_STROKE = re.compile(r"\d[-/.]\d|.{0,2}\d+[-/]\d")
_DAY = 31


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern:
    """Figures of a language: dates with points, thousands, decimals, then plain digits."""
    known = facts(language).figures
    grouping = re.escape(known.grouping)
    decimal = re.escape("".join(dict.fromkeys(known.decimal + ".,٫")))
    own = re.escape(known.decimal)
    return re.compile(
        r"(?P<date>(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d|\.\d))"
        rf"|(?P<grouped>(?<!\d)\d{{1,3}}(?P<sep>[{grouping}])\d{{3}}(?:(?P=sep)\d{{3}})*(?!\d)"
        rf"(?:[{own}]\d+)?)"
        r"|(?P<groups>(?<!\d)\d{1,3}(?P<any>[.,])\d{3}(?:(?P=any)\d{3})+(?!\d))"
        rf"|(?P<clock>(?<!\d)(?:[01]?\d|2[0-4]):00(?!\d))"
        rf"|(?P<decimal>\d+(?P<point>[{decimal}])\d+(?![.,]?\d))"
        r"|(?P<plain>\d+)"
    )


def figures(text: str, language: str) -> Iterator[Number]:
    """The figures of a text whose digits are ASCII already."""
    known = facts(language)
    for match in _pattern(language).finditer(text):
        kind, chunk = match.lastgroup, match[0]
        if match["date"]:
            yield from _each(chunk, match.start())
        elif match["grouped"] or match["groups"]:
            yield _grouped(match, known)
        elif match["decimal"]:
            yield _decimal(match, known)
        elif match["clock"]:
            hour = chunk.split(":")[0]
            yield Number(match.start(), match.end(), Decimal(hour))
        elif kind:
            yield _plain(text, match)


def _each(chunk: str, start: int) -> Iterator[Number]:
    """The numbers between the points of a date."""
    for found in re.finditer(r"\d+", chunk):
        value = Decimal(found[0])
        others = (value + 2000,) if found.end() == len(chunk) and len(found[0]) == 2 else ()
        yield Number(
            start + found.start(), start + found.end(), value, others=others, is_dated=True
        )


def _grouped(match: re.Match, known: Facts) -> Number:
    """A number with parted thousands: 1 500 000,5."""
    separator = match["sep"] or match["any"]
    whole = match[0].replace(separator, "")
    for mark in known.figures.decimal:
        whole = whole.replace(mark, ".")
    return Number(match.start(), match.end(), Decimal(whole))


def _decimal(match: re.Match, known: Facts) -> Number:
    """A number with a fraction, which may also be an hour, a date or a paragraph: 14.30, 11.4."""
    whole, fraction = match[0].split(match["point"])
    value, others, parts = Decimal(f"{whole}.{fraction}"), (), ()
    if known.figures.either and len(fraction) == 3:
        others = (Decimal(whole + fraction),)
    if match["point"] == "." and len(fraction) <= 2 >= len(whole) and int(whole) <= _DAY:
        parts = (Decimal(whole), Decimal(fraction))
        if fraction == "00":
            parts = (Decimal(whole),)
    return Number(match.start(), match.end(), value, others=others, parts=parts)


def _plain(text: str, match: re.Match) -> Number:
    """Digits alone; two of them after a year may be a year too: 2018-19."""
    digits = match[0]
    others = ()
    if len(digits) == 2 and (before := _SUFFIX_YEAR.search(text[: match.start()][-5:])):
        others = (Decimal(before[1] + digits),)
    # The minutes of 9 h 00 need not be said.
    is_firm = digits != "00"
    is_dated = bool(_STROKE.match(text[max(0, match.start() - 2) : match.end() + 2]))
    return Number(*match.span(), Decimal(digits), is_firm=is_firm, others=others, is_dated=is_dated)
