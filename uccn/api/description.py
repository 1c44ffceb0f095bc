"""The OpenAPI document as a page shows it."""

from typing import NamedTuple

from uccn.api import openapi, registry


class Form(NamedTuple):
    """What a value may be, in code; ``shape`` names the object that it is or holds."""

    before: str
    shape: str = ""
    after: str = ""


class Named(NamedTuple):
    """A parameter or a property."""

    name: str
    form: Form
    says: str
    place: str = ""


class Operation(NamedTuple):
    """One address."""

    name: str
    path: str
    says: str
    parameters: list[Named]
    form: Form
    refusals: dict[str, str]
    example: str


def context() -> dict:
    """What the page's template needs."""
    document = openapi.document()
    shapes = document["components"]["schemas"]
    return {
        "document": document,
        "parts": [
            (tag["description"], _operations(document, tag["name"])) for tag in document["tags"]
        ],
        "shapes": [
            (name, schema["description"], _properties(schema)) for name, schema in shapes.items()
        ],
        "downloads": registry.downloads(),
    }


def _operations(document: dict, tag: str) -> list[Operation]:
    """The addresses of a part."""
    found = ((path, given["get"]) for path, given in document["paths"].items())
    return [_operation(path, get) for path, get in found if tag in get["tags"]]


def _operation(path: str, get: dict) -> Operation:
    """One address, with the schema of its answer in code."""
    answer = get["responses"]["200"]["content"]["application/json"]["schema"]
    if "properties" in answer:
        answer = answer["properties"]["items"]
    refusals = {
        code: given["description"] for code, given in get["responses"].items() if code > "200"
    }
    address = f"{registry.ROOT}{path}"
    example = "" if "{" in path else address
    parameters = [
        Named(p["name"], _form(p["schema"]), p["description"], p["in"]) for p in get["parameters"]
    ]
    return Operation(
        get["operationId"], address, get["summary"], parameters, _form(answer), refusals, example
    )


def _properties(schema: dict) -> list[Named]:
    """The properties of an object."""
    return [
        Named(name, _form(given), given.get("description", ""))
        for name, given in schema["properties"].items()
    ]


def _form(schema: dict) -> Form:
    """What a value may be."""
    if "$ref" in schema:
        return Form("", schema["$ref"].rsplit("/", 1)[1])
    if "anyOf" in schema:
        first = _form(schema["anyOf"][0])
        return first._replace(after=f"{first.after} | null")
    if schema.get("type") == "array":
        inner = _form(schema["items"])
        return inner._replace(after=f"{inner.after}[]")
    return Form(_plain(schema))


def _plain(schema: dict) -> str:
    """A value that is no object: "integer 1…100 = 50"."""
    if "enum" in schema:
        return " | ".join(schema["enum"])
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    written = " | ".join(names)
    if more := schema.get("format") or schema.get("pattern"):
        written += f" {more}"
    if "minimum" in schema:
        written += f" {schema['minimum']}…{schema['maximum']}"
    return f"{written} = {schema['default']}" if "default" in schema else written
