"""The hosts of a meeting in words, each linked to its city."""

from django import template
from django.utils.html import format_html

from meetings import headline
from uccn.lib import dates
from uccn.lib.templatetags.uccn_text import shown
from uccn.lib.text import html_listing

register = template.Library()


def _name(host, linked: bool):
    """A host's name, in its own language where it has none in the page's, as a link or not."""
    html = shown(host.name)
    if linked and host.city:
        return format_html('<a href="{}">{}</a>', host.city.get_absolute_url(), html)
    return html


@register.simple_tag
def host_links(meeting, plain: bool = False):
    """ "Cracovie et Katowice (Pologne)", member cities linked unless ``plain``."""
    return headline.places_html(
        [(_name(host, not plain), host.country) for host in meeting.host_list]
    )


@register.simple_tag
def host_names(hosts, linked: bool = True):
    """Names of hosts as a list in words, member cities linked if wanted."""
    return html_listing([_name(host, linked) for host in hosts])


@register.simple_tag
def host_name(host):
    """One host's name, linked when it is a member city."""
    return _name(host, True)


@register.simple_tag
def period(designation) -> str:
    """A designation's years: "since 2013" or "2008–2023"."""
    return dates.period(designation.start_year, designation.end_year)
