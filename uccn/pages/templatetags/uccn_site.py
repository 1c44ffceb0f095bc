"""The links from a page to itself in other languages."""

from django import template
from django.utils.html import format_html, format_html_join

from uccn.lib import addresses, languages
from uccn.lib.middleware import language_of_path
from uccn.lib.public_page import query_of

register = template.Library()


def _path(context, path: str, code: str) -> str:
    """Where a page stands in a language: where it says itself, else at the same path."""
    return context.get("language_paths", {}).get(code) or addresses.in_language(path, code)


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
    query = "" if context.get("language_path") else query_of(request)
    return [
        {
            "code": code,
            "name": languages.own_name(code),
            "direction": languages.direction(code),
            "url": _path(context, path, code) + query,
            "here": code == languages.current(),
        }
        for code in languages.public_codes()
    ]


@register.simple_tag(takes_context=True)
def alternate_links(context):
    """The page's address, and its ``hreflang`` links where it is complete in its own language.

    A view that knows in which languages it is says so in ``complete_languages``; a page of the
    interface alone is complete in all. One that shows what stands elsewhere names that place in
    ``canonical_path``. A draft announces nothing.
    """
    request = context.get("request")
    if request is None or context.get("draft_state") or not language_of_path(request.path_info):
        return ""
    complete = context.get("complete_languages")
    codes = [c for c in languages.public_codes() if complete is None or c in complete]
    canonical = context.get("canonical_path")
    if not codes and not canonical:
        return ""
    own = addresses.in_language(request.path_info, languages.current())
    links = []
    if languages.current() in codes and canonical in (None, own):
        links = _alternates(context, request.path_info, codes)
    html = format_html_join("", '\n    <link rel="alternate" hreflang="{}" href="{}">', links)
    address = addresses.absolute(canonical or own)
    return format_html('<link rel="canonical" href="{}">{}', address, html)


def _alternates(context, path: str, codes: list[str]) -> list[tuple[str, str]]:
    """Language and address of the page in each, and for readers of none of them."""
    links = [(code, addresses.absolute(_path(context, path, code))) for code in codes]
    return [*links, ("x-default", dict(links)[addresses.default_of(codes)])]
