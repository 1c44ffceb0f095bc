"""What the pages of cities say to machines."""

from django.urls import reverse
from django.utils.translation import gettext, pgettext

from cities.models import City, Designation
from uccn.discovery import schema
from uccn.discovery.head import Head
from uccn.lib import addresses, dates
from uccn.lib.text import to_plain


def list_head(count: int) -> Head:
    """The list of cities; it says how many there are, and leaves naming them to the sitemap."""
    title, path = gettext("Cities"), reverse("cities:list")
    sentence = gettext("The cities of the UNESCO Creative Cities Network, by field and country.")
    items = {"@type": "ItemList", "numberOfItems": count}
    return Head(
        title, path, sentence, "CollectionPage", trail=[(title, path)], more={"mainEntity": items}
    )


def map_head(count: int) -> Head:
    """The map of the cities, with how many it shows."""
    title = gettext("Map of the cities")
    items = {"@type": "ItemList", "numberOfItems": count}
    return _below_the_list(title, reverse("cities:map"), "CollectionPage", {"mainEntity": items})


def figures_head() -> Head:
    """The network in figures."""
    return _below_the_list(gettext("The network in figures"), reverse("cities:figures"))


def _below_the_list(title: str, path: str, kind: str = "WebPage", more: dict | None = None) -> Head:
    """A page that one reaches from the list of cities."""
    trail = [(gettext("Cities"), reverse("cities:list")), (title, path)]
    return Head(title, path, kind=kind, trail=trail, more=more or {})


def city_head(city: City, designations: list[Designation]) -> Head:
    """A city's page."""
    path, name = city.get_absolute_url(), to_plain(city.text("name").text)
    trail = [(gettext("Cities"), reverse("cities:list")), (name, path)]
    parts = [name, city.country_name, *map(_designation, designations)]
    sentence = pgettext("comma between the parts of a name", ", ").join(parts)
    about = {"mainEntity": {"@id": _identifier(city)}}
    return Head(name, path, sentence, "ItemPage", trail, more=about, nodes=[_city(city)])


def _designation(designation: Designation) -> str:
    """A field and its years: "Literature, since 2023"."""
    years = dates.period(designation.start_year, designation.end_year)
    field = designation.field.text("name").text
    return pgettext("comma between the parts of a name", ", ").join([field, years])


def _identifier(city: City) -> str:
    """What the city is called in linked data."""
    return f"{addresses.absolute(city.get_absolute_url())}#city"


def _city(city: City) -> dict:
    """The city: names, country, its website, and its place where that has a source."""
    return schema.known(
        {
            "@type": "City",
            "@id": _identifier(city),
            "name": schema.named(city.text("name")),
            "alternateName": city.own_name,
            "url": city.website,
            "containedInPlace": {
                "@type": "Country",
                "name": city.country_name,
                "identifier": city.country,
            },
            "geo": _geo(city),
        }
    )


def _geo(city: City) -> dict | None:
    """The coordinates that GeoNames gives; approximate ones are not claimed."""
    if city.coordinates != "geonames" or city.latitude is None:
        return None
    place = {"latitude": float(city.latitude), "longitude": float(city.longitude)}
    return {"@type": "GeoCoordinates", **place}
