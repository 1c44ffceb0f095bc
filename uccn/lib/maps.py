"""Maps drawn by the server: the land, the part of it that is shown, and marks that keep apart."""

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from django.conf import settings

from uccn.lib.equal_earth import Point, project

# Every map is drawn this wide, in the units of its view box.
VIEW = 1000
# How much closer than the world a map comes, and how high it may be beside its width.
_CLOSEST, _LOWEST, _HIGHEST = 5, 0.46, 0.8


class Land(NamedTuple):
    """The outline of all land as an SVG path, in so many whole numbers for one unit."""

    path: str
    fineness: int


@cache
def land() -> Land:
    """The outline that ``scripts/land.py`` made; read once."""
    data = json.loads((settings.DATA_DIR / "land.json").read_text(encoding="utf-8"))
    return Land(data["path"], data["fineness"])


class Frame(NamedTuple):
    """The part of the world that a map shows."""

    left: float
    top: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """How many units of the view box one unit of the world takes."""
        return VIEW / self.width

    @property
    def view_box(self) -> str:
        """The attribute ``viewBox``."""
        return f"0 0 {VIEW} {round(self.height * self.scale)}"

    @property
    def land_transform(self) -> str:
        """The attribute ``transform`` that puts the land where the frame wants it."""
        move = f"translate({-self.left * self.scale:.1f} {-self.top * self.scale:.1f})"
        return f"{move} scale({self.scale / land().fineness:.4g})"

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place stands in the view box."""
        x, y = project(float(longitude), float(latitude))
        return Point((x - self.left) * self.scale, (y - self.top) * self.scale)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the frame shows the place."""
        x, y = project(float(longitude), float(latitude))
        across, down = x - self.left, y - self.top
        return 0 <= across <= self.width and 0 <= down <= self.height


# All land but Antarctica; the empty Pacific at both edges is left out.
WORLD = Frame(100, 4, 852, 432)


def around(places: Iterable[tuple[float, float]], margin: float = 0.12) -> Frame:
    """The frame that shows the places (longitude, latitude) with room about them."""
    points = [project(float(longitude), float(latitude)) for longitude, latitude in places]
    if not points:
        return WORLD
    left, right = min(p.x for p in points), max(p.x for p in points)
    top, bottom = min(p.y for p in points), max(p.y for p in points)
    width = max((right - left) * (1 + 2 * margin), (bottom - top) * (1 + 2 * margin) / _HIGHEST)
    width = max(width, WORLD.width / _CLOSEST)
    height = max((bottom - top) * (1 + 2 * margin), width * _LOWEST)
    if width >= WORLD.width * 0.8:
        return WORLD
    return Frame((left + right - width) / 2, (top + bottom - height) / 2, width, height)


@lru_cache(maxsize=128)
def apart(points: tuple[Point, ...], width: float, height: float) -> tuple[Point, ...]:
    """The points, moved as little as need be so that no two boxes of that size overlap.

    Each takes the free place nearest to its own, in the order given; the same points give the
    same places.
    """
    taken: dict[tuple[int, int], list[Point]] = {}
    found = []
    for point in points:
        spot = next(s for s in _spots(point, width, height) if _is_free(s, taken, width, height))
        taken.setdefault((int(spot.x // width), int(spot.y // height)), []).append(spot)
        found.append(spot)
    return tuple(found)


def _spots(point: Point, width: float, height: float) -> Iterator[Point]:
    """The point itself, then places on wider and wider rings about it, without end."""
    yield point
    ring = 1
    while True:
        for step in range(8 * ring):
            angle = 2 * pi * step / (8 * ring)
            across, down = cos(angle) * width * ring / 3, sin(angle) * height * ring / 3
            yield Point(round(point.x + across, 1), round(point.y + down, 1))
        ring += 1


def _is_free(spot: Point, taken: dict, width: float, height: float) -> bool:
    """Whether no box that stands already overlaps one at the spot."""
    column, row = int(spot.x // width), int(spot.y // height)
    near = (
        other
        for i in (column - 1, column, column + 1)
        for j in (row - 1, row, row + 1)
        for other in taken.get((i, j), ())
    )
    return all(abs(o.x - spot.x) >= width or abs(o.y - spot.y) >= height for o in near)
