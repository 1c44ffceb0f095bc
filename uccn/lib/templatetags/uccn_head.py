"""What stands in the head of every page for speed."""

from functools import cache

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from uccn.lib import languages
from uccn.lib.scripts import script

register = template.Library()
# By codes of ISO 15924: the families of fonts.css that a language's text is set in.
_FAMILIES = {"Arab": "arabic", "Cyrl": "cyrillic", "Latn": "latin"}


@register.simple_tag
def text_font() -> str:
    """The address of the one font that a page's text waits for; '' where it needs none of ours.

    The browser would learn of it only from the style sheet, a journey later.
    """
    return _font(languages.current())


@cache
def _font(language: str) -> str:
    """The upright face of the language's script."""
    family = _FAMILIES.get(script(language))
    name = f"fonts/text-{family}-400.woff2"
    return static(name) if family and finders.find(name) else ""


@register.simple_tag
@cache
def style_sheet() -> str:
    """The address of the one style sheet of public pages."""
    return static("css/public.css")
