"""The next year: what of a meeting goes into it, and what never does.

Each app declares its models in its own module ``next_year``; what nobody declares fails a test.
"""

from meetings.next_year import own
from meetings.next_year.hanging import hanging, undecided_fields, undeclared
from meetings.next_year.registry import (
    Copied,
    Left,
    Never,
    Opening,
    carried,
    copied,
    copies,
    left,
    left_behind,
    never,
    newest_with_copies,
    permissions,
)

__all__ = [
    "Copied",
    "Left",
    "Never",
    "Opening",
    "carried",
    "copied",
    "copies",
    "hanging",
    "left",
    "left_behind",
    "never",
    "newest_with_copies",
    "own",
    "permissions",
    "undecided_fields",
    "undeclared",
]
