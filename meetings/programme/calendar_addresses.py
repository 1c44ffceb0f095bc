"""Where the calendars of a programme stand: the whole, its days, its tracks, its sessions."""

from collections.abc import Iterator

from django.urls import reverse

from meetings.programme.published import Programme


def calendars(programme: Programme) -> Iterator[str]:
    """The addresses of a programme's calendars in the active language."""
    place = [programme.meeting.year, programme.meeting.slug]
    yield reverse("meetings:programme:calendar", args=place)
    days = {session.day for session in programme.sessions if session.day}
    for day in sorted(days):
        yield reverse("meetings:programme:day-calendar", args=[*place, day.isoformat()])
    for track in sorted({s.track_id for s in programme.sessions if s.track_id}):
        yield reverse("meetings:programme:track-calendar", args=[*place, track])
    for session in programme.sessions:
        if session.day:
            yield reverse("meetings:programme:session-calendar", args=[*place, session.id])
