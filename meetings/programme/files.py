"""What a programme gives away beside its pages: calendars of all, a day, a track, a session."""

from collections.abc import Callable

from django.http import Http404
from django.views.decorators.http import require_safe

from meetings.files import calendar_response
from meetings.models import Audience
from meetings.programme.calendar import calendar
from meetings.programme.gone import gone
from meetings.programme.models import Release
from meetings.programme.page import find
from meetings.programme.reading import Reader, Shown, sessions
from uccn.lib.public_page import public_page


@public_page()
@require_safe
def programme(request, year: str, slug: str):
    """Every session."""
    return _calendar(request, year, slug, "programme", lambda session: True)


@require_safe
def day(request, year: str, slug: str, day: str):
    """The sessions of a day."""
    return _calendar(
        request, year, slug, f"programme/{day}", lambda s: s.day and s.day.isoformat() == day
    )


@require_safe
def track(request, year: str, slug: str, key: str):
    """The sessions of a track."""
    return _calendar(
        request, year, slug, f"programme/track-{key}", lambda s: s.track_id == int(key)
    )


@require_safe
def session(request, year: str, slug: str, key: str):
    """One session."""
    return _calendar(request, year, slug, f"programme/{key}", lambda s: s.id == int(key))


def _calendar(request, year: str, slug: str, below: str, wanted: Callable[[Shown], bool]):
    """The file of what everyone sees of the newest release; 404 where nothing of it is wanted."""
    page, other = find(request, year, slug, f"{below}.ics", is_file=True)
    if other:
        return other
    reader = Reader(Audience.PUBLIC, page.meeting.time_zone)
    releases = list(Release.objects.filter(meeting=page.meeting).defer("facts"))
    shown = sessions(page.content, reader)
    ended = [one for one in gone(releases, {s.id for s in shown}, reader) if wanted(one.session)]
    shown = [one for one in shown if wanted(one)]
    if not any(one.day for one in [*shown, *(one.session for one in ended)]):
        raise Http404
    body = calendar(page.meeting, shown, ended, releases, request.path_info)
    name = f"{page.meeting.year}-{page.meeting.slug}-{below.replace('/', '-')}.ics"
    return calendar_response(body, name)
