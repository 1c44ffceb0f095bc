"""What a picture shows; it knows neither row nor clock."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line of words, and the language that they are really in ('' for a brand)."""

    text: str
    language: str


class Card(NamedTuple):
    """A meeting's title page: numeral, what it is, theme or title, brand, hosts, dates, site."""

    language: str
    numeral: str
    accent: str
    is_off: bool
    year: int
    kind: Line
    heading: Line
    brand: Line
    places: Line
    dates: Line
    site: Line
    about: Line
