"""Roman numerals in running text: XII, XIIe, XII^th^, XII-го, Ⅻ, and X typed as Cyrillic Х."""

import re
from collections.abc import Iterator
from decimal import Decimal

from translations.checks.facts import facts
from translations.checks.numerals.number import Kind, Number
from uccn.lib import roman

_CYRILLIC = str.maketrans("ХІМС", "XIMC")
_NUMERAL = re.compile(
    r"(?<![\w^'’.-])(?P<numeral>[IVXLCDMХІ]{1,12}|[Ⅰ-Ⅿ])"
    r"(?:\^(?P<raised>[^\s^]{1,6})\^|(?P<tail>-?[a-zà-ÿа-я]{1,4})|\.?(?P<sign>[ºª]))?(?![\w^])"
)
# Beyond this, capitals that could be a numeral are far more often a word: MIX, CIV, DIM.
_LIKELY = 89


def romans(text: str, language: str) -> Iterator[Number]:
    """The Roman numerals of a text; firm where the letters can be nothing else."""
    known = facts(language).figures
    for match in _NUMERAL.finditer(text):
        letters = match["numeral"]
        if letters >= "Ⅰ" and len(letters) == 1 and letters <= "Ⅿ":
            yield Number(*match.span(), Decimal(_sign_value(letters)), Kind.ROMAN)
            continue
        suffix = match["raised"] or match["tail"] or match["sign"] or ""
        if suffix and not match["sign"] and suffix not in known.roman_suffixes:
            continue
        try:
            value = roman.from_roman(letters.translate(_CYRILLIC))
        except ValueError:
            continue
        if len(letters) == 1 and letters not in "IVXХІ":
            continue
        firm = _is_firm(text, match, value, bool(suffix), known.not_roman)
        yield Number(*match.span(), Decimal(value), Kind.ROMAN, is_firm=firm)


def _sign_value(sign: str) -> int:
    """The value of a character that is a whole numeral: Ⅻ."""
    order = ord(sign) - ord("Ⅰ") + 1
    return order if order <= 12 else (50, 100, 500, 1000)[order - 13]


def _is_firm(text: str, match: re.Match, value: int, has_suffix: bool, words: tuple) -> bool:
    """Whether the letters are a numeral and no word, initial or sign."""
    letters = match["numeral"]
    if len(letters) > 1:
        return value <= _LIKELY and any(each in "IVXХІ" for each in letters)
    if letters in words:
        return has_suffix
    # A single letter: an initial has a point, a size or a label stands at the end.
    followed = re.match(r"[ \u00a0\u202f][^\W\d_]", text[match.end() :])
    return has_suffix or bool(followed and text[match.start() - 1 : match.start()] in ("", " "))
