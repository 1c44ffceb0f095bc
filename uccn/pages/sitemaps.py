"""The pages that belong to no single subject, for sitemaps."""

from django.urls import reverse

from uccn.discovery.sitemaps import Entry, everywhere, register

PAGES = ["home", "about", "accessibility", "privacy", "colophon"]


def _entries() -> list[Entry]:
    """Their words are part of the code: when they changed is not known to the site."""
    return [everywhere(reverse(f"pages:{name}")) for name in PAGES]


register("pages", _entries)
