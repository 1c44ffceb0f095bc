"""Addresses of the desk's pages for sheets and texts: in links, and whole for mail."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from translations.models import Sheet, TextUnit


def sheet_url(sheet: Sheet, language: str, **query: str) -> str:
    """The list of a sheet's texts in a language; parts of the query that are empty are left out."""
    path = reverse("translations:sheet", args=[sheet.label, sheet.object_id, language])
    return _with(path, query)


def text_url(unit: TextUnit, language: str, **query: str) -> str:
    """The editor with one text open in a language."""
    sheet = unit.sheet
    address = [sheet.label, sheet.object_id, language, unit.pk]
    return _with(reverse("translations:text", args=address), query)


def _with(path: str, query: dict[str, str]) -> str:
    """An address with those parts of a query that are not empty."""
    kept = {key: value for key, value in query.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path


def mail_url() -> str:
    """The page where a person chooses which mails to receive."""
    return reverse("translations:mail")


def absolute(path: str) -> str:
    """A path of the site as it stands in a mail."""
    return f"{settings.SITE_URL}{path}"
