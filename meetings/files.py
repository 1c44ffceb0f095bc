"""What a meeting gives away beside its page: a calendar file, the picture of its link."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from meetings.at_address import known_at
from meetings.calendar import calendar
from meetings.cards import card
from meetings.models import AnnualMeeting
from uccn.discovery.pictures.kept import picture_response
from uccn.lib.icalendar import MEDIA_TYPE
from uccn.lib.public_page import public_page
from uccn.publication import access
from uccn.publication.edits import edits_of
from uccn.publication.models import FormerAddress


@public_page()
@require_safe
def all_dates(request):
    """Every public meeting whose days are known, in one calendar to subscribe to."""
    meetings = list(AnnualMeeting.objects.published().for_archive())
    return _calendar(request, meetings, "annual-meetings.ics")


@require_safe
def dates(request, year: str, slug: str):
    """One meeting for a calendar; without a first day there is nothing to put into one."""
    meeting, other = _find(request, year, slug, "ics")
    if other:
        return other
    if not meeting.start:
        raise Http404
    return _calendar(request, [meeting], f"{meeting.year}-{meeting.slug}.ics")


@require_safe
def picture(request, year: str, slug: str):
    """The picture that is shown where somebody shares the meeting's page."""
    meeting, other = _find(request, year, slug, "png")
    return other or picture_response(card(meeting))


def _find(request, year: str, slug: str, ending: str):
    """The public meeting, or else the answer: 301 where it moved, 410 where it was withdrawn."""
    meeting = known_at(year, slug)
    if meeting is None:
        moved = FormerAddress.subject_at(f"meetings/{int(year)}/{slug}")
        if moved is None:
            raise Http404
        return None, HttpResponsePermanentRedirect(moved.file_url(ending))
    refusal = access.file_refusal(request, meeting, title=meeting.edition_name)
    return (None, refusal) if refusal else (meeting, None)


def _calendar(request, meetings: list[AnnualMeeting], name: str) -> HttpResponse:
    """The file of some meetings."""
    return calendar_response(calendar(meetings, edits_of(AnnualMeeting), request.path_info), name)


def calendar_response(body: bytes, name: str) -> HttpResponse:
    """A calendar file, which a browser hands to the reader's calendar."""
    response = HttpResponse(body, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = content_disposition_header(False, name)
    return response
