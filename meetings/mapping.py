"""The map of the hosts over the years: each meeting's year beside the place where it was held."""

from typing import NamedTuple

from meetings.models import AnnualMeeting, Host
from uccn.lib import maps
from uccn.lib.equal_earth import Point

# The room that a year takes, in units of the view box.
WIDTH, HEIGHT = 56, 32
# Years stand a little above their places.
LIFT = 34
EUROPE = maps.around([(-16, 65), (38, 36)], 0)


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


class Panel(NamedTuple):
    """One of the maps: its frame, and the meetings whose year stands on it."""

    frame: maps.Frame
    years: list[Year]


class HostMap(NamedTuple):
    """The world, and Europe from closer by, where most meetings were; each year stands on one."""

    world: Panel
    europe: Panel
    land: maps.Land

    @property
    def inset(self) -> dict[str, float]:
        """Where the map of the world has the part that the other one shows."""
        world, part = self.world.frame, self.europe.frame
        edges = {"x": part.left - world.left, "y": part.top - world.top}
        size = {"width": part.width, "height": part.height}
        return {name: round(length * world.scale) for name, length in (edges | size).items()}


def host_map(meetings: list[AnnualMeeting]) -> HostMap:
    """The maps of the meetings, which a reader passes through from the oldest to the newest."""
    sites = {
        meeting.pk: [at for host in meeting.host_list if (at := _at(host))] for meeting in meetings
    }
    placed = [meeting for meeting in meetings if sites[meeting.pk]]
    close = [m for m in placed if all(EUROPE.holds(*at) for at in sites[m.pk])]
    rest = [meeting for meeting in placed if meeting not in close]
    return HostMap(_panel(rest, sites, maps.WORLD), _panel(close, sites, EUROPE), maps.land())


def _panel(meetings: list[AnnualMeeting], sites: dict, frame: maps.Frame) -> Panel:
    """The years of the meetings on a map, kept apart."""
    places = [[frame.place(*at) for at in sites[meeting.pk]] for meeting in meetings]
    wanted = tuple(_above(points) for points in places)
    spots = maps.apart(wanted, WIDTH, HEIGHT, frame.inside(HEIGHT))
    rounded = [[Point(round(x, 1), round(y, 1)) for x, y in points] for points in places]
    years = zip(meetings, spots, rounded, strict=True)
    return Panel(frame, [Year(meeting, spot.x, spot.y, points) for meeting, spot, points in years])


def _at(host: Host) -> tuple[float, float] | None:
    """Longitude and latitude of a host, None when they are not known."""
    site = host.site
    return None if site.latitude is None else (float(site.longitude), float(site.latitude))


def _above(points: list[Point]) -> Point:
    """Where the label of these places would like to stand."""
    x = sum(point.x for point in points) / len(points)
    return Point(round(x, 1), round(min(point.y for point in points) - LIFT, 1))
