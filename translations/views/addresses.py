"""Where the desk's pages are, for views and templates."""

from urllib.parse import urlencode

from django.urls import reverse

from translations.desk.opened import Opened
from translations.desk.rows import Row


def of_sheet(opened: Opened, **query: str) -> str:
    """The list of a sheet's texts in the language that is open."""
    return _with(reverse("translations:sheet", args=opened.address), query)


def of_row(opened: Opened, row: Row, **query: str) -> str:
    """The editor, with a row open."""
    return _with(reverse("translations:text", args=[*opened.address, row.unit.pk]), query)


def _with(path: str, query: dict[str, str]) -> str:
    """An address with those parts of a query that are not empty."""
    kept = {key: value for key, value in query.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
