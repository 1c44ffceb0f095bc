"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class DiscoveryConfig(AppConfig):
    """Sitemaps, feeds, linked data, pictures of links."""

    name = "uccn.discovery"
    verbose_name = _("discovery")

    def ready(self) -> None:
        """Let every app declare its pages and its feeds, and let Django find the check."""
        from uccn.discovery import checks  # noqa: F401

        autodiscover_modules("sitemaps", "feeds")
