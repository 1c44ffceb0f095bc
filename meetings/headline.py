"""Lines about a meeting made from its data, by each language's own patterns."""

from collections.abc import Callable
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from uccn.lib import dates
from uccn.lib.text import html_listing


def edition_name(edition: int, kind: str) -> str:
    """12, "meeting" → "XII^e^ Réunion annuelle" in the active language, in our texts' grammar."""
    if kind == "meeting":
        pattern = pgettext("edition in full", "%(ordinal)s Annual Meeting")
    else:
        pattern = pgettext("edition in full", "%(ordinal)s Annual Conference")
    return pattern % {"ordinal": dates.ordinal(edition)}


def places(hosts: list[tuple[str, str]]) -> str:
    """[("Cracovie", "Pologne"), ("Katowice", "Pologne")] → "Cracovie et Katowice (Pologne)".

    Neighbours of one country share its name; '' when there is no host.
    """
    return _grouped(hosts, dates.listing, lambda pattern, **parts: pattern % parts)


def places_html(hosts: list[tuple[SafeString, str]]) -> SafeString:
    """The same with names that are safe HTML, such as links."""
    return _grouped(hosts, html_listing, _filled)


def _grouped(hosts, listing: Callable, fill: Callable):
    """Hosts by country, each group filled into the language's pattern."""
    groups = []
    for country, members in groupby(hosts, key=lambda host: host[1]):
        names = listing([name for name, _country in members])
        pattern = pgettext("hosts and their country", "%(cities)s (%(country)s)")
        groups.append(fill(pattern, cities=names, country=country))
    return listing(groups)


def _filled(pattern: str, **parts) -> SafeString:
    """A catalogue's pattern with safe HTML in its places."""
    return format_html(pattern.replace("%(", "{").replace(")s", "}"), **parts)


def header_line(edition: str, where: str, when: str) -> str:
    """The line that names a meeting in full; without hosts, the line without them."""
    if not where:
        pattern = pgettext(
            "header line", "%(edition)s of the UNESCO Creative Cities Network, %(dates)s"
        )
    else:
        pattern = pgettext(
            "header line",
            "%(edition)s of the UNESCO Creative Cities Network, %(places)s, %(dates)s",
        )
    return pattern % {"edition": edition, "places": where, "dates": when}
