"""The public list of cities: its rows, its filters, and how many cities each choice leaves.

All cities are read for each page, since names sort in Python and filters count all of them. So
rows are plain values: to make a model of each row took most of the time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from cities.membership import present
from cities.models import CreativeField, Designation
from uccn.lib.collation import name_sorter
from uccn.lib.countries import country_name
from uccn.lib.filter_form import Choice, by_country_name
from uccn.lib.languages import Resolved
from uccn.lib.regions import region_keys, region_name, region_of


class Period(NamedTuple):
    """A designation of a row."""

    field: CreativeField
    start_year: int
    end_year: int | None


class Filters(NamedTuple):
    """What the address asks for, '' for nothing; and of a row what that is compared with."""

    field: str = ""
    region: str = ""
    country: str = ""
    year: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """The filters of a query string; what nobody offered is kept, and matches no city."""
        return cls(*(query.get(name, "").strip() for name in cls._fields))

    @property
    def query(self) -> str:
        """The filters as an address ends with them: "?field=music", or ''."""
        asked = {name: value for name, value in self._asdict().items() if value}
        return f"?{urlencode(asked)}" if asked else ""


class Row(NamedTuple):
    """A city with what lists say of it, designations in order; ``facts`` is what filters compare.

    Where a list does not show something, its querysets leave it out.
    """

    key: int
    country: str
    designations: list[Period]
    facts: Filters
    is_member: bool
    slug: str = ""
    name_shown: str = ""
    name_shown_language: str = ""
    latin_name: str | None = None
    own_name: str = ""
    own_language: str = ""
    longitude: float | None = None
    latitude: float | None = None

    def __str__(self) -> str:
        return self.name_shown or self.own_name or self.slug

    def text(self, field: str) -> Resolved:
        """The name, as a city answers it; a row has no other text."""
        shown = f"{field}_shown"
        return Resolved(getattr(self, shown), getattr(self, f"{shown}_language"))

    def get_absolute_url(self) -> str:
        """The city's page in the active language."""
        return reverse("cities:detail", args=[self.slug])

    @property
    def country_name(self) -> str:
        """The country's name in the active language."""
        return country_name(self.country)

    @property
    def present(self) -> Period | None:
        """The field that the city has now, or had last."""
        return present(self.designations)

    @property
    def joined(self) -> int | None:
        """The year in which the city joined."""
        return self.designations[0].start_year if self.designations else None

    @property
    def left(self) -> int | None:
        """The year in which a city that is no member any more left."""
        return None if self.is_member or not self.designations else self.present.end_year


def unsorted_rows(cities: Iterable[tuple]) -> list[Row]:
    """The rows in the order given, of values as ``CityQuerySet.for_list`` reads them.

    Two queries more.
    """
    # Fields last: one that was made since the designations were read is in none of them.
    found = list(Designation.objects.for_lists())
    fields = {field.pk: field for field in CreativeField.objects.named()}
    periods = defaultdict(list)
    for city, field, *years in found:
        periods[city].append(Period(fields[field], *years))
    return [_row(values, periods.get(values[0])) for values in cities]


def _row(values: tuple, periods: list[Period] | None) -> Row:
    """A row, with what filters compare."""
    key, country, *said = values
    if not periods:
        return Row(key, country, [], Filters("", region_of(country), country), False, *said)
    now = present(periods)
    joined = str(periods[0].start_year)
    facts = Filters(now.field.key, region_of(country), country, joined)
    return Row(key, country, periods, facts, now.end_year is None, *said)


def rows_of(cities: Iterable[tuple]) -> list[Row]:
    """The rows, sorted as the active language sorts names."""
    key = name_sorter()
    return sorted(unsorted_rows(cities), key=lambda row: key(row.name_shown, row.latin_name or ""))


def matching(rows: list[Row], filters: Filters, but: str = "") -> list[Row]:
    """The rows that pass every filter, or every other than the one named."""
    numbers = [n for n, name in enumerate(Filters._fields) if filters[n] and name != but]
    if not numbers:
        return rows
    return [row for row in rows if all(row.facts[n] == filters[n] for n in numbers)]


def choices(rows: list[Row], filters: Filters, name: str) -> list[Choice]:
    """What a filter offers: each value of any row, with how many rows it leaves."""
    number = Filters._fields.index(name)
    counts = dict.fromkeys((row.facts[number] for row in rows), 0)
    counts |= Counter(row.facts[number] for row in matching(rows, filters, but=name))
    last = {row.facts.field: row for row in rows}.values() if name == "field" else ()
    return offered(name, counts, [row.present.field for row in last if row.present])


def offered(
    name: str, counts: Mapping[str, int], fields: Iterable[CreativeField] = ()
) -> list[Choice]:
    """Values of a filter as choices, sorted for the reader; years begin with the newest.

    ``fields`` are those that the values of the filter by field name. Who has no value is in none.
    """
    by_key = {field.key: field for field in fields}
    labels = {key: str(field) for key, field in by_key.items()}
    made = [Choice(v, labels.get(v) or _label(name, v), n) for v, n in counts.items() if v]
    match name:
        case "field":
            return sorted(made, key=lambda choice: by_key[choice.value].position)
        case "country":
            return sorted(made, key=by_country_name)
        case "region":
            return sorted(made, key=lambda choice: region_keys().index(choice.value))
        case _:
            return sorted(made, reverse=True)


def _label(name: str, value: str) -> str:
    """How a filter's value reads."""
    match name:
        case "country":
            return country_name(value)
        case "region":
            return region_name(value)
        case _:
            return value
