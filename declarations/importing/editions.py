"""The numbers of the meetings that a text names: XIIth, XII^e^, in words, in Chinese numerals."""

import re
from functools import cache

from declarations.importing import vocabulary
from uccn.lib.roman import from_roman

_HIGHEST = 150
# Further than this into a text, nothing tells which meeting it is of.
_LONGEST = 3000


def find(text: str, *, near: bool = False) -> list[int]:
    """The editions that a plain text names, in order, each once.

    With ``near``, the number and the meeting stand side by side, as prose needs it.
    """
    folded, found = vocabulary.fold(text[:_LONGEST]), {}
    for match in _pattern(0 if near else 6).finditer(folded):
        number = _number({k: v for k, v in match.groupdict().items() if v})
        if 1 <= number <= _HIGHEST:
            found[number] = True
    return list(found)


@cache
def _pattern(words_between: int) -> re.Pattern:
    """Where a number of an edition stands beside what the meetings are called."""
    words = vocabulary.data()
    meeting, suffix = vocabulary.meeting_words(), vocabulary.pattern(words["suffixes"])
    ordinal = vocabulary.pattern(vocabulary.ordinals())
    between = rf"(?: \w+){{0,{words_between}}}? ?"
    before, after = words["counters"]["before"], words["counters"]["after"]
    choices = [
        rf"{before}(?P<counted>\w{{1,5}}?)[{after}]\w{{0,{words_between * 5}}}?{between}{meeting}",
        rf"\b(?P<roman>(?-i:[IVXLCDM]{{2,}})) ?{suffix}?{between}\b{meeting}",
        rf"\b(?P<letter>(?-i:[IVX])) ?{suffix}{between}\b{meeting}",
        rf"\b(?P<beside>[IVXLCDM]{{2,}}|[IVX]) ?{suffix}? {meeting}",
        rf"\b(?P<digits>\d{{1,3}}) ?{suffix}{between}\b{meeting}",
        rf"\b(?P<word>{ordinal}){between}\b{meeting}",
        rf"{meeting} (?P<later>{ordinal})\b",
        rf"{meeting} (?P<last>(?-i:[IVXLCDM]+)|ال ?\d{{1,3}})\b",
    ]
    return re.compile("|".join(choices), re.IGNORECASE)


def _number(found: dict[str, str]) -> int:
    """The number of what matched; 0 for what looks like one and is none."""
    (name, text), *_more = found.items()
    digits = re.sub(r"\D", "", text)
    if digits:
        return int(digits)
    if name in ("word", "later"):
        return _ordinal(text)
    return counted(text) or _roman(text)


def _ordinal(text: str) -> int:
    """The number of an ordinal in words; the longest that fits, as twenty-first holds first."""
    for known in sorted(vocabulary.ordinals(), key=len, reverse=True):
        if re.fullmatch(vocabulary.pattern([known]), text, re.IGNORECASE):
            return vocabulary.ordinals()[known]
    return 0


def _roman(text: str) -> int:
    """The number of a Roman numeral, 0 for none."""
    try:
        return from_roman(text)
    except ValueError:
        return 0


def counted(text: str) -> int:
    """The number of a Chinese numeral below 100 or of a year's digits, 0 for none: 十二 → 12."""
    words = vocabulary.data()
    digits, ten = words["digits"], words["ten"]
    text = text.replace("零", digits[0])
    if not text or not set(text) <= {*digits, ten} or text.count(ten) > 1:
        return 0
    if ten not in text:
        return int("".join(str(digits.index(digit)) for digit in text))
    tens, units = text.split(ten)
    if len(tens) > 1 or len(units) > 1:
        return 0
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(units) if units else 0)
