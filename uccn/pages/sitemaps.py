"""The pages that belong to no single subject, for sitemaps."""

from django.urls import reverse

from uccn.discovery.sitemaps import Entry, everywhere, register

PAGES = [
    "pages:home", "pages:about", "pages:accessibility", "pages:privacy", "pages:colophon",
    "data:documentation", "search:results",
]  # fmt: skip


def _entries() -> list[Entry]:
    """Their words are part of the code: when they changed is not known to the site."""
    return [everywhere(reverse(name)) for name in PAGES]


register("pages", _entries)
