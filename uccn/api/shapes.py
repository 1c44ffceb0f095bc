"""Shapes: what an object of an answer holds, said once.

The same declaration makes the object of a row and the JSON Schema that describes it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Property:
    """One property: its kind, what is said of it, and how it is read from a row.

    ``kind`` is a JSON Schema, a ``Shape``, or a list of one of them for an array of it; a shape
    is null where ``read`` gives None.
    """

    name: str
    kind: Any
    says: str | Promise
    read: Callable[[Any], Any]

    def of(self, row) -> Any:
        """The property of a row."""
        found = self.read(row)
        shape = self.shape
        if shape is None or found is None:
            return list(found) if isinstance(self.kind, list) else found
        return [shape.of(each) for each in found] if self.is_array else shape.of(found)

    @property
    def is_array(self) -> bool:
        """Whether it holds many."""
        return isinstance(self.kind, list)

    @property
    def shape(self) -> "Shape | None":
        """The shape that it holds, one or many of."""
        inner = self.kind[0] if self.is_array else self.kind
        return inner if isinstance(inner, Shape) else None

    def schema(self) -> dict:
        """Its JSON Schema, with what is said of it."""
        inner = self.shape.reference if self.shape else self.kind[0] if self.is_array else self.kind
        inner = inner() if callable(inner) else inner
        if self.is_array:
            inner = {"type": "array", "items": inner}
        elif self.shape:
            inner = {"anyOf": [inner, {"type": "null"}]}
        return inner | {"description": str(self.says)}


@dataclass(frozen=True)
class Shape:
    """An object with these properties and no other, all of them always there."""

    name: str
    says: str | Promise
    properties: tuple[Property, ...]

    def of(self, row) -> dict:
        """The object that a row is shown as."""
        return {each.name: each.of(row) for each in self.properties}

    def with_more(self, name: str, says: str | Promise, *properties: Property) -> "Shape":
        """A larger shape with these properties too."""
        return replace(self, name=name, says=says, properties=(*self.properties, *properties))

    @property
    def reference(self) -> dict:
        """Where the document describes it."""
        return {"$ref": f"#/components/schemas/{self.name}"}

    def schema(self) -> dict:
        """Its JSON Schema."""
        return {
            "type": "object",
            "description": str(self.says),
            "properties": {each.name: each.schema() for each in self.properties},
            "required": [each.name for each in self.properties],
            "additionalProperties": False,
        }

    def within(self) -> list["Shape"]:
        """Itself and every shape in it."""
        found = [self]
        for each in self.properties:
            found += each.shape.within() if each.shape else []
        return found
