"""New numbers into an old translation, where it is certain which number goes where.

Certain means: every number that changed stands in the translation as often as in its source, and
all its places change alike; or source and translation have all their numbers in the same order.
Where anything is uncertain, nothing is replaced.
"""

import unicodedata

from translations.memory.numbers import MONTH, ROMAN, Value, month_names, values
from uccn.lib.languages import babel_locale
from uccn.lib.roman import to_roman


def carry_over(
    *, before: str, after: str, target: str, source_language: str, language: str
) -> str | None:
    """The translation of ``before`` with the numbers of ``after``; None where that is uncertain."""
    old, new = values(before, source_language), values(after, source_language)
    if [value.kind for value in old] != [value.kind for value in new]:
        return None
    places = values(target, language)
    wanted = _assigned(old, new, places)
    if wanted is None:
        return None
    pieces, position = [], 0
    for place, value in zip(places, wanted, strict=True):
        if value is None:
            continue
        written = _written(value, place, language)
        if written is None:
            return None
        pieces += [target[position : place.start], written]
        position = place.end
    return "".join([*pieces, target[position:]])


def _assigned(old: list[Value], new: list[Value], places: list[Value]) -> list[Value | None] | None:
    """For each number of the translation the one that replaces it, None where it stays."""
    for of in (_number, _kind_and_number):
        if (found := _by_value(old, new, places, of)) is not None:
            return found
    if [_kind_and_number(value) for value in old] != [_kind_and_number(place) for place in places]:
        return None
    return [
        after if after.number != before.number else None
        for before, after in zip(old, new, strict=True)
    ]


def _number(value: Value) -> str:
    """A number by its size alone: the sixth month and the 6 are one."""
    return value.number


def _kind_and_number(value: Value) -> tuple[str, str]:
    """A number by its kind and size: the sixth month and the 6 are two."""
    return value.kind, value.number


def _by_value(old, new, places, of) -> list[Value | None] | None:
    """The replacements when each number of the old source becomes one and the same."""
    becomes: dict = {}
    for before, after in zip(old, new, strict=True):
        becomes.setdefault(of(before), []).append((before, after))
    changed = {}
    for key, pairs in becomes.items():
        if all(before.number == after.number for before, after in pairs):
            continue
        is_one = len({after.number for _before, after in pairs}) == 1
        if not is_one or sum(of(place) == key for place in places) != len(pairs):
            return None
        changed[key] = pairs[0][1]
    return [changed.get(of(place)) for place in places]


def _written(value: Value, place: Value, language: str) -> str | None:
    """The number as this place of the translation writes numbers, None where that is uncertain."""
    if not _keeps_its_ending(value, place, language):
        return None
    if place.kind == MONTH:
        return _month(value, place, language)
    if place.kind == ROMAN:
        return to_roman(int(value.number)) if 0 < _small(value.number) < 90 else None
    return _digits(value, place)


def _small(number: str) -> int:
    """The number, or 0 if it is too great to be a day, a month or an edition."""
    return int(number) if len(number) < 5 else 0


def _keeps_its_ending(value: Value, place: Value, language: str) -> bool:
    """Whether an ordinal's ending stays right: "12th" → "13th", but "21st" → "22nd"."""
    if not place.suffix:
        return True
    form = babel_locale(language).ordinal_form
    return form(_small(value.number)) == form(_small(place.number))


def _month(value: Value, place: Value, language: str) -> str | None:
    """The month's name, in the grammatical form and with the capital of the other one."""
    form = month_names(language)[place.written.casefold()][1]
    names = babel_locale(language).months[form]["wide"]
    name = names.get(_small(value.number))
    if name is None or place.written in names.values():
        return name
    is_capital = place.written in map(_capitalised, names.values())
    return _capitalised(name) if is_capital else None


def _capitalised(name: str) -> str:
    """The name with a capital: "juin" → "Juin"."""
    return name[:1].upper() + name[1:]


def _digits(value: Value, place: Value) -> str | None:
    """The number in the place's digits, grouped as it groups its thousands."""
    first = unicodedata.decimal(place.written[0])
    is_padded = first == 0 and len(place.written) > 1
    written = value.number.zfill(len(place.written)) if is_padded else _grouped(value, place)
    zero = ord(place.written[0]) - first
    return written and "".join(
        chr(zero + int(letter)) if letter.isdecimal() else letter for letter in written
    )


def _grouped(value: Value, place: Value) -> str | None:
    """The digits with the place's mark between thousands; None if it is not known."""
    digits = value.number
    if len(digits) < 4 or not (value.group_mark or place.group_mark):
        return digits
    if not (value.group_mark and place.group_mark):
        return None
    head = len(digits) % 3 or 3
    groups = [digits[:head], *(digits[i : i + 3] for i in range(head, len(digits), 3))]
    return place.group_mark.join(groups)
