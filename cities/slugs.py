"""The last part of a city's address, made from its Latin name."""

from collections.abc import Container, Iterator
from itertools import count

from django.utils.text import slugify

from uccn.lib.collation import unmarked

_LONGEST = 40
# Other pages stand at these addresses.
RESERVED = frozenset(["map", "figures"])


def free_slug(name: str, country: str, taken: Container[str]) -> str:
    """The first that is not taken of "granada", "granada-ni", "granada-ni-2"…"""
    return next(slug for slug in slugs_for(name, country) if slug not in taken)


def slugs_for(name: str, country: str) -> Iterator[str]:
    """The slugs that a city of this name may have, the best first."""
    base = slugify(unmarked(name))[:_LONGEST].strip("-") or "city"
    if base not in RESERVED:
        yield base
    yield f"{base}-{country.lower()}"
    for number in count(2):
        yield f"{base}-{country.lower()}-{number}"
