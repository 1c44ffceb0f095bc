"""What the API and downloads say of cities and creative fields; never of their contacts."""

from django.utils.translation import gettext_lazy as _

from cities.columns import PUBLIC
from cities.listing import Filters, matching, rows_of
from cities.models import City, CreativeField
from uccn.api import kinds, refusals, registry
from uccn.api.kinds import ADDRESS, ADDRESSES, COUNTRY, FLAG, SLUG, TEXT, TEXTS, YEAR, or_null
from uccn.api.parameters import Parameter
from uccn.api.registry import Collection, Download, Item, Part, register
from uccn.api.shapes import Property, Shape
from uccn.lib import languages
from uccn.lib.cells import csv_text
from uccn.lib.countries import country_name
from uccn.lib.later import later

# What writes files of cities brings the library of the staff's imports.
resources = later("cities.resources")

DEGREES = or_null({"type": "number"})

FIELD = Shape(
    "CreativeField",
    _("A creative field of the network."),
    (
        Property("key", SLUG, _("key"), lambda field: field.key),
        Property("name", TEXTS, _("name"), lambda field: kinds.texts(field, "name")),
        Property("url", ADDRESS, _("address"), lambda field: _address("fields", field.key)),
    ),
)
COUNTRY_SHAPE = Shape(
    "Country",
    _("A country, as the United Nations name it."),
    (
        Property("code", COUNTRY, _("country code (ISO 3166-1)"), lambda code: code),
        Property(
            "name",
            TEXTS,
            _("name"),
            lambda code: kinds.tagged({c: country_name(code, c) for c in languages.codes()}),
        ),
    ),
)
DESIGNATION = Shape(
    "Designation",
    _("A city's membership in one field; “until” is null while it goes on."),
    (
        Property("field", FIELD, _("creative field"), lambda designation: designation.field),
        Property("since", YEAR, _("since"), lambda designation: designation.start_year),
        Property("until", or_null(YEAR), _("until"), lambda designation: designation.end_year),
    ),
)


def _address(collection: str, key: str) -> str:
    """Where the API has one of them."""
    return kinds.absolute(registry.address(f"{collection}/{key}"))


CITY = Shape(
    "City",
    _("A member city of the network, present or former."),
    (
        Property("slug", SLUG, _("slug"), lambda city: city.slug),
        Property("name", TEXTS, _("name"), lambda city: kinds.texts(city, "name")),
        Property("own_name", or_null(TEXT), _("own name"), lambda city: city.own_name or None),
        Property(
            "own_language",
            or_null(TEXT),
            _("language of the own name"),
            lambda city: city.own_language or None,
        ),
        Property("country", COUNTRY_SHAPE, _("country"), lambda city: city.country),
        Property("latitude", DEGREES, _("latitude"), lambda city: _degrees(city.latitude)),
        Property("longitude", DEGREES, _("longitude"), lambda city: _degrees(city.longitude)),
        Property(
            "coordinates",
            or_null(TEXT),
            _("source of the coordinates"),
            lambda city: city.coordinates or None,
        ),
        Property("website", or_null(TEXT), _("website"), lambda city: city.website or None),
        Property(
            "is_member",
            FLAG,
            _("Whether a designation goes on."),
            lambda city: any(d.end_year is None for d in city.designations.all()),
        ),
        Property("designations", [DESIGNATION], _("designations"), lambda c: c.designations.all()),
        Property("url", ADDRESS, _("address"), lambda city: _address("cities", city.slug)),
        Property("pages", ADDRESSES, _("pages"), lambda city: kinds.pages(f"cities/{city.slug}/")),
    ),
)


def _degrees(number) -> float | None:
    """A coordinate as a number, None where it is not known."""
    return None if number is None else float(number)


SLUG_OF_CITY = Parameter("slug", SLUG, _("The last part of the page's address."))
KEY_OF_FIELD = Parameter("key", SLUG, _("key"))
FILTERS = (
    Parameter("field", SLUG, _("The key of the field that a city has now, or had last.")),
    Parameter("country", COUNTRY, _("country code (ISO 3166-1)")),
    Parameter("year", YEAR, _("The year in which a city joined.")),
)


def _cities(values: dict):
    """The cities that pass the filters, by their slugs."""
    found = City.objects.in_every_language().order_by("slug")
    asked = {"field": "present_field", "country": "country", "year": "joined"}
    return found.with_membership().filter(
        **{column: values[name] for name, column in asked.items() if name in values}
    )


def _city(values: dict) -> City:
    """The city with that slug. Raises Refusal."""
    return _one(City.objects.in_every_language().filter(slug=values["slug"]))


def _fields(values: dict):
    """Every creative field, in the network's order."""
    return CreativeField.objects.order_by("position", "key")


def _field(values: dict) -> CreativeField:
    """The field with that key. Raises Refusal."""
    return _one(CreativeField.objects.filter(key=values["key"]))


def _one(rows):
    """The only row. Raises Refusal where there is none."""
    found = rows.first()
    if found is None:
        raise refusals.missing()
    return found


def _listed(query) -> list[City]:
    """The cities that the page lists for a query, in the page's order."""
    keys = [row.key for row in matching(rows_of(City.objects.for_list()), Filters.of(query))]
    found = City.objects.in_every_language().in_bulk(keys)
    # One that was deleted since its row was read is left out.
    return [found[key] for key in keys if key in found]


def _csv(cities: list[City]) -> str:
    """The columns of the staff's file but for the private ones, and two for readers."""
    resource, rows = resources.CityResource(), []
    for city in cities:
        cells = resource.export_resource(city, list(PUBLIC))
        rows.append([*cells, city.country_name, kinds.absolute(city.get_absolute_url())])
    header = resource.get_export_headers(list(PUBLIC))
    return csv_text([*header, "country_name", "page"], rows)


register(
    Part(
        "cities",
        _("Cities"),
        (
            Collection("cities", "cities", _("All cities."), CITY, _cities, filters=FILTERS),
            Item("city", "cities/{slug}", _("One city."), CITY, _city, (SLUG_OF_CITY,)),
            Collection("fields", "fields", _("All creative fields."), FIELD, _fields),
            Item("field", "fields/{key}", _("One creative field."), FIELD, _field, (KEY_OF_FIELD,)),
        ),
        Download("cities", _("Cities"), _listed, _csv, CITY),
        position=1,
    )
)
