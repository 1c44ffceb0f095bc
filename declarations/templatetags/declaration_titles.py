"""Titles of declarations in lists, in a language that is public."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from declarations import listed
from uccn.lib import languages
from uccn.lib.templatetags.uccn_text import shown
from uccn.lib.text import html_listing

register = template.Library()


@register.simple_tag
def listed_title(declaration) -> SafeString:
    """The title, marked with its language when that is not the page's."""
    return shown(listed.listed_title(declaration, languages.current()))


@register.simple_tag
def paragraph_links(lines) -> SafeString:
    """Links to paragraphs by their numbers, as a list in words: "4, 5 and 6"."""
    return html_listing(
        [format_html('<a href="#p-{}">{}</a>', line.key, line.number) for line in lines]
    )


@register.filter
def language_list(codes) -> SafeString:
    """The languages' names in the page's language, as a list in words."""
    return html_listing([languages.name_in(code) for code in codes])


@register.filter
def open_to_readers(versions) -> list:
    """The language versions whose language readers see: those that a page may link to."""
    return [version for version in versions if version.language in languages.public_codes()]
