"""The public list of cities: its rows, its filters, and how many cities each choice leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from cities.membership import present
from cities.models import City, Designation
from uccn.lib.collation import sort_key
from uccn.lib.filter_form import Choice, by_country_name
from uccn.lib.regions import region_keys, region_name, region_of


@dataclass(frozen=True)
class Row:
    """A city with what the list says of it; reads what was prefetched."""

    city: City
    designations: list[Designation]

    @property
    def present(self) -> Designation | None:
        """The field that the city has now, or had last."""
        return present(self.designations)

    @property
    def is_member(self) -> bool:
        """Whether a designation has not ended."""
        return self.present is not None and self.present.end_year is None

    @property
    def joined(self) -> int | None:
        """The year in which the city joined."""
        return min((d.start_year for d in self.designations), default=None)

    @property
    def left(self) -> int | None:
        """The year in which a city that is no member any more left."""
        return None if self.is_member or not self.present else self.present.end_year

    def value(self, name: str) -> str:
        """What a filter of that name compares."""
        match name:
            case "field":
                return self.present.field.key if self.present else ""
            case "country":
                return self.city.country
            case "region":
                return region_of(self.city.country)
            case _:
                return str(self.joined or "")

    def was_member(self, year: int) -> bool:
        """Whether it was a member when the year ended."""
        return any(
            d.start_year <= year and (d.end_year is None or d.end_year > year)
            for d in self.designations
        )


class Filters(NamedTuple):
    """What the address asks for; '' asks for nothing."""

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

    def accepts(self, row: Row, but: str = "") -> bool:
        """Whether the row passes every filter, or every other than the one named."""
        asked = self._asdict().items()
        return all(row.value(name) == value for name, value in asked if value and name != but)


def unsorted_rows(cities: Iterable[City]) -> list[Row]:
    """The rows in the order given."""
    return [Row(city, list(city.designations.all())) for city in cities]


def rows_of(cities: Iterable[City]) -> list[Row]:
    """The rows, sorted as the active language sorts names."""
    return sorted(
        unsorted_rows(cities),
        key=lambda row: sort_key(row.city.text("name").text, latin=row.city.latin_name or ""),
    )


def matching(rows: list[Row], filters: Filters) -> list[Row]:
    """The rows that pass the filters."""
    return [row for row in rows if filters.accepts(row)]


def choices(rows: list[Row], filters: Filters, name: str) -> list[Choice]:
    """What a filter offers, sorted for the reader; years begin with the newest."""
    counts = Counter(row.value(name) for row in rows if filters.accepts(row, but=name))
    labels = {row.value(name): _label(row, name) for row in rows if row.value(name)}
    offered = [Choice(value, label, counts[value]) for value, label in labels.items()]
    match name:
        case "year":
            return sorted(offered, reverse=True)
        case "country":
            return sorted(offered, key=by_country_name)
        case "region":
            return sorted(offered, key=lambda choice: region_keys().index(choice.value))
    positions = {row.value(name): row.present.field.position for row in rows if row.present}
    return sorted(offered, key=lambda choice: positions[choice.value])


def _label(row: Row, name: str) -> str:
    """How a filter's value reads."""
    match name:
        case "field":
            return str(row.present.field)
        case "country":
            return row.city.country_name
        case "region":
            return region_name(row.value(name))
        case _:
            return row.value(name)
