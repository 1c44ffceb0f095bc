"""What a programme says of itself on the page of a meeting's parts."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.models import AnnualMeeting
from meetings.parts import Part, Remark, register
from meetings.programme.models import Release, Room, Session, Speaker, Track, Venue
from meetings.programme.warnings import warnings


def _remarks(meeting: AnnualMeeting) -> list[Remark]:
    """How many sessions there is something to say about, and whether readers see a programme."""
    page = reverse("programme-admin:programme", args=[meeting.pk])
    number = len(warnings(meeting))
    words = ngettext("%(number)s thing to look at", "%(number)s things to look at", number)
    found = [Remark(words % {"number": number}, page)] if number else []
    if not Release.objects.filter(meeting=meeting).exists() and meeting.sessions.exists():
        found.append(Remark(_("The programme is not released yet."), page))
    return found


register(
    Part(Venue, position=40),
    Part(Room, position=50, path="venue__meeting"),
    Part(Track, position=60),
    Part(Session, position=70, remarks=_remarks),
    Part(Speaker, position=80),
)
