"""What a query finds: numbers of entries, by kind, filtered by what the address says."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from uccn.lib import languages
from uccn.search import databases
from uccn.search.places import ALL, bounds, language_of, text_of, year_of
from uccn.search.queries import Query, year_stem
from uccn.search.registry import SearchSubject, subjects

# So many entries of a kind are looked at; beyond, their number is said to be larger.
MOST = 500


class Filters(NamedTuple):
    """What the address asks for; '' asks for nothing, what nobody offered finds nothing."""

    kind: str = ""
    year: str = ""
    language: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """The filters of a query string."""
        return cls(*(query.get(name, "").strip()[:20] for name in cls._fields))

    @property
    def can_match(self) -> bool:
        """Whether year and language are such as an entry could have."""
        is_year = self.year.isascii() and self.year.isdecimal() and not self.year.startswith("0")
        return (is_year or not self.year) and self.language in ("", *languages.public_codes())

    def accepts(self, number: int) -> bool:
        """Whether an entry has the year and the language."""
        return (not self.year or str(year_of(number)) == self.year) and (
            self.language in ("", language_of(number))
        )


NO_FILTERS = Filters()


@dataclass
class Group:
    """What was found of one kind: each text once, with the entries that hold the words."""

    subject: SearchSubject
    texts: dict[int, list[int]]
    is_more: bool

    @property
    def count(self) -> int:
        """How many texts; when there are more, a round number below."""
        count = len(self.texts)
        return count // 100 * 100 if self.is_more else count


@dataclass
class Results:
    """What a query finds in each kind, and how it spreads over years and languages."""

    groups: list[Group] = field(default_factory=list)
    years: Counter = field(default_factory=Counter)
    languages: Counter = field(default_factory=Counter)

    @property
    def is_more(self) -> bool:
        """Whether there is more than was looked at."""
        return any(group.is_more for group in self.groups)


def find(query: Query, filters: Filters, at: dt.datetime) -> Results:
    """Everything of every kind, year and language filtered.

    One query where it is little; else as many more as there are kinds below what that one found.
    """
    results = Results()
    found = _numbers(query, at) if query else []
    for subject in subjects() if query else ():
        first, last = bounds(subject.number)
        if len(found) <= MOST or found[-1] < first:
            numbers = [number for number in found if first <= number <= last]
        else:
            numbers = _numbers(query, at, subject)
        is_more = len(numbers) > MOST
        _count(numbers[:MOST], results)
        if filters.year or filters.language:
            if is_more:
                numbers = _numbers(query, at, subject, filters)
            is_more = len(numbers) > MOST
            numbers = [n for n in numbers if filters.can_match and filters.accepts(n)]
        results.groups.append(Group(subject, _by_text(numbers[:MOST]), is_more))
    return results


def _numbers(
    query: Query, at, subject: SearchSubject | None = None, filters: Filters = NO_FILTERS
) -> list[int]:
    """The entries of a kind, or of all, that hold the words, one more than is looked at."""
    ways = query.ways(filters.language)
    if not ways or not filters.can_match:
        return []
    also = year_stem(filters.year) if filters.year else ""
    within = bounds(subject.number) if subject else ALL
    return databases.numbers(ways, within, at=at, limit=MOST + 1, also=also)


def _count(numbers: list[int], results: Results) -> None:
    """Count texts by year, and by language."""
    results.languages.update(language_of(number) for number in numbers)
    by_text = {text_of(number): number for number in numbers}
    results.years.update(year_of(number) for number in by_text.values())


def _by_text(numbers: list[int]) -> dict[int, list[int]]:
    """The entries of each text, the first results first."""
    found: dict[int, list[int]] = {}
    for number in numbers:
        found.setdefault(text_of(number), []).append(number)
    return found
