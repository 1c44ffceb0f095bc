"""Addresses of the desk's pages for sheets and texts: in links, and whole for mail."""

from django.conf import settings
from django.urls import reverse

from translations.models import Sheet, TextUnit


def sheet_url(sheet: Sheet, language: str) -> str:
    """The page of a sheet in a language."""
    return reverse("translations:sheet", args=[sheet.label, sheet.object_id, language])


def text_url(unit: TextUnit, language: str) -> str:
    """The page of one text in a language."""
    sheet = unit.sheet
    return reverse("translations:text", args=[sheet.label, sheet.object_id, language, unit.pk])


def mail_url() -> str:
    """The page where a person chooses which mails to receive."""
    return reverse("translations:mail")


def absolute(path: str) -> str:
    """A path of the site as it stands in a mail."""
    return f"{settings.SITE_URL}{path}"
