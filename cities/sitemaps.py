"""The public pages of cities, for sitemaps."""

from django.urls import reverse

from cities.models import City
from translations.approvals import approved_at
from uccn.discovery.sitemaps import Entry, everywhere, register
from uccn.lib import languages
from uccn.publication.edits import edits_of, latest


def _entries() -> list[Entry]:
    """The list, map and figures, then every city; names stand in every language. Three queries.

    When the list last changed is not known: filters and totals follow other rows too.
    """
    cities = list(City.objects.order_by("slug").values_list("pk", "slug"))
    edits, approved = edits_of(City), approved_at(City, "unit__object_id")
    return [
        *(everywhere(reverse(f"cities:{name}")) for name in ("list", "map", "figures")),
        *(_entry(*city, edits, approved) for city in cities),
    ]


def _entry(pk: int, slug: str, edits: dict, approved: dict) -> Entry:
    """A city's page, as old as its last edit and the last name approved in the language."""
    edited, codes = edits.get(pk), languages.public_codes()
    times = {code: latest(edited and edited.last, approved.get((pk, code))) for code in codes}
    changed = {code: time for code, time in times.items() if time}
    return Entry(reverse("cities:detail", args=[slug]), codes, codes, changed)


register("cities", _entries)
