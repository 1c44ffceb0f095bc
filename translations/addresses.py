"""Addresses of the desk's pages for sheets and texts."""

from django.urls import reverse

from translations.models import Sheet, TextUnit


def sheet_url(sheet: Sheet, language: str) -> str:
    """The page of a sheet in a language."""
    return reverse("translations:sheet", args=[sheet.label, sheet.object_id, language])


def text_url(unit: TextUnit, language: str) -> str:
    """The page of one text in a language."""
    sheet = unit.sheet
    return reverse("translations:text", args=[sheet.label, sheet.object_id, language, unit.pk])
