"""A day of a programme as a table: a row an hour at which something begins, a column a room."""

import datetime as dt
from typing import NamedTuple

from meetings.programme.reading import Shown, Spot


class Row(NamedTuple):
    """What begins at one hour: for each column its sessions. The hour may not be known."""

    begins: dt.time | None
    cells: list[list[Shown]]


class Grid(NamedTuple):
    """The rooms that a day uses, and its rows; the last column has no room when there is one."""

    day: dt.date
    spots: list[Spot | None]
    rows: list[Row]


def grid_of(day: dt.date, shown: list[Shown], order: list[int]) -> Grid:
    """The table of a day's sessions; ``order`` are the keys of the rooms in the venues' order."""
    spots = {session.spot.id: session.spot for session in shown if session.spot}
    columns: list[Spot | None] = [spots[key] for key in order if key in spots]
    if any(session.spot is None for session in shown):
        columns.append(None)
    hours = list(dict.fromkeys(session.begins for session in shown))
    rows = [Row(hour, [_at(shown, hour, spot) for spot in columns]) for hour in hours]
    return Grid(day, columns, rows)


def _at(shown: list[Shown], begins: dt.time | None, spot: Spot | None) -> list[Shown]:
    """The sessions that begin at an hour in a room."""
    return [s for s in shown if s.begins == begins and s.spot == spot]
