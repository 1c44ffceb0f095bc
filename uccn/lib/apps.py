"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibConfig(AppConfig):
    """Ground floor; an app for its commands and its checks."""

    name = "uccn.lib"
    verbose_name = _("library")

    def ready(self) -> None:
        """Let Django find the checks."""
        from uccn.lib import checks, settings_checks  # noqa: F401
