"""Numbers are compared by value, whatever form each language gives them."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, Finding, Pair, Severity
from translations.checks.numerals import Kind, Number, numbers

# A number word below this is too often an article, a half or a second.
_LEAST_WORD = 3


def _offered(found: Iterable[Number]) -> set[Decimal]:
    """Every value that a side answers for."""
    return {value for number in found for value in number.values}


def _is_met(number: Number, offered: set[Decimal]) -> bool:
    """Whether the other side has the number, whole or in its parts."""
    if number.value in offered or any(other in offered for other in number.others):
        return True
    return bool(number.parts) and all(part in offered for part in number.parts)


def _unmet(found: tuple[Number, ...], others: tuple[Number, ...]) -> list[Number]:
    """The firm numbers of one side that the other side lacks, each value once."""
    offered = _offered(others)
    unmet = {n.value: n for n in reversed(found) if n.is_firm and not _is_met(n, offered)}
    return sorted(unmet.values(), key=lambda number: number.start)


def _unmet_words(found: tuple[Number, ...], others: tuple[Number, ...]) -> list[Number]:
    """The number words of one side that the other side lacks."""
    offered = _offered(others)
    return [
        number
        for number in found
        if number.is_plain_word and number.value >= _LEAST_WORD and not _is_met(number, offered)
    ]


class NumbersDiffer(Check):
    """Every figure, Roman numeral and dated month stands on the other side too, in some form."""

    id = "numbers"
    severity = Severity.ERROR
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """Numbers that the translation adds, then those that it lacks."""
        source = numbers(pair.source, pair.source_language)
        target = numbers(pair.target, pair.language)
        added, lacking = _unmet(target, source), _unmet(source, target)
        if not added and not lacking:
            added, lacking = _unmet_words(target, source), _unmet_words(source, target)
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
        """One finding for each value that one side has less often; months are not counted."""
        source = numbers(pair.source, pair.source_language)
        target = numbers(pair.target, pair.language)
        found = []
        for one, other in ((source, target), (target, source)):
            offered = Counter(value for number in other for value in number.values)
            counted = Counter(n.value for n in one if n.kind is Kind.FIGURE)
            for value, count in counted.items():
                if 0 < offered[value] < count:
                    found.append(self._uneven(value, counted, offered, is_source=one is source))
        return found

    def _uneven(self, value: Decimal, counted, offered, *, is_source: bool) -> Finding:
        """How often each side has the number."""
        here, there = offered[value], counted[value]
        message = _(
            "The number %(number)s stands %(there)s times in the source and %(here)s times here. "
            "Check that none is lost and none is added."
        )
        if not is_source:
            here, there = there, here
        return self.finding(message % {"number": f"{value:f}", "here": here, "there": there})


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
