"""Maps drawn by the server: the land, the part of it that is shown, and marks that keep apart."""

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import hypot
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


class Box(NamedTuple):
    """A rectangle of the view box, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom


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

    def inside(self, margin: float) -> Box:
        """The view box without a margin."""
        bottom = self.height * self.scale - margin
        return Box(margin, margin, VIEW - margin, bottom)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place stands in the view box."""
        x, y = project(float(longitude), float(latitude))
        scale = self.scale
        return Point((x - self.left) * scale, (y - self.top) * scale)

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
def apart(points: tuple[Point, ...], width: float, height: float, room: Box) -> tuple[Point, ...]:
    """The points, moved so that no two boxes of that size overlap.

    Who has room keeps its place, if the map shows it. The others stand on a lattice, where no
    room is lost, each on the free place nearest to its own; the same points give the same places.
    Who finds none keeps its own.
    """
    grid = _Grid(width, height)
    furthest = int(max(room.right / width, room.bottom / height)) + 1
    alone = {index for index in _alone(points, grid) if room.holds(points[index])}
    for index in alone:
        grid.take(points[index])
    found = []
    for index, point in enumerate(points):
        if index not in alone:
            spots = (spot for spot in grid.lattice_about(point, furthest) if room.holds(spot))
            point = next((spot for spot in spots if grid.is_free(spot)), point)
            grid.take(point)
        found.append(point)
    return tuple(found)


def _alone(points: tuple[Point, ...], grid: "_Grid") -> set[int]:
    """The points whose box no other overlaps, by their index."""
    everybody = _Grid(grid.width, grid.height)
    for point in points:
        everybody.take(point)
    return {index for index, point in enumerate(points) if everybody.count_at(point) == 1}


class _Grid:
    """Boxes of one size by the cell of a grid that their middle is in, to find neighbours fast."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.cells: dict[tuple[int, int], list[Point]] = {}

    def _cell(self, point: Point) -> tuple[int, int]:
        """The cell that a point is in."""
        return int(point.x // self.width), int(point.y // self.height)

    def take(self, point: Point) -> None:
        """Put a box there."""
        self.cells.setdefault(self._cell(point), []).append(point)

    def count_at(self, point: Point) -> int:
        """How many boxes overlap one at the point."""
        column, row = self._cell(point)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in self.cells.get((i, j), ())
        )
        # A hair less than the size, for lattice places that touch but for rounding.
        wide, high = self.width - 0.01, self.height - 0.01
        return sum(abs(o.x - point.x) < wide and abs(o.y - point.y) < high for o in near)

    def is_free(self, point: Point) -> bool:
        """Whether a box at the point overlaps none."""
        return not self.count_at(point)

    def lattice_about(self, point: Point, furthest: int) -> Iterator[Point]:
        """The lattice's places, nearest first, up to so many steps away."""
        column, row = round(point.x / self.width), round(point.y / self.height)
        for reach in range(furthest + 1):
            square = [
                Point((column + i) * self.width, (row + j) * self.height)
                for i in range(-reach, reach + 1)
                for j in range(-reach, reach + 1)
                if max(abs(i), abs(j)) == reach
            ]
            yield from sorted(square, key=lambda spot: hypot(spot.x - point.x, spot.y - point.y))
