"""The API's own part: what there is, and where it is described."""

from django.utils.translation import gettext_lazy as _

from uccn.api import kinds, registry
from uccn.api.kinds import ADDRESS, ADDRESSES, TEXT
from uccn.api.registry import Collection, Item, Part, register
from uccn.api.shapes import Property, Shape

COLLECTION = Shape(
    "Collection",
    _("A collection."),
    (
        Property("name", TEXT, _("name"), lambda endpoint: endpoint.name),
        Property("url", ADDRESS, _("address"), lambda e: kinds.absolute(registry.address(e.path))),
    ),
)
INDEX = Shape(
    "Index",
    _("What the API offers."),
    (
        Property("openapi", ADDRESS, _("The OpenAPI document."), lambda found: found["openapi"]),
        Property(
            "documentation",
            ADDRESSES,
            _("The description for people, by language."),
            lambda found: found["documentation"],
        ),
        Property("collections", [COLLECTION], _("The collections."), lambda found: found["all"]),
    ),
)


def _index(values: dict) -> dict:
    """The description's addresses, and every collection that stands by itself."""
    endpoints = registry.endpoints()
    return {
        "openapi": kinds.absolute(registry.address("openapi.json")),
        "documentation": kinds.pages("api/"),
        "all": [e for e in endpoints if isinstance(e, Collection) and not e.inside],
    }


register(Part("api", _("Beginning"), (Item("index", "", _("What there is."), INDEX, _index),)))
