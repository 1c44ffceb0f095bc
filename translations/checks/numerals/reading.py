"""The numbers of a text in its language."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from translations.checks import plain
from translations.checks.facts import facts
from translations.checks.numerals import figures, han, romans
from translations.checks.numerals.joining import joined
from translations.checks.numerals.number import Kind, Number
from translations.checks.numerals.vocabulary import vocabulary

_DIGIT_BEFORE = re.compile(r"\d[^\d\n.;:]{0,5}$")
_DIGIT_AFTER = re.compile(r"[^\d\n.;:]{0,8}\d{4}|[ \u00a0]\d")
# How far apart "20 to 30 %" may be for both to be percentages, and the last value that is one.
_SHARED_SIGN, _WHOLE = 5, 100


@lru_cache(maxsize=256)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Every number of the text, in order, with its place in characters and its value.

    Digits of every script, thousands and decimals by CLDR's separators, Roman numerals, number
    words and months. Numbers within addresses (URL, e-mail) are left out.
    """
    known = facts(language)
    digits = plain.figures(text)
    found = list(figures.figures(digits, language))
    if known.figures.month_after:
        found = _han_numbers(digits, found, known.figures.decade)
    else:
        found = list(joined(digits, found, vocabulary(language), known.grammar))
        found = _with_months(found, _months(digits, language))
    found += romans.romans(plain.prose(text), language)
    found = _with_phrases(found, digits, known.figures.phrases)
    found.sort(key=lambda number: (number.start, number.end))
    return tuple(_with_percent(_with_hours(found, digits, language), digits, language))


def marked(text: str, language: str) -> list[Number]:
    """The numbers that an editor marks in a source: those that a translation has to keep."""
    return [each for each in numbers(text, language) if each.is_firm or each.is_sure_word]


def _months(text: str, language: str) -> list[Number]:
    """The months by name; firm beside a day or a year, for "may" and "mars" are words too."""
    pattern = vocabulary(language).months
    found = []
    for match in pattern.finditer(text) if pattern else ():
        before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() :][:14]
        firm = bool(_DIGIT_BEFORE.search(before) or _DIGIT_AFTER.match(after))
        value = Decimal(match.lastgroup[1:])
        found.append(Number(*match.span(), value, Kind.MONTH, is_firm=firm))
    return found


def _with_months(found: list[Number], months: list[Number]) -> list[Number]:
    """The numbers and the months; a word within a month's name is no number: كانون الثاني."""
    return months + [
        number
        for number in found
        if number.kind is not Kind.WORD
        or not any(month.start <= number.start < month.end for month in months)
    ]


def _han_numbers(text: str, found: list[Number], decade: str) -> list[Number]:
    """Figures with what Chinese characters make of them, and the numbers in characters."""
    spans = {match.start(): match for match in han.MONTH.finditer(text)}
    decades = {match.start(): match for match in re.finditer(decade, text)} if decade else {}
    made, skipped = [], set()
    for number in found:
        if match := decades.get(number.start):
            skipped.add(match.start(2))
            value = Decimal((int(match[1]) - 1) * 100 + int(match[2]))
            made.append(replace(number, end=match.end(), value=value))
        elif number.start in spans:
            made.append(replace(number, end=spans[number.start].end(), kind=Kind.MONTH))
        elif number.start not in skipped:
            made.append(_multiplied(text, number))
    ends = {number.end for number in made}
    for word in han.words(text):
        if word.end not in ends:
            made.append(_as_month(word, spans))
    return made


def _multiplied(text: str, number: Number) -> Number:
    """3万 and 150多万 as one number."""
    match = han.MULTIPLIER.match(text, number.end)
    if not match:
        return number
    return replace(number, end=match.end(), value=number.value * han.scale_of(match[1]))


def _as_month(word: Number, spans: dict) -> Number:
    """六月 is a month, not a six."""
    return replace(word, kind=Kind.MONTH, is_firm=True) if word.start in spans else word


def _with_phrases(found: list[Number], text: str, phrases: dict[str, int]) -> list[Number]:
    """The numbers, with what a name counts otherwise than its figures do."""
    for phrase, value in phrases.items():
        for match in re.finditer(re.escape(phrase), text):
            inside = [n for n in found if match.start() <= n.start < match.end()]
            found = [replace(n, others=(Decimal(value),)) if n in inside else n for n in found]
            if not inside:
                found.append(Number(*match.span(), Decimal(value), Kind.WORD, is_firm=False))
    return found


@lru_cache(maxsize=64)
def _after(words: tuple[str, ...], signs: str = "") -> re.Pattern | None:
    """A pattern for words that follow a number, with or without a space."""
    choices = [*(re.escape(each) if each.isalpha() else each for each in words), *signs]
    return re.compile(rf"[\s\u00a0\u202f]?(?:{'|'.join(choices)})") if choices else None


def _with_hours(found: list[Number], text: str, language: str) -> list[Number]:
    """3 p.m. may be 15 too, and 3.30 p.m. may be 15 and 30."""
    known = facts(language).figures
    pattern = _after(known.afternoon)
    return [_as_hour(n, text, pattern, known.afternoon_before or ("\0",)) for n in found]


def _as_hour(number: Number, text: str, pattern, words_before: tuple[str, ...]) -> Number:
    """The number with the hour of the afternoon that it may be."""
    if number.kind is not Kind.FIGURE or number.value >= 12:
        return number
    # The mark may follow the minutes: 3:30 p.m.
    minutes = re.match(r":\d\d", text[number.end : number.end + 3])
    end = number.end + (3 if minutes else 0)
    is_late = pattern and pattern.match(text, end)
    if not is_late and not text[: number.start][-8:].strip().endswith(words_before):
        return number
    if number.parts:
        return replace(number, parts=(number.parts[0] + 12, *number.parts[1:]))
    return replace(number, others=(*number.others, number.value + 12))


def _with_percent(found: list[Number], text: str, language: str) -> list[Number]:
    """Which numbers are percentages; in "20 to 30 %" both are, and "per cent" is no hundred."""
    known = facts(language).figures
    pattern = _after(known.percent, "%")
    made: list[Number] = []
    for number in reversed(found):
        before = text[: number.start].endswith(known.percent_before or ("\0",))
        after = pattern.match(text, number.end)
        if after:
            made = [n for n in made if n.kind is not Kind.WORD or n.start >= after.end()]
        if before or after or _shares_sign(number, made, text):
            number = replace(number, is_percent=True, parts=())
        made.append(number)
    return made[::-1]


def _shares_sign(number: Number, later: list[Number], text: str) -> bool:
    """Whether the sign of the next number is this one's too."""
    return (
        bool(later)
        and later[-1].is_percent
        and 0 <= later[-1].start - number.end <= _SHARED_SIGN
        and not re.search("[,;.，；。、،؛]", text[number.end : later[-1].start])
        and number.kind is Kind.FIGURE
        and number.value <= _WHOLE
    )
