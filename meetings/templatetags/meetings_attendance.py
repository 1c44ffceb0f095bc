"""Who came: to all meetings, for the page of figures, which may not import them; and to one."""

from django import template

from meetings import attendance
from meetings.models import AnnualMeeting, Attendance

register = template.Library()


@register.inclusion_tag("meetings/_attendance.html")
def meetings_attendance():
    """A chart a measure, of the public meetings that were held.

    Runs three queries, one where nobody said who came.
    """
    held = AnnualMeeting.objects.published().filter(status=AnnualMeeting.Status.HELD)
    told = list(Attendance.objects.filter(meeting__in=held.order_by()))
    if not told:
        return {"figures": []}
    meetings = held.in_brief().order_by("edition")
    return {"figures": attendance.figures(list(meetings), told)}


@register.inclusion_tag("meetings/_numbers.html")
def numbers_of_meeting(meeting: AnnualMeeting):
    """Each number that somebody gives of who came, with who says it. Runs one query."""
    order = list(Attendance.Measure)
    found = Attendance.objects.filter(meeting=meeting)
    return {"numbers": sorted(found, key=lambda row: (order.index(row.measure), row.pk))}
