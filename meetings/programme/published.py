"""Every programme that readers see, for what tells of many at once."""

from collections.abc import Iterator
from typing import NamedTuple

from meetings.models import AnnualMeeting
from meetings.programme.content import Content
from meetings.programme.models import Release
from meetings.programme.reading import Shown
from meetings.programme.released import public_sessions


class Programme(NamedTuple):
    """A public meeting's newest release, and the sessions of it that everyone sees, wordless."""

    meeting: AnnualMeeting
    release: Release
    sessions: list[Shown]


def programmes(year: int | None = None) -> Iterator[Programme]:
    """The programmes of public meetings, oldest first, or of a year: where their pages stand.

    Two queries, however many there are.
    """
    public = AnnualMeeting.objects.published().order_by("edition")
    public = public.of_year(year) if year else public
    found = Release.objects.filter(meeting__in=public.order_by()).newest()
    releases = {release.meeting_id: release for release in found}
    for meeting in public.filter(pk__in=releases):
        release = releases[meeting.pk]
        sessions = public_sessions(meeting, Content(release.facts, {}))
        yield Programme(meeting, release, sessions)
