"""What the desk's templates say about texts."""

from django import template
from django.utils.html import format_html, format_html_join

from translations.addresses import text_url
from translations.desk import invisible
from translations.desk.rows import Row
from translations.permissions import EXCHANGE_FILES, MANAGE_MEMORY
from uccn.lib.later import later

actions = later("translations.actions")

register = template.Library()


@register.filter
def seen(text: str) -> list:
    """A text in stretches, with the invisible characters named."""
    return invisible.seen(text)


@register.filter
def has_invisible(text: str) -> bool:
    """Whether a text holds characters that nobody sees."""
    return invisible.has_invisible(text)


_DIFFERENCE = {"gone": "<del>{}</del>{}", "new": "<ins>{}</ins>", "same": "{}"}
# Keeps the letters of two Arabic words that stand side by side from joining.
_ZWNJ = "\u200c"


@register.filter
def difference(pieces, apart: str = ""):
    """Pieces as HTML, what is gone struck out; ``apart`` parts it from what follows."""
    after = _ZWNJ if apart else ""
    return format_html_join(
        "", "{}", ((format_html(_DIFFERENCE[kind], text, after),) for kind, text in pieces)
    )


@register.simple_tag
def row_url(row: Row, only: str = "") -> str:
    """The editor with a row open."""
    return text_url(row.unit, row.language, only=only)


@register.simple_tag(takes_context=True)
def may_resolve(context, comment) -> bool:
    """Whether the person may close a comment, or open it again."""
    return actions.may_resolve(context["request"].user, comment)


@register.simple_tag(takes_context=True)
def may_exchange_files(context) -> bool:
    """Whether the person may take texts out in files and bring them back."""
    return context["request"].user.has_perm(EXCHANGE_FILES)


@register.simple_tag(takes_context=True)
def may_manage_memory(context) -> bool:
    """Whether the person may export the memory and add to it."""
    return context["request"].user.has_perm(MANAGE_MEMORY)
