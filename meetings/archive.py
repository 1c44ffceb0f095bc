"""The wall of meetings: editions newest first, and between them the years without one."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from meetings.models import AnnualMeeting, Host


class Gap(NamedTuple):
    """Years without a meeting, with the meetings that had been set for them."""

    years: list[int]
    moved: list[AnnualMeeting]


class ListedHost(NamedTuple):
    """What lists compare of a host."""

    role: str
    country: str
    former_dates: str


def wall(meetings: Iterable[AnnualMeeting]) -> list[AnnualMeeting]:
    """The meetings with what lists compare of their hosts, as ``listed_hosts``. Two queries.

    Those that are shown need their hosts whole.
    """
    listed = defaultdict(list)
    for meeting, *host in Host.objects.for_lists():
        listed[meeting].append(ListedHost(*host))
    found = list(meetings)
    for meeting in found:
        meeting.listed_hosts = listed.get(meeting.pk, [])
    return found


def entries(
    shown: Iterable[AnnualMeeting], meetings: list[AnnualMeeting]
) -> list[AnnualMeeting | Gap]:
    """Those that are shown of all meetings, with a gap where the years to the next had none."""
    following = dict(pairwise(meetings))
    found: list[AnnualMeeting | Gap] = []
    for newer in shown:
        found.append(newer)
        if (older := following.get(newer)) and (years := list(range(older.year + 1, newer.year))):
            moved = [m for year in years for m in without_meeting(year, meetings)]
            found.append(Gap(years, list(dict.fromkeys(moved))))
    return found


def without_meeting(year: int, meetings: list[AnnualMeeting]) -> list[AnnualMeeting]:
    """The meetings that had been set for a year and moved, by their hosts' former dates."""
    return [
        meeting
        for meeting in meetings
        if any(str(year) in host.former_dates for host in meeting.listed_hosts)
    ]
