"""The wall of meetings: editions newest first, and between them the years without one."""

from itertools import zip_longest
from typing import NamedTuple

from meetings.models import AnnualMeeting


class Gap(NamedTuple):
    """Years without a meeting, with the meetings that had been set for them."""

    years: list[int]
    moved: list[AnnualMeeting]


def entries(meetings: list[AnnualMeeting]) -> list[AnnualMeeting | Gap]:
    """Meetings in their order, with a gap where the years between two had none."""
    wall: list[AnnualMeeting | Gap] = []
    for newer, older in zip_longest(meetings, meetings[1:]):
        wall.append(newer)
        if older and (years := list(range(older.year + 1, newer.year))):
            moved = [m for year in years for m in without_meeting(year, meetings)]
            wall.append(Gap(years, list(dict.fromkeys(moved))))
    return wall


def without_meeting(year: int, meetings: list[AnnualMeeting]) -> list[AnnualMeeting]:
    """The meetings that had been set for a year and moved, by their hosts' former dates."""
    return [
        meeting
        for meeting in meetings
        if any(str(year) in host.former_dates for host in meeting.hosts.all())
    ]
