"""A meeting's declarations, for the meeting's page. Runs two queries."""

from django import template

from declarations.models import Declaration

register = template.Library()


@register.inclusion_tag("declarations/_of_meeting.html")
def declarations_of_meeting(meeting):
    """The public declarations of a meeting; of a draft meeting, none."""
    declarations = Declaration.objects.published().filter(meeting=meeting).for_links()
    return {"declarations": list(declarations), "meeting": meeting}
