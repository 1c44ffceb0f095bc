"""Which characters our fonts have, so that a text is refused when it is saved, not when printed.

The table ``data/fonts/coverage.txt`` is written from the font files by
``scripts/font_coverage.py``. Characters that only steer the layout, and spaces,
need no drawing.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from uccn.lib.cleaning import place

# White space, soft hyphen, joiners and direction marks (UAX #9), line ends, variation selectors.
_UNDRAWN = (
    "\t\n \u00a0\u00ad\u061c\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u2066-\u2069\u3000"
    "\ufe00-\ufe0f"
)


class Family(NamedTuple):
    """A family of faces: its name, whether it is fetched, what it has as ranges of code points."""

    name: str
    is_fetched: bool
    ranges: tuple[tuple[int, int], ...]


@cache
def families() -> tuple[Family, ...]:
    """The families of the table, in its order."""
    text = (settings.DATA_DIR / "fonts" / "coverage.txt").read_text("ascii")
    return tuple(_family(part) for part in re.split(r"^(?=\[)", text, flags=re.M)[1:])


def _family(part: str) -> Family:
    """One part of the table: "[Name] fetched", then ranges like 0020-007E."""
    head, _end, body = part.partition("\n")
    name, _end, note = head.lstrip("[").partition("]")
    pairs = (piece.split("-") for piece in body.split())
    ranges = tuple((int(pair[0], 16), int(pair[-1], 16)) for pair in pairs)
    return Family(name, note.strip() == "fetched", ranges)


def fetched_families() -> frozenset[str]:
    """The names of the families that are not in the repository."""
    return frozenset(family.name for family in families() if family.is_fetched)


@cache
def _lacking(with_fetched: bool) -> re.Pattern:
    """Finds a character that no family has."""
    pieces = [
        f"{re.escape(chr(first))}-{re.escape(chr(last))}"
        for family in families()
        if with_fetched or not family.is_fetched
        for first, last in family.ranges
    ]
    return re.compile(f"[^{_UNDRAWN}{''.join(pieces)}]")


def first_lacking(text: str, *, with_fetched: bool = True) -> int | None:
    """Where the first character stands that no font has; None when there is none."""
    found = _lacking(with_fetched).search(text)
    return found.start() if found else None


def named(character: str) -> str:
    """A character as a person may look it up: "U+1F600 GRINNING FACE"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def validate_printable(text: str) -> None:
    """Raise ValidationError that names the first character that no font of ours has."""
    position = first_lacking(text)
    if position is None:
        return
    raise ValidationError(
        _(
            "Line %(line)s, character %(column)s: no font of ours has %(character)s, so it could "
            "not be printed. Delete it, or write it in another way."
        ),
        code="unprintable_character",
        params=place(text, position) | {"character": named(text[position])},
    )
