"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The index, its page, its command."""

    name = "uccn.search"
    verbose_name = _("search")

    def ready(self) -> None:
        """Let every app say what can be found of it, and let Django find the checks."""
        from uccn.search import checks  # noqa: F401

        autodiscover_modules("search")
