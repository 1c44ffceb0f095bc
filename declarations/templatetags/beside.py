"""Reading a declaration beside other languages: which may be added, which taken away."""

from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from declarations.beside import MOST
from declarations.reading import Reading
from uccn.lib import languages
from uccn.lib.text import html_listing

register = template.Library()


class Choice(NamedTuple):
    """A language, whether it stands beside the reader's, and the page with or without it."""

    code: str
    is_chosen: bool
    url: str


@register.simple_tag
def beside_choices(text: Reading, chosen=()) -> list[Choice]:
    """The languages that can be added to a page or taken from it, each with where that leads.

    With as many as a page may have, they can only be taken away. Runs no query.
    """
    given = {version.language for version in text.public} - {text.version.language}
    may_add = 1 + len(chosen or ()) < MOST
    offered = [
        code
        for code in languages.public_codes()
        if code != text.wanted and (code in chosen or (code in given and may_add))
    ]
    return [
        Choice(code, code in chosen, _url(text, set(chosen or ()) ^ {code})) for code in offered
    ]


def _url(text: Reading, codes: set[str]) -> str:
    """The page of the reader's language beside others, in the settings' order."""
    return text.declaration.beside_url([c for c in languages.codes() if c in codes])


@register.filter
def marked(language: str, around: str) -> SafeString | str:
    """The attributes ``lang`` and ``dir`` where a text is in another language than its cell."""
    if language in ("", around):
        return ""
    return format_html(' lang="{}" dir="{}"', language, languages.direction(language))


@register.simple_tag
def page_in(declaration, language: str) -> str:
    """The text's own page in a language, '' where readers do not see that language."""
    if language not in languages.public_codes():
        return ""
    with translation.override(language):
        return declaration.get_absolute_url()


@register.simple_tag
def report_in(unit_id: int, language: str) -> str:
    """The form to report a problem with a translation into a language."""
    with translation.override(language):
        return reverse("reports:form", args=[unit_id])


@register.filter
def version_list(numbers: list[int]) -> SafeString:
    """Numbers of versions as a list in words: "1, 2 and 3"."""
    return html_listing([format_html("{}", number) for number in numbers])


@register.simple_tag
def changes_of(step, single) -> str:
    """The page of what changed with a version; the paragraph's place there, where it has one.

    The page shows the reader's language, and in it only the paragraphs that changed.
    """
    number = step.version.number
    address = single.text.declaration.changes_url(number - 1, number)
    is_there = single.text.version.language in {*step.changed, *step.removed}
    return f"{address}#p-{single.key}" if is_there else address
