"""What a declaration's page says to machines, in its head."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def meta_elements(tags: list[tuple[str, str]]) -> SafeString:
    """The pairs of name and content as ``<meta>`` elements."""
    return format_html_join("\n", '<meta name="{}" content="{}">', tags)
