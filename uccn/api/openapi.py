"""The OpenAPI document, made from what the subjects declare, in the active language."""

import re

from django.utils.translation import gettext as _

from uccn.api import kinds, registry
from uccn.api.kinds import ADDRESS, NUMBER, TEXT, or_null
from uccn.api.parameters import Parameter
from uccn.api.refusals import PROBLEM
from uccn.api.registry import Collection, Endpoint
from uccn.api.shapes import Shape

VERSION = "1.0.0"


def document() -> dict:
    """The whole document, in OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Creative Cities Network"),
            "version": VERSION,
            "description": _about(),
        },
        "servers": [{"url": registry.ROOT}],
        "tags": [{"name": part.name, "description": str(part.label)} for part in registry.parts()],
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _about() -> str:
    """What holds for every address."""
    return " ".join(
        [
            _("Cities, meetings and declarations, as the pages of this site show them."),
            _("Nobody needs a key; everything can be read, and nothing written."),
            _("A text stands in every language that has it, by language tag (BCP 47)."),
            _("A language that has none is absent, and nothing takes its place."),
            _("Texts are plain, with these marks: *emphasis*, ^raised^, [words](https://address)."),
            _("Every answer has a strong ETag: ask again with If-None-Match."),
        ]
    )


def _paths() -> dict:
    """Every address by its path."""
    return {
        f"/{endpoint.path}": {"get": _operation(part.name, endpoint)}
        for part in registry.parts()
        for endpoint in part.endpoints
    }


def _operation(tag: str, endpoint: Endpoint) -> dict:
    """What an address takes and answers."""
    inside = [_parameter(each, "path") for each in endpoint.inside]
    return {
        "operationId": endpoint.name,
        "tags": [tag],
        "summary": str(endpoint.says),
        "parameters": inside + [_parameter(each, "query") for each in endpoint.asked],
        "responses": _responses(endpoint),
    }


def _parameter(parameter: Parameter, place: str) -> dict:
    """One parameter."""
    return {
        "name": parameter.name,
        "in": place,
        "required": place == "path",
        "description": str(parameter.says),
        "schema": parameter.schema,
    }


def _responses(endpoint: Endpoint) -> dict:
    """Every status with which the address may answer."""
    headers = {"ETag": {"schema": TEXT, "description": _("Which bytes these are.")}}
    if isinstance(endpoint, Collection):
        words = _("The next page and the previous one.")
        headers["Link"] = {"schema": TEXT, "description": words}
    content = {"application/json": {"schema": _body(endpoint)}}
    found = {"200": {"description": str(endpoint.says), "headers": headers, "content": content}}
    if endpoint.may_be_gone:
        found["301"] = {"description": _("It stands at another address now.")}
    found["304"] = {"description": _("It has not changed.")}
    found["400"] = _problem(_("Wrong parameters"))
    if endpoint.inside:
        found["404"] = _problem(_("Not found"))
    if endpoint.may_be_gone:
        found["410"] = _problem(_("Withdrawn"))
    return found


def _problem(description: str) -> dict:
    """An answer that says why there is none."""
    return {
        "description": description,
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _body(endpoint: Endpoint) -> dict:
    """The schema of what an address answers with."""
    if not isinstance(endpoint, Collection):
        return endpoint.shape.reference
    own = {"items": {"type": "array", "items": endpoint.shape.reference}}
    return _exact(_page_properties() | own)


def _page_properties() -> dict:
    """What every page of a collection holds beside its items."""
    return {
        "total": NUMBER | {"description": _("How many there are on all pages.")},
        "limit": NUMBER,
        "offset": NUMBER,
        "next": or_null(ADDRESS) | {"description": _("The next page.")},
        "previous": or_null(ADDRESS) | {"description": _("The previous page.")},
    }


def _exact(properties: dict) -> dict:
    """An object with all of these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schemas() -> dict:
    """Every shape by its name, and those that all share."""
    shapes: dict[str, Shape] = {}
    for endpoint in registry.endpoints():
        shapes |= {shape.name: shape for shape in endpoint.shape.within()}
    shared = {
        "Texts": kinds.by_language(TEXT) | {"description": _("A text by language.")},
        "Addresses": kinds.by_language(ADDRESS) | {"description": _("Pages by language.")},
        "Problem": _problem_schema(),
    }
    return {name: shapes[name].schema() for name in sorted(shapes)} | shared


def _problem_schema() -> dict:
    """Problem details (RFC 9457)."""
    error = _exact({"parameter": TEXT, "detail": TEXT})
    own = {"type": TEXT, "title": TEXT, "status": NUMBER, "detail": TEXT, "instance": TEXT}
    schema = _exact(own | {"errors": {"type": "array", "items": error}})
    schema["required"].remove("errors")
    return schema | {"description": _("Why there is no answer, in the reader's language.")}


def route(path: str) -> str:
    """ "cities/{slug}" as a regular expression for addresses."""
    return re.sub(r"\\?\{(\w+)\\?\}", r"(?P<\1>[^/]+)", re.escape(path))
