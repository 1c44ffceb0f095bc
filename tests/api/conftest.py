"""The OpenAPI document as a reader gets it, and what holds an answer against it."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012


@pytest.fixture
def document(client) -> dict:
    """The document."""
    return json.loads(client.get("/api/v1/openapi.json").content)


@pytest.fixture
def complaints(document):
    """What an answer's data break of the schema that the document gives an operation."""
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    registry = Registry().with_resource("urn:api", resource)

    def found(path: str, response) -> list[str]:
        kind = response.headers["Content-Type"].partition(";")[0]
        parts = [path, "get", "responses", str(response.status_code), "content", kind, "schema"]
        pointer = "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)
        schema = {"$ref": f"urn:api#/paths/{pointer}"}
        checker = FormatChecker()
        validator = Draft202012Validator(schema, registry=registry, format_checker=checker)
        return [error.message for error in validator.iter_errors(json.loads(response.content))]

    return found
