"""What the desk's templates say about texts."""

from django import template
from django.urls import reverse

from translations.desk import invisible
from translations.desk.rows import Row
from translations.permissions import may_translate, may_use_desk

register = template.Library()


@register.filter
def seen(text: str) -> list:
    """A text in stretches, with the invisible characters named."""
    return invisible.seen(text)


@register.filter
def has_invisible(text: str) -> bool:
    """Whether a text holds characters that nobody sees."""
    return invisible.has_invisible(text)


@register.simple_tag
def row_url(opened, row: Row, only: str = "") -> str:
    """The editor with a row open."""
    address = reverse("translations:text", args=[*opened.address, row.unit.pk])
    return f"{address}?only={only}" if only else address


@register.simple_tag(takes_context=True)
def may_write_language(context, language: str) -> bool:
    """Whether the person may write drafts in a language."""
    return may_translate(context["request"].user, language)


@register.simple_tag(takes_context=True)
def may_open_desk(context) -> bool:
    """Whether the desk is open to the person at all."""
    return may_use_desk(context["request"].user)
