"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The read-only API."""

    name = "uccn.api"
    verbose_name = _("API")

    def ready(self) -> None:
        """Let every app declare its part, in its module ``api``."""
        autodiscover_modules("api")
