"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The translation desk."""

    name = "translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        """Let Django find the checks."""
        from translations import settings_checks  # noqa: F401
