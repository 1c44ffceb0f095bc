"""A city's meetings, for the city's page, which may not import them. Runs one query."""

from django import template

from meetings.models import Host

register = template.Library()


@register.inclusion_tag("meetings/_of_city.html")
def meetings_of_city(city):
    """The public meetings that the city hosted, helped to host, or was to host."""
    hostings = (
        Host.objects.filter(city=city, meeting__in=Host.public_meetings())
        .select_related("meeting")
        .only(
            "role", "former_dates", "city_id", "place_id", "meeting__edition", "meeting__kind",
            "meeting__year", "meeting__slug", "meeting__start", "meeting__end", "meeting__status",
        )
        .order_by("-meeting__edition")
    )  # fmt: skip
    return {"hostings": list(hostings)}
