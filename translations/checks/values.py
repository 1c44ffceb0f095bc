"""Numbers are compared by value, whatever form each language gives them."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, Finding, Pair, Severity
from translations.checks.numerals import Kind, Number, numbers

# Number words between these are never mere figures of speech, unlike "three" or "a thousand".
_LEAST_SURE, _MOST_SURE = 11, 999
_ROUND = 100
_LAST_CENTURY = 1900


class _Offer:
    """What a side answers for: a month answers for a month, and for the figures of a date."""

    def __init__(self, found: tuple[Number, ...]):
        months = [number for number in found if number.kind is Kind.MONTH]
        dated = [number for number in found if number.is_dated]
        self.for_months = _values([*months, *dated])
        self.for_others = _values(n for n in found if n.kind is not Kind.MONTH)
        self.for_dates = self.for_others | self.for_months

    def has(self, number: Number) -> bool:
        """Whether the number is there, whole or in its parts."""
        offered = self.for_dates if number.is_dated else self.for_others
        if number.kind is Kind.MONTH:
            offered = self.for_months
        if number.value in offered or any(other in offered for other in number.others):
            return True
        if _decade(number.value) in offered:
            return True
        return bool(number.parts) and all(part in offered for part in number.parts)


def _values(found: Iterable[Number]) -> set[Decimal]:
    """Every value that some numbers may have."""
    return {value for number in found for value in number.values}


def _decade(value: Decimal) -> Decimal | None:
    """The other name of a decade of the last century: the 1990s are the nineties."""
    if not (20 <= value <= 90 or 1920 <= value <= 1990) or value % 10:
        return None
    return value - _LAST_CENTURY if value > _LAST_CENTURY else value + _LAST_CENTURY


def _unmet(found: tuple[Number, ...], others: tuple[Number, ...]) -> list[Number]:
    """The firm numbers of one side that the other side lacks, each value once."""
    offer = _Offer(others)
    unmet = {n.value: n for n in reversed(found) if n.is_firm and not offer.has(n)}
    return sorted(unmet.values(), key=lambda number: number.start)


def _unmet_words(found: tuple[Number, ...], others: tuple[Number, ...]) -> list[Number]:
    """The number words and the months of one side that the other side lacks."""
    offer = _Offer(others)
    return [
        number
        for number in found
        if (number.is_sure_word or number.kind is Kind.MONTH) and not offer.has(number)
    ]


def _surplus(found: tuple[Number, ...], others: tuple[Number, ...]) -> list[Number]:
    """Numbers that one side has more often than the other, which has them too."""
    offered = Counter(value for number in others for value in number.values)
    counted = Counter(number.value for number in found if _counts(number))
    more = {value for value, count in counted.items() if 0 < offered[value] < count}
    return list({n.value: n for n in found if n.value in more and _counts(n)}.values())


def _unsure(found: tuple[Number, ...], others: tuple[Number, ...]) -> list[Number]:
    """What is a fault of one side only if the other side has one too."""
    return _unmet_words(found, others) + _surplus(found, others)


def _counts(number: Number) -> bool:
    """Whether it matters how often a number stands there."""
    return number.kind is not Kind.MONTH and (number.is_firm or number.is_sure_word)


class NumbersDiffer(Check):
    """Every figure, Roman numeral and dated month stands on the other side too, in some form.

    A number word, or a number that stands there once too often, is only an error when each side
    has one: then one was changed into the other.
    """

    id = "numbers"
    severity = Severity.ERROR
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """Numbers that the translation adds, then those that it lacks."""
        source = numbers(pair.source, pair.source_language)
        target = numbers(pair.target, pair.language)
        added, lacking = _unmet(target, source), _unmet(source, target)
        if not added and not lacking:
            added = _unsure(target, source)
            lacking = _unsure(source, target)
            if not (added and lacking):
                return []
        return [self._added(number, pair) for number in added] + [
            self._lacking(number, pair) for number in lacking
        ]

    def _added(self, number: Number, pair: Pair) -> Finding:
        """A number that the source does not have."""
        written = pair.target[number.start : number.end]
        message = _("The source has no number “%(number)s”. Correct it or delete it.")
        return self.finding(message % {"number": written}, start=number.start, end=number.end)

    def _lacking(self, number: Number, pair: Pair) -> Finding:
        """A number that the translation does not have."""
        written = pair.source[number.start : number.end]
        message = _("The number “%(number)s” of the source is missing. Add it, in any form.")
        return self.finding(message % {"number": written})


class NumbersRepeated(Check):
    """A number that the source has twice is there twice."""

    id = "numbers_repeated"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding for each value that one side has less often; words and months may differ."""
        source = numbers(pair.source, pair.source_language)
        target = numbers(pair.target, pair.language)
        lost = [number for number in _surplus(source, target) if number.is_firm]
        added = [number for number in _surplus(target, source) if number.is_firm]
        fewer = _("“%(number)s” stands more often in the source. Check that none is lost.")
        more = _("“%(number)s” stands less often in the source. Check that none was added.")
        return [
            self.finding(fewer % {"number": pair.source[number.start : number.end]})
            for number in lost
        ] + [
            self.finding(
                more % {"number": pair.target[number.start : number.end]},
                start=number.start,
                end=number.end,
            )
            for number in added
        ]


class NumberWordsLost(Check):
    """A number that the source writes as a word, and that is no figure of speech, is kept."""

    id = "number_words"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding for each such number that the translation has in no form."""
        source = numbers(pair.source, pair.source_language)
        target = numbers(pair.target, pair.language)
        message = _("The number “%(number)s” of the source is missing. Add it, in any form.")
        return [
            self.finding(message % {"number": pair.source[number.start : number.end]})
            for number in _unmet_words(source, target)
            if number.is_sure_word
            and _LEAST_SURE <= number.value <= _MOST_SURE
            and number.value % _ROUND
        ]


class PercentagesDiffer(Check):
    """A percentage stays a percentage."""

    id = "percentages"
    severity = Severity.ERROR
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """Numbers that are percentages on one side alone."""
        source = numbers(pair.source, pair.source_language)
        target = numbers(pair.target, pair.language)
        lost = [n for n in target if self._differs(n, source, is_percent=True)]
        added = [n for n in target if self._differs(n, source, is_percent=False)]
        messages = {
            True: _("“%(number)s” is a percentage in the source. Add the sign or the words."),
            False: _("“%(number)s” is no percentage in the source. Delete the sign or the words."),
        }
        return [
            self.finding(
                messages[number in lost] % {"number": pair.target[number.start : number.end]},
                start=number.start,
                end=number.end,
            )
            for number in sorted(lost + added, key=lambda number: number.start)
        ]

    @staticmethod
    def _differs(number: Number, source: tuple[Number, ...], *, is_percent: bool) -> bool:
        """Whether the source has the figure, and always otherwise in this respect."""
        if number.kind is not Kind.FIGURE or number.is_percent is is_percent:
            return False
        same = [each for each in source if each.kind is Kind.FIGURE and each.value == number.value]
        return bool(same) and all(each.is_percent is is_percent for each in same)
