"""A meeting's declarations, for the meeting's page and for its form in the admin."""

from django import template

from declarations.models import Declaration

register = template.Library()


@register.inclusion_tag("declarations/_of_meeting.html")
def declarations_of_meeting(meeting):
    """The public declarations of a meeting; of a draft meeting, none. Runs two queries."""
    found = list(Declaration.objects.published().filter(meeting=meeting).for_links())
    return {
        "adopted": [row for row in found if row.is_adopted],
        "others": [row for row in found if not row.is_adopted],
        "meeting": meeting,
    }


@register.inclusion_tag("admin/meetings/annualmeeting/_documents.html")
def documents_of_meeting(meeting):
    """Every document of a meeting, drafts too, for staff who may see them. Runs one query."""
    documents = Declaration.objects.filter(meeting=meeting).select_related("meeting")
    return {"documents": list(documents)}
