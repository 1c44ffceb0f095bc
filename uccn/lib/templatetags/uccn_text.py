"""Texts in templates: with their marks, and in the language that they are really in."""

from urllib.parse import urlencode

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import pgettext

from uccn.lib import dates, languages, text

register = template.Library()
register.filter("rich", text.to_html)
register.filter("plain", text.to_plain)
register.filter("lines", text.to_html_lines)
register.filter("paragraphs", text.paragraphs_html)
register.filter("direction", languages.direction)
register.filter("own_name", languages.own_name)
register.filter("full_date", dates.full_date)


@register.filter(expects_localtime=True)
def day(moment) -> str:
    """The day of a moment, as the page's language writes it: "12 juin 2018"."""
    return dates.full_date(moment.date())


@register.filter
def language_name(code: str) -> str:
    """The language's name in the page's: "arabe" for ar on a French page."""
    return languages.name_in(code)


@register.filter(name="text")
def resolved_text(instance, field: str) -> languages.Resolved:
    """A field's text for the page's language, with the language that it is really in."""
    return instance.text(field)


@register.simple_tag
def text_of(instance, field: str):
    """A field's text for the page's language; in another one it carries ``lang`` and ``dir``."""
    return shown(instance.text(field))


@register.filter
def shown(resolved: languages.Resolved):
    """A resolved text as HTML, marked when it is not in the page's language."""
    html = text.to_html(resolved.text)
    if resolved.language in ("", languages.current()):
        return html
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>',
        resolved.language,
        languages.direction(resolved.language),
        html,
    )


@register.filter
def attributes(language: str):
    """The attributes ``lang`` and ``dir`` for an element in that language; '' for the page's."""
    if language in ("", languages.current()):
        return ""
    return format_html(' lang="{}" dir="{}"', language, languages.direction(language))


@register.simple_tag(takes_context=True)
def address_in(context, instance, language: str) -> str:
    """The object's page in a language, with the preview's token when this page has one."""
    with translation.override(language):
        address = instance.get_absolute_url()
    request = context.get("request")
    token = request.GET.get("preview", "") if request else ""
    return f"{address}?{urlencode({'preview': token})}" if token else address


@register.simple_tag
def comma() -> str:
    """The comma between the parts of a name, as the page's language writes it."""
    return pgettext("comma between the parts of a name", ", ")
