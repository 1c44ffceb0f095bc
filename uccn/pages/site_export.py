"""The pages of no single subject, as the export to files finds them."""

from django.urls import reverse

from uccn.pages.urls import urlpatterns
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> list[str]:
    """Home and the pages about the site; a year has no home page but its own."""
    names = [pattern.name for pattern in urlpatterns if not pattern.pattern.converters]
    return [reverse(f"pages:{name}") for name in names if year is None or name != "home"]


register("pages", Subject(addresses, front=lambda year: "" if year else reverse("pages:home")))
