"""The pages of cities, as the export to files finds them."""

from django.urls import reverse

from cities.models import City
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> list[str]:
    """The list and every city; of a year the meetings name their own hosts."""
    if year is not None:
        return []
    cities = City.objects.order_by("slug").only("slug")
    return [reverse("cities:list"), *(city.get_absolute_url() for city in cities)]


register("cities", Subject(addresses))
