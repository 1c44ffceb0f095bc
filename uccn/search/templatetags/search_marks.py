"""A text in pieces as HTML, what was looked for marked."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def marked(pieces) -> SafeString:
    """The pieces one after the other, hits as ``<mark>``."""
    return format_html_join("", "{}", ((_html(piece),) for piece in pieces))


def _html(piece) -> SafeString:
    """A piece, escaped."""
    return format_html("<mark>{}</mark>" if piece.is_hit else "{}", piece.text)
