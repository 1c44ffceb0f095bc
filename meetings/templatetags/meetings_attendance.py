"""Who came to the meetings, for the page of figures, which may not import them. Three queries."""

from django import template

from meetings import attendance
from meetings.models import AnnualMeeting

register = template.Library()


@register.inclusion_tag("meetings/_attendance.html")
def meetings_attendance():
    """A chart a measure, of the public meetings that were held."""
    held = AnnualMeeting.objects.published().filter(status=AnnualMeeting.Status.HELD)
    meetings = held.in_brief().prefetch_related("attendances").order_by("edition")
    return {"figures": attendance.figures(list(meetings))}
