"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from uccn.lib import after_migrate


class SearchConfig(AppConfig):
    """The index, its page, its command."""

    name = "uccn.search"
    verbose_name = _("search")

    def ready(self) -> None:
        """Let every app say what can be found of it, and let Django find the checks."""
        from uccn.search import checks, databases  # noqa: F401

        after_migrate.register(databases.install)
        autodiscover_modules("search")
