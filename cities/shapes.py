"""The shape of each creative field on a map, so that colour is never the only sign."""

from typing import NamedTuple

# Drawn about 0, 0, all of about the same area.
SHAPES = {
    "crafts-folk-art": "M0-5.6 5.6 0 0 5.6-5.6 0z",
    "design": "M-4-4h8v8h-8z",
    "film": "M-4.4-5.2 5.8 0-4.4 5.2z",
    "gastronomy": "M-4.6 0a4.6 4.6 0 1 0 9.2 0 4.6 4.6 0 1 0-9.2 0z",
    "literature": "M0-5.4 5.4 4.4H-5.4z",
    "media-arts": "M-1.8-5.2h3.6v3.4h3.4v3.6H1.8v3.4h-3.6V1.8h-3.4v-3.6h3.4z",
    "music": "M-5.4-4.4H5.4L0 5.4z",
    "architecture": "M-2.6-4.6h5.2L5.2 0 2.6 4.6h-5.2L-5.2 0z",
}
# For a field that has no shape yet: a ring with a hole.
OTHER = "M-4.8 0a4.8 4.8 0 1 0 9.6 0 4.8 4.8 0 1 0-9.6 0zM-2 0a2 2 0 1 1 4 0 2 2 0 1 1-4 0z"


class Shape(NamedTuple):
    """A shape with the name by which marks use it."""

    name: str
    path: str


def all_shapes() -> list[Shape]:
    """Every shape that a mark may use."""
    return [*(Shape(*item) for item in SHAPES.items()), Shape("other", OTHER)]


def shape_of(field: str) -> str:
    """The name of a field's shape, by the field's key."""
    return field if field in SHAPES else "other"
