"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The translation desk."""

    name = "translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        """Let every app register what can be translated, in its module ``translating``."""
        from translations import registry

        autodiscover_modules("translating")
        registry.complete()
