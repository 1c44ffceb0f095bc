"""Numbers written in Chinese characters: 十二, 第十二, 二〇三〇, 两千, and 3万 with its digits."""

import re
from collections.abc import Iterator
from decimal import Decimal

from translations.checks.numerals.number import Kind, Number

_ONES = {
    c: v
    for v, cs in enumerate(["零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"])
    for c in cs
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_RUN = re.compile(
    r"(?P<nth>第)?(?P<run>[零〇一二两三四五六七八九十百千万亿]{1,20})(?:点(?P<rest>[零〇一二三四五六七八九]+))?"
)
MULTIPLIER = re.compile(r"[多余几]?([十百千万亿]{1,4})")
MONTH = re.compile(r"(?<!\d)(\d{1,2})月|(?<![一二三四五六七八九十])(十?[一二三四五六七八九十])月")


def value_of(run: str) -> int:
    """The value of a run of characters: 十二 → 12, 二〇三〇 → 2030, 三百五 → 305."""
    if len(run) > 1 and all(letter in _ONES for letter in run):
        return int("".join(str(_ONES[letter]) for letter in run))
    total = section = digit = 0
    for letter in run:
        if letter in _ONES:
            digit = _ONES[letter]
        elif letter in _TENS:
            section, digit = section + (digit or 1) * _TENS[letter], 0
        else:
            total, section, digit = _scaled(total, section + digit, _SCALES[letter]), 0, 0
    return total + section + digit


def _scaled(total: int, section: int, scale: int) -> int:
    """What was counted so far, times the scale: 二亿三千万 adds, 三千万亿 multiplies."""
    if total > scale:
        return total + (section or 1) * scale
    return (total + section or 1) * scale


def scale_of(run: str) -> int:
    """What a run multiplies a figure by: 万 → 10 000, 千万 → 10 000 000."""
    product = 1
    for letter in run:
        product *= _TENS.get(letter) or _SCALES[letter]
    return product


def words(text: str) -> Iterator[Number]:
    """The numbers in characters; a single one may be part of a word, so it is soft."""
    for match in _RUN.finditer(text):
        run = match["run"]
        value = Decimal(value_of(run))
        if match["rest"]:
            value += Decimal("0." + "".join(str(_ONES[letter]) for letter in match["rest"]))
        plain = bool(match["nth"]) or (len(run) > 1 and any(each in _TENS for each in run[:3]))
        yield Number(*match.span(), value, Kind.WORD, is_firm=False, is_plain_word=plain)
