"""The map of the cities: which part of the world it shows, and where each city's mark stands."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from cities.listing import Filters, Row
from cities.shapes import shape_of
from uccn.lib import languages, maps
from uccn.lib.collation import sort_key
from uccn.lib.countries import country_name
from uccn.lib.equal_earth import HEIGHT, Point, project
from uccn.lib.regions import continent_name, continent_of

# How far apart marks stand on the map of the world, and on one that comes closer.
WORLD_SPACING, SPACING, NUMBER_SPACING = 9.6, 24, 38
# More cities than this would hide each other, and on a closer map find no room: each country has
# one mark then, with their number.
MOST = 499
# A name beside a mark that is so near the edge stands on the inner side of it.
EDGE = 110
# How much of the world the small map of one city shows, in units of the world.
LOCATOR = 290.0, 180.0


class Area(NamedTuple):
    """A continent that a reader may look at more closely, by its code in UN M49."""

    key: str
    code: str
    frame: maps.Frame

    @property
    def name(self) -> str:
        """Its name in the active language."""
        return continent_name(self.code)


AREAS = [
    Area("africa", "002", maps.around([(-26, 37), (58, -36)], 0)),
    Area("americas", "019", maps.around([(-128, 60), (-34, -56)], 0)),
    Area("asia", "142", maps.around([(30, 55), (146, -12)], 0)),
    Area("europe", "150", maps.around([(-25, 66), (50, 34)], 0)),
    Area("oceania", "009", maps.around([(105, 5), (179, -50)], 0)),
]


class Mark(NamedTuple):
    """A city on the map; ``side`` is the side of the mark on which its name stands, '' above."""

    row: Row
    x: str
    y: str
    side: str

    @property
    def shape(self) -> str:
        """The name of its shape, after its field."""
        return shape_of(self.row.facts.field)

    @property
    def name(self) -> str:
        """The city's name."""
        return str(self.row)

    @property
    def foreign(self) -> str:
        """The name's language where it is not the page's, else ''."""
        language = self.row.name_shown_language
        return "" if language == languages.current() else language


class Group(NamedTuple):
    """The marks of a country."""

    country: str
    marks: list[Mark]


class Country(NamedTuple):
    """A mark for all cities of a country, with their number and the way to them."""

    code: str
    number: int
    address: str
    x: str
    y: str
    side: str

    @property
    def name(self) -> str:
        """The country's name in the active language."""
        return country_name(self.code)

    @property
    def label(self) -> str:
        """The name with the number: "France (34)"."""
        return _("%(name)s (%(count)s)") % {"name": self.name, "count": self.number}


class CityMap(NamedTuple):
    """What a template needs to draw the map; ``groups`` go by country, as a reader reads them.

    Instead of groups it has ``countries`` where the cities are too many for marks of their own.
    ``beyond`` are the rows that stand outside the frame, or nobody knows where.
    """

    frame: maps.Frame
    groups: list[Group]
    countries: list[Country]
    beyond: list[Row]
    land: maps.Land

    @property
    def is_close(self) -> bool:
        """Whether it shows less than the world, with room for larger marks."""
        return self.frame != maps.WORLD


def area_of(query: Mapping[str, str]) -> Area | None:
    """The area that the address asks for, or None for the world and for what nobody offered."""
    return next((area for area in AREAS if area.key == query.get("area", "")), None)


def within(rows: list[Row], area: Area | None) -> list[Row]:
    """The rows of the continent's countries; without one, all of them."""
    return [row for row in rows if area is None or continent_of(row.country) == area.code]


def city_map(rows: list[Row], filters: Filters, area: Area | None = None) -> CityMap:
    """The map of the rows; without an area it comes as close as their cities allow."""
    if len(rows) > MOST:
        return _gathered(rows, filters, area)
    placed = [row for row in rows if _place(row)]
    frame = area.frame if area else maps.around(_place(row) for row in placed)
    inside = [row for row in placed if frame.holds(*_place(row))]
    shown = {row.slug for row in inside}
    beyond = [row for row in rows if row.slug not in shown]
    return CityMap(frame, _by_country(_marks(inside, frame)), [], beyond, maps.land())


def _gathered(rows: list[Row], filters: Filters, area: Area | None) -> CityMap:
    """The map with a mark a country, in the middle of those of its cities that it could show."""
    of_country, places = Counter(row.country for row in rows), defaultdict(list)
    for row in rows:
        if (place := _place(row)) and (area is None or area.frame.holds(*place)):
            places[row.country].append(place)
    middles = {code: _middle(places[code]) for code in sorted(places)}
    frame = area.frame if area else maps.around(middles.values())
    points = tuple(frame.place(*middle) for middle in middles.values())
    spots = maps.apart(points, NUMBER_SPACING, NUMBER_SPACING, frame.inside(NUMBER_SPACING / 2))
    countries = [
        Country(code, of_country[code], _way_to(code, filters), *_mark_at(spot))
        for code, spot in zip(middles, spots, strict=True)
    ]
    countries.sort(key=lambda country: _country_key(country.code))
    beyond = [row for row in rows if row.country not in middles]
    return CityMap(frame, [], countries, beyond, maps.land())


def _middle(places: list[tuple[float, float]]) -> tuple[float, ...]:
    """The middle of places."""
    return tuple(sum(axis) / len(places) for axis in zip(*places, strict=True))


def _way_to(country: str, filters: Filters) -> str:
    """The map of a country's cities, or where this is it already, their list."""
    page = "cities:list" if filters.country == country else "cities:map"
    return f"{reverse(page)}{filters._replace(country=country).query}"


def _place(row: Row) -> tuple[float, float] | None:
    """Longitude and latitude, None when they are not known."""
    return None if row.latitude is None else (row.longitude, row.latitude)


def _marks(rows: list[Row], frame: maps.Frame) -> list[Mark]:
    """Each city's mark; spread in the order of slugs, so that every language shows the same map."""
    by_slug = sorted(rows, key=lambda row: row.slug)
    points = tuple(frame.place(*_place(row)) for row in by_slug)
    spacing = WORLD_SPACING if frame == maps.WORLD else SPACING
    spots = maps.apart(points, spacing, spacing, frame.inside(spacing / 2))
    at = {row.slug: spot for row, spot in zip(by_slug, spots, strict=True)}
    return [_mark(row, at[row.slug]) for row in rows]


def _mark(row: Row, spot: Point) -> Mark:
    """A city's mark at a spot."""
    return Mark(row, *_mark_at(spot))


def _mark_at(spot: Point) -> tuple[str, str, str]:
    """Where a mark stands, and on which side of it its name."""
    return f"{spot.x:.0f}", f"{spot.y:.0f}", _side(spot.x)


def _side(x: float) -> str:
    """On which side of a mark there is room for its name."""
    return "end" if x < EDGE else "start" if x > maps.VIEW - EDGE else ""


def _by_country(marks: list[Mark]) -> list[Group]:
    """The marks by country, sorted as the active language sorts; cities keep their order."""
    countries = {mark.row.country for mark in marks}
    keys = {code: (*_country_key(code), code) for code in countries}
    by_country = sorted(marks, key=lambda mark: keys[mark.row.country])
    groups = groupby(by_country, key=lambda mark: mark.row.country)
    return [Group(country_name(country), list(group)) for country, group in groups]


def _country_key(country: str) -> tuple:
    """The key that sorts a country by its name."""
    return sort_key(country_name(country), latin=country_name(country, "en"))


class Locator(NamedTuple):
    """A small map that shows where one city stands."""

    frame: maps.Frame
    x: str
    y: str
    land: maps.Land


def locator(city) -> Locator | None:
    """The small map of a city; None when its coordinates are not known."""
    if city.latitude is None:
        return None
    longitude, latitude = float(city.longitude), float(city.latitude)
    at = project(longitude, latitude)
    width, height = LOCATOR
    top = min(max(at.y - height / 2, 0), HEIGHT - height)
    frame = maps.Frame(at.x - width / 2, top, width, height)
    x, y = frame.place(longitude, latitude)
    return Locator(frame, f"{x:.0f}", f"{y:.0f}", maps.land())


class Overview(NamedTuple):
    """The network at a glance: one path whose pieces are dots."""

    frame: maps.Frame
    dots: str
    land: maps.Land


def overview(places: list[tuple]) -> Overview:
    """The map of places (longitude and latitude, or None and None), each where it is."""
    points = [maps.WORLD.place(*place) for place in places if place[0] is not None]
    dots = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in points)
    return Overview(maps.WORLD, dots, maps.land())
