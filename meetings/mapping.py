"""The map of the hosts over the years: each meeting's year beside the place where it was held."""

from typing import NamedTuple

from meetings.models import AnnualMeeting, Host
from uccn.lib import maps
from uccn.lib.equal_earth import Point

# The room that a year takes, in units of the view box.
WIDTH, HEIGHT = 46, 27
# Years stand a little above their places.
LIFT = 26


class Year(NamedTuple):
    """A meeting on the map: the middle of its label, and each place that its hosts are at."""

    meeting: AnnualMeeting
    x: float
    y: float
    places: list[Point]

    @property
    def left(self) -> float:
        """Where the label begins."""
        return round(self.x - (WIDTH - 4) / 2, 1)

    @property
    def top(self) -> float:
        """Where the label's upper edge is."""
        return round(self.y - (HEIGHT - 4) / 2, 1)


class HostMap(NamedTuple):
    """What a template needs to draw the map; ``unplaced`` are meetings that nobody can place."""

    frame: maps.Frame
    years: list[Year]
    unplaced: list[AnnualMeeting]
    land: maps.Land


def host_map(meetings: list[AnnualMeeting]) -> HostMap:
    """The map of the meetings, which a reader passes through from the oldest to the newest."""
    frame = maps.WORLD
    places = {m.pk: [frame.place(*at) for host in m.host_list if (at := _at(host))] for m in meetings}
    placed = [meeting for meeting in meetings if places[meeting.pk]]
    wanted = tuple(_above(places[meeting.pk]) for meeting in placed)
    spots = maps.apart(wanted, WIDTH, HEIGHT)
    years = [
        Year(meeting, spot.x, spot.y, [Point(round(p.x, 1), round(p.y, 1)) for p in places[meeting.pk]])
        for meeting, spot in zip(placed, spots, strict=True)
    ]
    unplaced = [meeting for meeting in meetings if not places[meeting.pk]]
    return HostMap(frame, years, unplaced, maps.land())


def _at(host: Host) -> tuple[float, float] | None:
    """Longitude and latitude of a host, None when they are not known."""
    site = host.site
    return None if site.latitude is None else (float(site.longitude), float(site.latitude))


def _above(points: list[Point]) -> Point:
    """Where the label of these places would like to stand."""
    x = sum(point.x for point in points) / len(points)
    return Point(round(x, 1), round(min(point.y for point in points) - LIFT, 1))
