"""The part of a page's head that machines read."""

from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext

from uccn.discovery import feeds
from uccn.discovery.atom import MEDIA_TYPE
from uccn.discovery.head import Head
from uccn.lib.middleware import language_of_path

register = template.Library()


@register.simple_tag(takes_context=True)
def machine_head(context):
    """Description, linked data and sharing tags; a draft says nothing of itself.

    A view that has something to say gives it as ``head``, one of the generic floor its name as
    ``head_title``; else the page names only itself.
    """
    request = context.get("request")
    if request is None or context.get("draft_state") or not language_of_path(request.path_info):
        return ""
    head = context.get("head")
    if head is None:
        own, path = context.get("head_title"), request.path_info
        title = own or gettext("UNESCO Creative Cities Network: annual meetings")
        head = Head(title=title, path=path, trail=[(title, path)] if own else [])
    return head.elements()


@register.simple_tag(takes_context=True)
def feed_links(context):
    """Links to the feeds in the page's language."""
    request = context.get("request")
    if request is None or not language_of_path(request.path_info):
        return ""
    found = [(MEDIA_TYPE, feed.title, reverse("feed", args=[feed.name])) for feed in feeds.feeds()]
    return format_html_join(
        "\n    ", '<link rel="alternate" type="{}" title="{}" href="{}">', found
    )
