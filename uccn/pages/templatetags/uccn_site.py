"""The links from a page to itself in other languages."""

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join

from uccn.lib import languages
from uccn.lib.middleware import language_of_path

register = template.Library()


def _in_language(path: str, code: str) -> str:
    """A page's path in another language; for a path without one, that language's home."""
    current = language_of_path(path)
    if not current:
        return f"/{code}/"
    return f"/{code}/{path[len(current) + 2 :]}"


def _path(context, path: str, code: str) -> str:
    """Where a page stands in a language: where it says itself, else at the same path."""
    return context.get("language_paths", {}).get(code) or _in_language(path, code)


@register.simple_tag(takes_context=True)
def language_links(context) -> list[dict[str, object]]:
    """The public languages, each named in itself, with this page's address and query in it.

    A page that makes sense in its own language alone says in ``language_path`` what the others
    have in its place; one that lives at another path in some, in ``language_paths``.
    """
    request = context.get("request")
    if request is None:
        return []
    path = context.get("language_path") or request.path_info
    query = "" if context.get("language_path") else request.GET.urlencode()
    return [
        {
            "code": code,
            "name": languages.own_name(code),
            "direction": languages.direction(code),
            "url": _path(context, path, code) + (f"?{query}" if query else ""),
            "here": code == languages.current(),
        }
        for code in languages.public_codes()
    ]


@register.simple_tag(takes_context=True)
def alternate_links(context):
    """``hreflang`` links for the languages in which the page is complete, and ``x-default``.

    A view that knows says so in ``complete_languages``; a page of the interface alone is complete
    in all. A draft announces nothing.
    """
    request = context.get("request")
    if request is None or context.get("draft_state") or not language_of_path(request.path_info):
        return ""
    complete = context.get("complete_languages")
    codes = [c for c in languages.public_codes() if complete is None or c in complete]
    if not codes:
        return ""
    root = request.build_absolute_uri("/").rstrip("/")
    links = [(code, root + _path(context, request.path_info, code)) for code in codes]
    default = next((url for code, url in links if code == settings.LANGUAGE_CODE), links[0][1])
    html = format_html_join(
        "\n    ", '<link rel="alternate" hreflang="{}" href="{}">', [*links, ("x-default", default)]
    )
    own = root + _in_language(request.path_info, languages.current())
    return format_html('<link rel="canonical" href="{}">\n    {}', own, html)
