"""Every programme that readers see, for what tells of many at once."""

from collections.abc import Iterator
from typing import NamedTuple

from meetings.models import AnnualMeeting
from meetings.programme.models import Release
from meetings.programme.reading import Shown
from meetings.programme.released import public_sessions, released


class Programme(NamedTuple):
    """A public meeting's newest release, and the sessions of it that everyone sees."""

    meeting: AnnualMeeting
    release: Release
    sessions: list[Shown]


def programmes(year: int | None = None) -> Iterator[Programme]:
    """The programmes of public meetings in the active language, oldest first, or of a year.

    One query, and two to seven for each meeting.
    """
    public = AnnualMeeting.objects.published().filter(programme_releases__isnull=False)
    public = public.distinct().order_by("edition")
    for meeting in public.of_year(year) if year else public:
        release, content = released(meeting)
        yield Programme(meeting, release, public_sessions(meeting, content))
