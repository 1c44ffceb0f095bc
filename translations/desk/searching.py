"""Which rows of a sheet a list or a walk shows: by state, and by words in either language."""

import unicodedata

from django.utils.translation import gettext_lazy as _

from translations.desk.rows import Row
from translations.models import Status

# By their names in addresses.
STATES = {
    "todo": _("to do"),
    "missing": _("missing"),
    "draft": _("draft"),
    "outdated": _("outdated"),
    "review": _("in review"),
    "approved": _("approved"),
    "not-needed": _("not needed"),
    "errors": _("with errors"),
}


def is_in(row: Row, state: str) -> bool:
    """Whether a row is among those of a filter; an unknown filter holds every row."""
    match state:
        case "todo":
            return row.is_to_do
        case "outdated":
            return row.is_outdated
        case "errors":
            return row.state.errors > 0
        case "review":
            return row.is_to_review
        case "missing" | "draft" | "approved":
            return row.status == Status(state)
        case "not-needed":
            return row.status == Status.NOT_NEEDED
    return True


def folded(text: str) -> str:
    """A text as searching compares it: without case, accents and Arabic vowel signs."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in split if not unicodedata.combining(character))


def holds(row: Row, words: str) -> bool:
    """Whether the source or the text being worked on holds the words."""
    wanted = folded(words)
    return wanted in folded(row.source) or wanted in folded(row.working)


def chosen(rows: list[Row], *, state: str = "", words: str = "") -> list[Row]:
    """The rows that a filter and a search leave, in their order."""
    found = [row for row in rows if is_in(row, state)]
    return [row for row in found if holds(row, words)] if words.strip() else found
