"""What a meeting's page says of its programme."""

from django import template

from meetings.models import AnnualMeeting
from meetings.programme.models import Release

register = template.Library()


@register.inclusion_tag("programme/_of_meeting.html")
def programme_of_meeting(meeting: AnnualMeeting) -> dict:
    """The way to the programme, where it was released. Runs one query."""
    return {"meeting": meeting, "release": Release.objects.in_brief().newest_of(meeting)}
