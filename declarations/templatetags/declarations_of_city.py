"""The declarations of a city's meetings, for the city's page. Runs two queries."""

from django import template

from declarations.models import Declaration
from meetings.models import Host

register = template.Library()


@register.inclusion_tag("declarations/_of_city.html")
def declarations_of_city(city):
    """The public declarations of the meetings that the city hosted."""
    hosted = Host.objects.filter(city=city, role=Host.Role.HOST).values("meeting_id")
    declarations = Declaration.objects.published().filter(meeting__in=hosted).for_links()
    return {"declarations": list(declarations)}
